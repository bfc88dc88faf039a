use std::io::{self, Write};
use std::net::UdpSocket;

const SERVER: &str = "127.0.0.1:14141";
const NAME: &str = "Client of Filipe Saraiva";

fn main() -> io::Result<()> {
    print!("Enter an integer between 1 and 100: ");
    io::stdout().flush()?;
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let number: i32 = line.trim().parse().expect("not an integer");

    let socket = UdpSocket::bind("0.0.0.0:0")?;
    socket.send_to(format!("{}:{}", NAME, number).as_bytes(), SERVER)?;

    let mut buf = [0u8; 1024];
    let (n, _) = socket.recv_from(&mut buf)?;
    let reply = String::from_utf8_lossy(&buf[..n]).to_string();
    let (server_name, text) = reply.rsplit_once(':').expect("bad reply");
    let server_number: i32 = text.trim().parse().expect("bad reply");

    println!("client name: {}", NAME);
    println!("server name: {}", server_name);
    println!("client number: {}", number);
    println!("server number: {}", server_number);
    println!("sum: {}", number + server_number);
    Ok(())
}
