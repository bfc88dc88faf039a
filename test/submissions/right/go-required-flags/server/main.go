package main

import (
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Println("on which port?")
		os.Exit(1)
	}
	port, _ := strconv.Atoi(os.Args[1])
	c, err := net.ListenUDP("udp", &net.UDPAddr{Port: port})
	if err != nil {
		panic(err)
	}
	defer c.Close()
	b := make([]byte, 300)
	for {
		k, from, _ := c.ReadFromUDP(b)
		parts := strings.Split(string(b[:k]), "=")
		n, _ := strconv.Atoi(parts[1])
		if n < 1 || n > 100 {
			return
		}
		fmt.Println(parts[0], n, "Gundula", 19, n+19)
		c.WriteToUDP([]byte("Gundula=19"), from)
	}
}
