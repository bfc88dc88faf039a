// rustc file_client.rs && ./file_client <file>
use std::env;
use std::fs::File;
use std::io::{self, Write};
use std::net::UdpSocket;
use std::path::Path;
use std::process;

const SERVER: &str = "127.0.0.1:34255";
const CHUNK: usize = 2048;

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().collect();
    if args.len() != 2 {
        eprintln!("usage: {} <file>", args[0]);
        process::exit(1);
    }
    let name = &args[1];
    let base = Path::new(name).file_name().unwrap().to_string_lossy().to_string();

    let socket = UdpSocket::bind("0.0.0.0:0")?;
    socket.connect(SERVER)?;
    socket.send(name.as_bytes())?;

    let mut file = File::create(format!("copy_of_{}", base))?;
    let mut buf = [0u8; CHUNK];
    loop {
        let n = socket.recv(&mut buf)?;
        file.write_all(&buf[..n])?;
        if n < CHUNK {
            break;
        }
    }
    println!("{} received", name);
    Ok(())
}
