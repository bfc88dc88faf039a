/**
 * Windows-1252 as browsers decode it: Latin-1, but for the bytes from 0x80 to 0x9F. Pure.
 *
 * `TextDecoder` of Node 20.20 decodes these 32 bytes as Latin-1.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009F]/g, (each) => upper[each.charCodeAt(0) - 0x80] ?? each);
}

/** Five bytes have no character: they remain control characters. */
const upper =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';
