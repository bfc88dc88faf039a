use lab01::{decode, encode};
use std::net::UdpSocket;

const NAME: &str = "Server of Leonor Vaz";
const NUMBER: i32 = 19;

fn main() -> std::io::Result<()> {
    let socket = UdpSocket::bind("0.0.0.0:6000")?;
    let mut buffer = [0; 256];
    loop {
        let (size, client) = socket.recv_from(&mut buffer)?;
        let Some((name, number)) = decode(&buffer[..size]) else {
            continue;
        };
        if !(1..=100).contains(&number) {
            return Ok(());
        }
        println!("{name}: {number}");
        println!("{NAME}: {NUMBER}");
        println!("sum: {}", number + NUMBER);
        socket.send_to(&encode(NAME, NUMBER), client)?;
    }
}
