import json
import socket

PORT = 5544


def open_socket():
    return socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def encode(who, value):
    return json.dumps([who, value]).encode()


def decode(data):
    who, value = json.loads(data)
    return who, value
