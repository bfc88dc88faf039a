pub const PORT: u16 = 7117;

/// hex("namn=...;tal=...")
pub fn koda(namn: &str, tal: i64) -> String {
    format!("namn={};tal={}", namn, tal).bytes().map(|b| format!("{:02x}", b)).collect()
}

pub fn avkoda(s: &[u8]) -> Option<(String, i64)> {
    let s = std::str::from_utf8(s).ok()?;
    if s.len() % 2 != 0 || !s.is_ascii() { return None; }
    let mut v = Vec::new();
    for i in (0..s.len()).step_by(2) {
        v.push(u8::from_str_radix(&s[i..i + 2], 16).ok()?);
    }
    let t = String::from_utf8(v).ok()?;
    let (mut namn, mut tal) = (None, None);
    for f in t.split(';') {
        match f.split_once('=')? {
            ("namn", x) => namn = Some(x.to_string()),
            ("tal", x) => tal = x.parse().ok(),
            _ => {}
        }
    }
    Some((namn?, tal?))
}
