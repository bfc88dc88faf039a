use lab01::CHUNK;
use std::net::UdpSocket;

fn main() -> std::io::Result<()> {
    let socket = UdpSocket::bind("0.0.0.0:6001")?;
    let mut buffer = [0; 512];
    loop {
        let (size, client) = socket.recv_from(&mut buffer)?;
        let request = String::from_utf8_lossy(&buffer[..size]);
        let Some(name) = request.strip_prefix("get ") else {
            eprintln!("bad request: {request}");
            continue;
        };
        let Ok(content) = std::fs::read(name) else {
            eprintln!("no such file: {name}");
            continue;
        };
        for chunk in content.chunks(CHUNK) {
            socket.send_to(chunk, client)?;
        }
        if content.len() % CHUNK == 0 {
            socket.send_to(&[], client)?;
        }
    }
}
