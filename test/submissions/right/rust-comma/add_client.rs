// rustc add_client.rs && ./add_client
use std::io::{self, Write};
use std::net::UdpSocket;
use std::process;

const SERVER: &str = "127.0.0.1:34254";
const NAME: &str = "Client of Irene Falcao";

fn main() -> io::Result<()> {
    print!("Enter an integer between 1 and 100: ");
    io::stdout().flush()?;

    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    let number: i32 = match line.trim().parse() {
        Ok(n) if n >= 1 && n <= 100 => n,
        _ => {
            println!("I need an integer between 1 and 100!");
            process::exit(1);
        }
    };

    let socket = UdpSocket::bind("0.0.0.0:0")?;
    socket.connect(SERVER)?;
    socket.send(format!("{},{}", NAME, number).as_bytes())?;

    let mut buf = [0u8; 1024];
    let n = socket.recv(&mut buf)?;
    let reply = String::from_utf8_lossy(&buf[..n]).to_string();
    let mut fields = reply.split(',');
    let server_name = fields.next().unwrap();
    let server_number: i32 = fields.next().unwrap().trim().parse().unwrap();

    println!("Client name:    {}", NAME);
    println!("Server name:    {}", server_name);
    println!("Client integer: {}", number);
    println!("Server integer: {}", server_number);
    println!("Sum:            {}", number + server_number);
    Ok(()) // the socket is closed when it goes out of scope
}
