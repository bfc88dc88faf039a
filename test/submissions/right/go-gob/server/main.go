package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"math/rand"
	"net"
)

type Hello struct {
	Who string
	N   int
}

func main() {
	socket, err := net.ListenPacket("udp", ":14730")
	if err != nil {
		panic(err)
	}
	defer socket.Close()
	buffer := make([]byte, 4096)
	for {
		size, from, err := socket.ReadFrom(buffer)
		if err != nil {
			continue
		}
		var asked Hello
		if gob.NewDecoder(bytes.NewReader(buffer[:size])).Decode(&asked) != nil {
			continue
		}
		if asked.N < 1 || asked.N > 100 {
			return
		}
		mine := rand.Intn(100) + 1
		fmt.Println(asked.Who, "chose", asked.N)
		fmt.Println("Server of Casimiro Leal chose", mine)
		fmt.Println("Sum", asked.N+mine)
		var out bytes.Buffer
		gob.NewEncoder(&out).Encode(Hello{"Server of Casimiro Leal", mine})
		socket.WriteTo(out.Bytes(), from)
	}
}
