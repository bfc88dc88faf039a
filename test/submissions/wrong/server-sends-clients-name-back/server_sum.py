#!/usr/bin/env python3
import json
import socket

HOST = "localhost"
PORT = 9797

me = "Server of Telmo Vidal"
my_number = 84

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
    sock.bind((HOST, PORT))
    print(f"Listening on {HOST}:{PORT}")
    while True:
        data, addr = sock.recvfrom(4096)
        request = json.loads(data.decode("utf-8"))
        value = request["number"]
        if not 1 <= value <= 100:
            print("Invalid number received. Shutting down.")
            break
        print("client name   =", request["name"])
        print("server name   =", me)
        print("client number =", value)
        print("server number =", my_number)
        print("sum           =", value + my_number)
        print("-" * 30)
        sock.sendto(json.dumps({**request, "number": my_number}).encode("utf-8"), addr)
