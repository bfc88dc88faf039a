package main

import (
	"fmt"
	"math/rand"
	"net"
	"os"
	"strconv"
	"strings"
)

const where = "127.0.0.1:7411"

func split(data []byte) (string, int) {
	parts := strings.Split(string(data), ",")
	number, err := strconv.Atoi(parts[1])
	if err != nil {
		panic(err)
	}
	return parts[0], number
}

func show(client string, server string, a int, b int) {
	fmt.Println("client:", client)
	fmt.Println("server:", server)
	fmt.Println("client chose:", a)
	fmt.Println("server chose:", b)
	fmt.Println("sum:", a+b)
}

func host() {
	address, _ := net.ResolveUDPAddr("udp", where)
	conn, err := net.ListenUDP("udp", address)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer conn.Close()
	buffer := make([]byte, 600)
	for {
		n, peer, err := conn.ReadFromUDP(buffer)
		if err != nil {
			return
		}
		client, a := split(buffer[:n])
		if a < 1 || a > 100 {
			return
		}
		b := rand.Intn(100) + 1
		show(client, "Server of Ema Vaz", a, b)
		conn.WriteToUDP([]byte(fmt.Sprintf("Server of Ema Vaz,%d", b)), peer)
	}
}

func guest() {
	var a int
	fmt.Print("Number between 1 and 100: ")
	fmt.Scan(&a)
	conn, err := net.Dial("udp", where)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "Client of Ema Vaz,%d", a)
	if a < 1 || a > 100 {
		return
	}
	buffer := make([]byte, 600)
	n, err := conn.Read(buffer)
	if err != nil {
		return
	}
	server, b := split(buffer[:n])
	show("Client of Ema Vaz", server, a, b)
}

func main() {
	if len(os.Args) < 2 {
		fmt.Println("usage: adder host|guest")
		os.Exit(2)
	}
	switch os.Args[1] {
	case "host":
		host()
	case "guest":
		guest()
	}
}
