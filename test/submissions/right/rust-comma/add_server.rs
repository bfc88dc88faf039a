// rustc add_server.rs && ./add_server
use std::io;
use std::net::UdpSocket;

const NAME: &str = "Server of Irene Falcao";
const NUMBER: i32 = 76;

fn main() -> io::Result<()> {
    let socket = UdpSocket::bind("0.0.0.0:34254")?;
    let mut buf = [0u8; 1024];

    loop {
        let (n, client) = socket.recv_from(&mut buf)?;
        let request = String::from_utf8_lossy(&buf[..n]).to_string();
        let mut fields = request.split(',');
        let client_name = fields.next().unwrap_or("");
        let number: i32 = match fields.next().and_then(|f| f.trim().parse().ok()) {
            Some(v) => v,
            None => {
                println!("Could not understand {:?}", request);
                continue;
            }
        };

        if number < 1 || number > 100 {
            println!("Integer out of range, the server ends here.");
            return Ok(());
        }

        println!("Client name:    {}", client_name);
        println!("Server name:    {}", NAME);
        println!("Client integer: {}", number);
        println!("Server integer: {}", NUMBER);
        println!("Sum:            {}", number + NUMBER);
        socket.send_to(format!("{},{}", NAME, NUMBER).as_bytes(), client)?;
    }
}
