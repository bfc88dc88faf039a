/** A datagram in a few words: its size, and its beginning as text or as hexadecimal digits. */

/** @param payload Base64; absent if the transcript does not hold it */
export function payloadLabel(sizeBytes: number, payload: string | undefined): string {
  if (sizeBytes === 0) return '0 bytes: an empty datagram';
  const size = sizeBytes === 1 ? '1 byte' : `${sizeBytes} bytes`;
  if (payload === undefined) return size;
  const bytes = Buffer.from(payload.slice(0, 4 * previewBytes), 'base64').subarray(0, previewBytes);
  return `${size} ${textOf(bytes, sizeBytes) ?? hexadecimal(bytes, sizeBytes)}`;
}

const previewBytes = 48;
const hexShown = 6;

function textOf(bytes: Uint8Array, sizeBytes: number): string | undefined {
  const isCut = bytes.length < sizeBytes;
  try {
    // A character that the cut divides is left out.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
    return /[\p{Cc}\p{Cs}\p{Co}]/u.test(text.trimEnd()) ? undefined : `"${text}${isCut ? '…' : ''}"`;
  } catch {
    return undefined;
  }
}

function hexadecimal(bytes: Uint8Array, sizeBytes: number): string {
  const shown = Array.from(bytes.subarray(0, hexShown), (byte) => byte.toString(16).padStart(2, '0'));
  return `${shown.join(' ')}${sizeBytes > hexShown ? ' …' : ''}`;
}
