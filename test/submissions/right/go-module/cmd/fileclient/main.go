package main

import (
	"log"
	"net"
	"os"
)

const chunkSize = 2048

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: fileclient NAME")
	}
	conn, err := net.Dial("udp", "127.0.0.1:8101")
	if err != nil {
		log.Fatal(err)
	}
	defer conn.Close()
	conn.Write([]byte(os.Args[1]))
	file, err := os.Create("go_" + os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer file.Close()
	chunk := make([]byte, chunkSize)
	for {
		n, err := conn.Read(chunk)
		if err != nil {
			log.Fatal(err)
		}
		file.Write(chunk[:n])
		if n < chunkSize {
			return
		}
	}
}
