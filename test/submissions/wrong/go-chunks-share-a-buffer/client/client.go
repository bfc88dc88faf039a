package main

import (
	"log"
	"net"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: client FILE")
	}
	name := os.Args[1]
	conn, err := net.Dial("udp", "127.0.0.1:5119")
	if err != nil {
		log.Fatal(err)
	}
	conn.Write([]byte(name))

	var chunks [][]byte
	buf := make([]byte, 2048)
	for {
		n, err := conn.Read(buf)
		if err != nil {
			log.Fatal(err)
		}
		chunks = append(chunks, buf[:n])
		if n < 2048 {
			break
		}
	}
	conn.Close()

	file, err := os.Create("received_" + name)
	if err != nil {
		log.Fatal(err)
	}
	for _, chunk := range chunks {
		file.Write(chunk)
	}
	file.Close()
}
