/**
 * Messages that were written as hexadecimal digits or Base64 after they were put together: text to
 * look at, in which no digit means what it says. Pure. Text that only happens to have no blanks is
 * told from it by what comes out: words.
 */

const shortest = 12;

/** Whether a datagram is such a message, from its first byte to its last. */
export function isArmoured(payload: Uint8Array): boolean {
  const text = Buffer.from(payload).toString('latin1').trim();
  if (text.length < shortest) return false;
  if (/^(?:[0-9a-f]{2})+$|^(?:[0-9A-F]{2})+$/.test(text)) return hasWords(Buffer.from(text, 'hex'));
  return /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) && hasWords(Buffer.from(text, 'base64'));
}

/** Bytes that are not text may hold the integer in a form that was not learned. */
export function isPlainText(payload: Uint8Array): boolean {
  return (
    !isArmoured(payload) &&
    Buffer.from(Buffer.from(payload).toString('utf8')).equals(payload) &&
    !/[\u0000-\u0008\u000e-\u001f]/.test(
      Buffer.from(payload)
        .toString('utf8')
        .replace(/[\r\n\0]+$/, ''),
    )
  );
}

function hasWords(bytes: Buffer): boolean {
  return /[A-Za-z ]{5}/.test(bytes.toString('latin1'));
}
