use addera::*;
use std::net::{SocketAddr, UdpSocket};
use std::sync::mpsc;
use std::thread;

const NAMN: &str = "Server för Åsa Lindqvist";
const MITT: i64 = 64;

fn main() -> std::io::Result<()> {
    let s = UdpSocket::bind(("0.0.0.0", PORT))?;
    let svar = s.try_clone()?;
    let (tx, rx) = mpsc::channel::<(String, i64, SocketAddr)>();
    let arbetare = thread::spawn(move || {
        for (namn, tal, till) in rx {
            println!("Klient: {namn}\nServer: {NAMN}\nKlientens tal: {tal}\nServerns tal: {MITT}\nSumma: {}", tal + MITT);
            let _ = svar.send_to(koda(NAMN, MITT).as_bytes(), till);
        }
    });
    let mut b = [0u8; 2048];
    loop {
        let (n, fr) = s.recv_from(&mut b)?;
        match avkoda(&b[..n]) {
            None => eprintln!("obegripligt paket"),
            Some((_, t)) if !(1..=100).contains(&t) => break,
            Some((namn, t)) => tx.send((namn, t, fr)).unwrap(),
        }
    }
    drop(tx);
    arbetare.join().unwrap();
    println!("Servern stängs.");
    Ok(())
}
