/**
 * Whether a datagram carries a file name, in any way in which programs write letters beyond ASCII.
 * Pure.
 */

import { formsOfPayload } from '../transcript/armour.ts';

export function carriesFileName(payload: Uint8Array, name: string): boolean {
  const wanted = name.normalize('NFC');
  return textsOf(payload).some((text) =>
    [text, unescaped(text)].some((each) => each.normalize('NFC').includes(wanted)),
  );
}

/**
 * Whether it carries the name as part of a URL (RFC 3986, section 2.1) or of a web form. That is another
 * name, unless the server decodes it.
 */
export function carriesEncodedName(payload: Uint8Array, name: string): boolean {
  const wanted = name.normalize('NFC');
  return textsOf(payload).some((text) =>
    [text, text.replaceAll('+', ' ')].some((each) => withoutPercent(each).normalize('NFC').includes(wanted)),
  );
}

function textsOf(payload: Uint8Array): readonly string[] {
  return formsOfPayload(payload).flatMap((form) => {
    const bytes = Buffer.from(form);
    return [bytes.toString('utf8'), bytes.toString('latin1'), bytes.toString('utf16le')];
  });
}

/** Whether its characters are the same bytes in every encoding. */
export function isPlainName(name: string): boolean {
  return /^[\x20-\x7e]+$/.test(name);
}

/** Without the escapes of JSON and of Python's `ascii`: `\u00e7`, `\xe7`. */
export function unescaped(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi, (_, four?: string, two?: string) =>
    String.fromCharCode(Number.parseInt(four ?? two ?? '', 16)),
  );
}

function withoutPercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
