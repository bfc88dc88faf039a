use lab01::CHUNK;
use std::fs::File;
use std::io::Write;
use std::net::UdpSocket;

fn main() -> std::io::Result<()> {
    let name = std::env::args().nth(1).expect("usage: file_client <file>");
    let socket = UdpSocket::bind("0.0.0.0:0")?;
    socket.send_to(format!("get {name}").as_bytes(), "127.0.0.1:6001")?;

    let mut file = File::create(format!("downloaded_{name}"))?;
    let mut chunk = [0; CHUNK];
    loop {
        let (size, _) = socket.recv_from(&mut chunk)?;
        file.write_all(&chunk[..size])?;
        if size < CHUNK {
            return Ok(());
        }
    }
}
