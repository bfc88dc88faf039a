package main

import (
	"log"
	"net"
	"os"
)

const chunkSize = 2048

func main() {
	conn, err := net.ListenPacket("udp", ":8101")
	if err != nil {
		log.Fatal(err)
	}
	buffer := make([]byte, 1024)
	for {
		n, addr, err := conn.ReadFrom(buffer)
		if err != nil {
			log.Fatal(err)
		}
		content, err := os.ReadFile(string(buffer[:n]))
		if err != nil {
			log.Print(err)
			continue
		}
		for len(content) >= chunkSize {
			conn.WriteTo(content[:chunkSize], addr)
			content = content[chunkSize:]
		}
		conn.WriteTo(content, addr)
	}
}
