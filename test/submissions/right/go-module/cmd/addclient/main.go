package main

import (
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
)

const name = "Client of Ivo Castelo"

func main() {
	var number int
	fmt.Print("Integer between 1 and 100: ")
	if _, err := fmt.Scan(&number); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	conn, err := net.Dial("udp", "127.0.0.1:8100")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "%s,%d", name, number)
	if number < 1 || number > 100 {
		return
	}
	buffer := make([]byte, 1024)
	n, err := conn.Read(buffer)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	parts := strings.Split(string(buffer[:n]), ",")
	other, _ := strconv.Atoi(parts[1])
	fmt.Println("Client:", name, number)
	fmt.Println("Server:", parts[0], other)
	fmt.Println("Sum:", number+other)
}
