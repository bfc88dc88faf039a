import os, socket, threading, time

carpeta = input("Carpeta que se sirve (Intro = la actual): ").strip() or "."
puerto = 12012
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", puerto))
print("Esperando peticiones en el puerto", puerto, flush=True)


def enviar(nombre, destino):
    # como en TFTP: cada transferencia sale por su propio puerto
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as d, open(os.path.join(carpeta, nombre), "rb") as f:
        while True:
            trozo = f.read(2048)
            d.sendto(trozo, destino)
            if len(trozo) < 2048:
                break
            time.sleep(0.002)
    print("Enviado:", nombre, flush=True)


while True:
    datos, quien = s.recvfrom(1024)
    verbo, _, nombre = datos.decode().rstrip("\r\n").partition(" ")
    if verbo != "DAME" or not os.path.isfile(os.path.join(carpeta, nombre)):
        print("Petición rara:", datos)
        continue
    threading.Thread(target=enviar, args=(nombre, quien), daemon=True).start()
