/**
 * Messages that were written as hexadecimal digits or Base64 after they were put together: text to
 * look at, in which no digit means what it says. Pure. Text that only happens to have no blanks is
 * told from it by what comes out: words.
 */
import { decodeBytes, encodings, isCompression } from '../../reference/add/formats/wrapped/encodings.ts';

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

/** A shorter datagram has no room for a name and an integer in an encoding. */
const shortestEncoded = 8;

/**
 * The datagram, and what is inside of the encodings around it. Most text is also the Base64 of some
 * bytes: what comes out counts only if it has words, or if there is something inside of it in turn.
 */
export function formsOfPayload(payload: Uint8Array, depth = 2): readonly Uint8Array[] {
  if (depth === 0 || payload.length < shortestEncoded) return [payload];
  const inner = encodings.flatMap((encoding) => {
    const content = decodeBytes(encoding, payload);
    if (content === undefined) return [];
    const forms = formsOfPayload(content, depth - 1);
    return isCompression(encoding) || hasWords(content) || forms.length > 1 ? forms : [];
  });
  return [payload, ...inner];
}

/** Whether a name is the Base64 or the hexadecimal digits of another text: no name of a person happens to be. */
export function isEncodedName(name: string): boolean {
  if (name.length < 8) return false;
  const isHex = /^(?:[0-9a-f]{2})+$|^(?:[0-9A-F]{2})+$/.test(name);
  const isBase64 = name.length % 4 === 0 && /^[A-Za-z0-9+/_-]+={0,2}$/.test(name);
  const readings = [...(isHex ? [Buffer.from(name, 'hex')] : []), ...(isBase64 ? [Buffer.from(name, 'base64')] : [])];
  return readings.some((bytes) => /^[\p{L}\p{M}][\p{L}\p{M}\p{N}\p{P} ]+$/u.test(bytes.toString('utf8')));
}

/** Whether it has this text, also inside of an encoding. */
export function carriesText(payload: Uint8Array, text: string): boolean {
  return formsOfPayload(payload).some((form) => Buffer.from(form).includes(text));
}

/** Whether it reads as text somewhere. */
export function hasWords(bytes: Uint8Array): boolean {
  return /[A-Za-z ]{5}/.test(Buffer.from(bytes).toString('latin1'));
}
