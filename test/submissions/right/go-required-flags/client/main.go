package main

import (
	"flag"
	"fmt"
	"net"
	"os"
	"strings"
)

func main() {
	to := flag.String("to", "", "where the other half listens, as `ip:port`")
	who := flag.String("who", "", "my `name`")
	flag.Parse()
	if *to == "" || *who == "" {
		fmt.Fprintln(os.Stderr, "both are needed:")
		flag.PrintDefaults()
		os.Exit(2)
	}
	var n, m int
	fmt.Print("? ")
	fmt.Scan(&n)
	c, err := net.Dial("udp", *to)
	if err != nil {
		panic(err)
	}
	defer c.Close()
	fmt.Fprintf(c, "%s=%d", *who, n)
	b := make([]byte, 300)
	k, _ := c.Read(b)
	parts := strings.Split(string(b[:k]), "=")
	fmt.Sscan(parts[1], &m)
	fmt.Println(*who, n, parts[0], m, n+m)
}
