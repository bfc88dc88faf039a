//! What clients and servers share.

pub const CHUNK: usize = 2048;

/// Number in network order, then the name up to the end of the datagram.
pub fn encode(name: &str, number: i32) -> Vec<u8> {
    let mut message = number.to_be_bytes().to_vec();
    message.extend_from_slice(name.as_bytes());
    message
}

pub fn decode(message: &[u8]) -> Option<(String, i32)> {
    let number = i32::from_be_bytes(message.get(..4)?.try_into().ok()?);
    let name = String::from_utf8_lossy(&message[4..]).into_owned();
    Some((name, number))
}
