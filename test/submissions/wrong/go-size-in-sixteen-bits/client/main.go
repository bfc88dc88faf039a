package main

import (
	"fmt"
	"net"
	"os"
)

const chunk = 2048

func main() {
	if len(os.Args) < 2 {
		fmt.Println("usage: client FILE")
		os.Exit(1)
	}
	socket, err := net.Dial("udp4", "127.0.0.1:6464")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer socket.Close()
	socket.Write([]byte(os.Args[1]))

	file, err := os.Create("copy-" + os.Args[1])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer file.Close()
	buffer := make([]byte, chunk)
	for n := chunk; n == chunk; {
		if n, err = socket.Read(buffer); err != nil {
			break
		}
		file.Write(buffer[:n])
	}
}
