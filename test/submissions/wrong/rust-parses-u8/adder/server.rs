use std::net::UdpSocket;

const NAME: &str = "Server of Filipe Saraiva";
const NUMBER: u8 = 29;

fn main() -> std::io::Result<()> {
    let socket = UdpSocket::bind("0.0.0.0:14141")?;
    let mut buf = [0u8; 1024];
    loop {
        let (n, client) = socket.recv_from(&mut buf)?;
        let request = String::from_utf8_lossy(&buf[..n]).to_string();
        let (client_name, text) = request.rsplit_once(':').expect("bad request");
        let number: u8 = text.trim().parse().expect("bad number");
        if number < 1 || number > 100 {
            println!("out of range");
            break;
        }

        println!("client name: {}", client_name);
        println!("server name: {}", NAME);
        println!("client number: {}", number);
        println!("server number: {}", NUMBER);
        println!("sum: {}", number + NUMBER);
        socket.send_to(format!("{}:{}", NAME, NUMBER).as_bytes(), client)?;
    }
    Ok(())
}
