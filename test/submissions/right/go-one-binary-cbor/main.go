// One binary for the whole lab:  lab01 [flags] sum-server|sum-client|file-server|file-client FILE
package main

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

var (
	addr = flag.String("addr", "127.0.0.1:10101", "server address")
	who  = flag.String("who", "Chidi Okafor", "your name")
	root = flag.String("root", ".", "folder to serve")
	dest = flag.String("dest", "", "where to store (default: got-<name>)")
)

func die(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "lab01:", err)
		os.Exit(1)
	}
}

func listen() *net.UDPConn {
	a, err := net.ResolveUDPAddr("udp", *addr)
	die(err)
	c, err := net.ListenUDP("udp", a)
	die(err)
	return c
}

func sumServer() {
	c := listen()
	defer c.Close()
	me := "Server of " + *who
	buf := make([]byte, 1500)
	for {
		n, from, err := c.ReadFromUDP(buf)
		die(err)
		name, v, err := decode(buf[:n])
		if err != nil {
			fmt.Println("ignored:", err)
			continue
		}
		if v < 1 || v > 100 {
			fmt.Println("out of range - bye")
			return
		}
		mine := 1 + int(time.Now().UnixNano()/1000%100)
		fmt.Printf("%-20s | %-20s\n%-20d | %-20d\nsum: %d\n", name, me, v, mine, v+mine)
		c.WriteToUDP(encode(me, mine), from)
	}
}

func sumClient() {
	fmt.Print("Integer, please > ")
	line, _ := bufio.NewReader(os.Stdin).ReadString('\n')
	v, err := strconv.Atoi(strings.TrimSpace(line))
	die(err)
	c, err := net.Dial("udp", *addr)
	die(err)
	defer c.Close()
	me := "Client of " + *who
	c.Write(encode(me, v))
	c.SetReadDeadline(time.Now().Add(3 * time.Second))
	buf := make([]byte, 1500)
	n, err := c.Read(buf)
	die(err)
	name, w, err := decode(buf[:n])
	die(err)
	fmt.Printf("%-20s | %-20s\n%-20d | %-20d\nsum: %d\n", me, name, v, w, v+w)
}

func fileServer() {
	c := listen()
	defer c.Close()
	buf := make([]byte, 1500)
	for {
		n, from, err := c.ReadFromUDP(buf)
		die(err)
		f, err := os.Open(filepath.Join(*root, string(buf[:n])))
		if err != nil {
			fmt.Println(err)
			continue
		}
		chunk := make([]byte, 2048)
		for {
			k, _ := io.ReadFull(f, chunk)
			c.WriteToUDP(chunk[:k], from)
			if k < 2048 {
				break
			}
			time.Sleep(200 * time.Microsecond)
		}
		f.Close()
		fmt.Println("sent", string(buf[:n]))
	}
}

func fileClient(name string) {
	c, err := net.Dial("udp", *addr)
	die(err)
	defer c.Close()
	c.Write([]byte(name))
	if *dest == "" {
		*dest = "got-" + filepath.Base(name)
	}
	f, err := os.Create(*dest)
	die(err)
	defer f.Close()
	buf := make([]byte, 4096)
	for {
		n, err := c.Read(buf)
		die(err)
		f.Write(buf[:n])
		if n < 2048 {
			break
		}
	}
	fmt.Println("wrote", *dest)
}

func main() {
	flag.Parse()
	switch flag.Arg(0) {
	case "sum-server":
		sumServer()
	case "sum-client":
		sumClient()
	case "file-server":
		fileServer()
	case "file-client":
		if flag.NArg() < 2 {
			die(fmt.Errorf("file name missing"))
		}
		fileClient(flag.Arg(1))
	default:
		fmt.Fprintln(os.Stderr, "usage: lab01 [-addr HOST:PORT] [-who NAME] [-root DIR] [-dest FILE] sum-server | sum-client | file-server | file-client FILE")
		os.Exit(2)
	}
}
