package main

import (
	"fmt"
	"net"
	"os"
)

const chunk = 2048

func main() {
	socket, err := net.ListenPacket("udp4", ":6464")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println("waiting on", socket.LocalAddr())
	request := make([]byte, 512)
	for {
		n, client, err := socket.ReadFrom(request)
		if err != nil {
			continue
		}
		content, err := os.ReadFile(string(request[:n]))
		if err != nil {
			fmt.Println(err)
			continue
		}
		left := uint16(len(content))
		at := 0
		for left >= chunk {
			socket.WriteTo(content[at:at+chunk], client)
			at += chunk
			left -= chunk
		}
		socket.WriteTo(content[at:at+int(left)], client)
	}
}
