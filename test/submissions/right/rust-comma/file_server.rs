// rustc file_server.rs && ./file_server
use std::fs;
use std::io;
use std::net::{SocketAddr, UdpSocket};

const CHUNK: usize = 2048;

fn send_file(socket: &UdpSocket, name: &str, client: SocketAddr) -> io::Result<usize> {
    let content = fs::read(name)?;
    let mut count = 0;
    for chunk in content.chunks(CHUNK) {
        socket.send_to(chunk, client)?;
        count += 1;
    }
    if content.len() % CHUNK == 0 {
        // nothing shorter than a full chunk was sent yet
        socket.send_to(&[], client)?;
        count += 1;
    }
    Ok(count)
}

fn main() -> io::Result<()> {
    let socket = UdpSocket::bind("0.0.0.0:34255")?;
    let mut buf = [0u8; 1024];
    loop {
        let (n, client) = socket.recv_from(&mut buf)?;
        let name = String::from_utf8_lossy(&buf[..n]).to_string();
        match send_file(&socket, &name, client) {
            Ok(count) => println!("{}: {} datagrams", name, count),
            Err(e) => println!("{}: {}", name, e),
        }
    }
}
