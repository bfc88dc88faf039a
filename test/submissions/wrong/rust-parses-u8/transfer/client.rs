use std::env;
use std::fs::File;
use std::io::Write;
use std::net::UdpSocket;

const SERVER: &str = "127.0.0.1:14142";
const CHUNK: usize = 2048;

fn main() -> std::io::Result<()> {
    let name = match env::args().nth(1) {
        Some(name) => name,
        None => {
            println!("usage: file_client FILE");
            return Ok(());
        }
    };

    let socket = UdpSocket::bind("0.0.0.0:0")?;
    socket.send_to(name.as_bytes(), SERVER)?;

    let mut file = File::create(format!("received_{}", name))?;
    let mut buf = [0u8; CHUNK];
    loop {
        let n = socket.recv(&mut buf)?;
        file.write_all(&buf[..n])?;
        if n < CHUNK {
            break;
        }
    }
    println!("received {}", name);
    Ok(())
}
