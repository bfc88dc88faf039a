use std::env;
use std::fs;
use std::net::UdpSocket;

const SIZE: usize = 2048;

fn give() -> std::io::Result<()> {
    let socket = UdpSocket::bind("127.0.0.1:8765")?;
    let mut buffer = [0u8; 500];
    loop {
        let (length, peer) = socket.recv_from(&mut buffer)?;
        let name = String::from_utf8_lossy(&buffer[..length]).to_string();
        let content = match fs::read(&name) {
            Ok(content) => content,
            Err(error) => {
                eprintln!("{}: {}", name, error);
                continue;
            }
        };
        let mut at = 0;
        loop {
            let end = usize::min(at + SIZE, content.len());
            socket.send_to(&content[at..end], peer)?;
            if end - at < SIZE {
                break;
            }
            at = end;
        }
    }
}

fn take(name: &str) -> std::io::Result<()> {
    let socket = UdpSocket::bind("127.0.0.1:0")?;
    socket.send_to(name.as_bytes(), "127.0.0.1:8765")?;
    let mut content = Vec::new();
    let mut buffer = [0u8; SIZE];
    loop {
        let (length, _) = socket.recv_from(&mut buffer)?;
        content.extend_from_slice(&buffer[..length]);
        if length < SIZE {
            break;
        }
    }
    fs::write(format!("taken_{}", name), content)
}

fn main() -> std::io::Result<()> {
    let words: Vec<String> = env::args().collect();
    match words.get(1).map(|word| word.as_str()) {
        Some("give") => give(),
        Some("take") => take(&words[2]),
        _ => {
            eprintln!("copy give | copy take FILE");
            Ok(())
        }
    }
}
