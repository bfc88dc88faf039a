# ban nhap - chua xong
import socket
def send(x):
    pass
