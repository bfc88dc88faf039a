use std::fs;
use std::net::UdpSocket;

const CHUNK: usize = 2048;

fn main() -> std::io::Result<()> {
    let socket = UdpSocket::bind("0.0.0.0:14141")?;
    let mut buf = [0u8; 1024];
    loop {
        let (n, client) = socket.recv_from(&mut buf)?;
        let name = String::from_utf8_lossy(&buf[..n]).to_string();
        let data = match fs::read(&name) {
            Ok(data) => data,
            Err(error) => {
                println!("{}: {}", name, error);
                continue;
            }
        };
        for chunk in data.chunks(CHUNK) {
            socket.send_to(chunk, client)?;
        }
        if data.len() % CHUNK == 0 {
            socket.send_to(&[], client)?;
        }
        println!("{} sent", name);
    }
}
