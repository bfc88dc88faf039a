use lab01::{decode, encode};
use std::error::Error;
use std::io::{stdin, stdout, Write};
use std::net::UdpSocket;

const NAME: &str = "Client of Leonor Vaz";

fn main() -> Result<(), Box<dyn Error>> {
    print!("Integer between 1 and 100: ");
    stdout().flush()?;
    let mut line = String::new();
    stdin().read_line(&mut line)?;
    let number: i32 = line.trim().parse()?;

    let socket = UdpSocket::bind("0.0.0.0:0")?;
    socket.connect("127.0.0.1:6000")?;
    socket.send(&encode(NAME, number))?;
    if !(1..=100).contains(&number) {
        println!("out of range");
        return Ok(());
    }
    let mut buffer = [0; 256];
    let size = socket.recv(&mut buffer)?;
    let (server, other) = decode(&buffer[..size]).ok_or("short reply")?;
    println!("{NAME}: {number}");
    println!("{server}: {other}");
    println!("sum: {}", number + other);
    Ok(())
}
