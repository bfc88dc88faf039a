package main

import (
	"bytes"
	"encoding/gob"
	"fmt"
	"net"
	"os"
)

type Hello struct {
	Who string
	N   int
}

func main() {
	fmt.Print("Give an integer between 1 and 100: ")
	var n int
	if _, err := fmt.Scan(&n); err != nil {
		os.Exit(1)
	}
	conn, err := net.Dial("udp", "127.0.0.1:14730")
	if err != nil {
		panic(err)
	}
	defer conn.Close()
	var out bytes.Buffer
	gob.NewEncoder(&out).Encode(Hello{"Client of Casimiro Leal", n})
	conn.Write(out.Bytes())
	if n < 1 || n > 100 {
		return
	}
	buffer := make([]byte, 4096)
	size, err := conn.Read(buffer)
	if err != nil {
		panic(err)
	}
	var reply Hello
	gob.NewDecoder(bytes.NewReader(buffer[:size])).Decode(&reply)
	fmt.Println("Client of Casimiro Leal chose", n)
	fmt.Println(reply.Who, "chose", reply.N)
	fmt.Println("Sum", n+reply.N)
}
