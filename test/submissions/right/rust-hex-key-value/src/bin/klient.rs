use addera::*;
use std::io::{self, Write};
use std::net::UdpSocket;
use std::time::Duration;

const NAMN: &str = "Klient för Åsa Lindqvist";

fn main() -> io::Result<()> {
    let tal: i64 = loop {
        print!("Skriv ett heltal mellan ett och hundra: ");
        io::stdout().flush()?;
        let mut rad = String::new();
        if io::stdin().read_line(&mut rad)? == 0 { return Ok(()); }
        match rad.trim().parse() {
            Ok(t) => break t,
            Err(_) => println!("Inget heltal, försök igen."),
        }
    };
    let s = UdpSocket::bind("0.0.0.0:0")?;
    s.set_read_timeout(Some(Duration::from_secs(3)))?;
    s.connect(("127.0.0.1", PORT))?;
    s.send(koda(NAMN, tal).as_bytes())?;
    let mut b = [0u8; 2048];
    match s.recv(&mut b) {
        Ok(n) => {
            let (namn, t) = avkoda(&b[..n]).expect("trasigt svar");
            println!("{NAMN} valde {tal}");
            println!("{namn} valde {t}");
            println!("Tillsammans blir det {}", tal + t);
        }
        Err(_) => println!("Inget svar."),
    }
    Ok(())
}
