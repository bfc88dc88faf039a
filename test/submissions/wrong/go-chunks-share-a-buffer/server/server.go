package main

import (
	"io"
	"log"
	"net"
	"os"
)

func main() {
	conn, err := net.ListenUDP("udp", &net.UDPAddr{Port: 5119})
	if err != nil {
		log.Fatal(err)
	}
	buf := make([]byte, 2048)
	for {
		n, client, err := conn.ReadFromUDP(buf)
		if err != nil {
			log.Println(err)
			continue
		}
		file, err := os.Open(string(buf[:n]))
		if err != nil {
			log.Println(err)
			continue
		}
		for {
			n, err := io.ReadFull(file, buf)
			conn.WriteToUDP(buf[:n], client)
			if err != nil {
				break
			}
		}
		file.Close()
	}
}
