package main

import (
	"fmt"
	"log"
	"math/rand"
	"net"
	"strconv"
	"strings"
)

const name = "Server of Ivo Castelo"

func main() {
	conn, err := net.ListenPacket("udp", ":8100")
	if err != nil {
		log.Fatal(err)
	}
	defer conn.Close()
	buffer := make([]byte, 1024)
	for {
		n, addr, err := conn.ReadFrom(buffer)
		if err != nil {
			log.Fatal(err)
		}
		parts := strings.Split(string(buffer[:n]), ",")
		number, _ := strconv.Atoi(parts[1])
		if number < 1 || number > 100 {
			return
		}
		own := rand.Intn(100) + 1
		fmt.Println("Client:", parts[0], number)
		fmt.Println("Server:", name, own)
		fmt.Println("Sum:", number+own)
		conn.WriteTo([]byte(fmt.Sprintf("%s,%d", name, own)), addr)
	}
}
