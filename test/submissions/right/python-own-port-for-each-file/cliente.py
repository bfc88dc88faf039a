import os, socket, sys

if len(sys.argv) < 2:
    print("uso: python3 cliente.py FICHERO [SERVIDOR [PUERTO]]")
    sys.exit(1)
nombre = sys.argv[1]
servidor = sys.argv[2] if len(sys.argv) > 2 else "localhost"
puerto = int(sys.argv[3]) if len(sys.argv) > 3 else 12012
os.makedirs("descargas/hoy", exist_ok=True)
ruta = "descargas/hoy/copia_" + os.path.basename(nombre)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s, open(ruta, "wb") as f:
    s.sendto(f"DAME {nombre}\r\n".encode(), (servidor, puerto))
    while True:
        trozo, _ = s.recvfrom(2048)
        f.write(trozo)
        if len(trozo) < 2048:
            break
print("Guardado en", ruta)
