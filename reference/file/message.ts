/**
 * The request of "File Transfer" (handout §4): a datagram with the file's name, and possibly text
 * around it.
 *
 * The handout asks for the name alone. Some programs put a verb before it (`GET {name}`) or a line
 * end after it. Decoding ignores line ends and NULs at the end, and never throws.
 */
import { ExchangeError } from '../exchange-error.ts';
import { matchTemplate, renderTemplate, type TemplatePart } from '../text-template.ts';

export interface FileRequestLayout {
  readonly format: 'text';
  readonly parts: readonly TemplatePart<'name'>[];
}

export const bareName: FileRequestLayout = { format: 'text', parts: [{ field: 'name' }] };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** @throws ExchangeError `cannot-carry` if decoding the request would not give back the name */
export function encodeFileRequest({ parts }: FileRequestLayout, name: string): Uint8Array {
  const payload = new TextEncoder().encode(renderTemplate(parts, () => name));
  if (decodeFileRequest({ format: 'text', parts }, payload) === name) return payload;
  throw new ExchangeError(
    'cannot-carry',
    `cannot ask for ${JSON.stringify(name)} in this form: the name could not be found again in the request; a name that ends in a line end or NUL cannot be asked for`,
  );
}

/** The requested name, or undefined if the datagram does not fit. */
export function decodeFileRequest({ parts }: FileRequestLayout, payload: Uint8Array): string | undefined {
  try {
    return matchTemplate(parts, () => 'word', utf8.decode(payload))?.get('name');
  } catch {
    return undefined;
  }
}

/**
 * The layout that a person has written as `GET {name}\n`. The escapes are `\n`, `\r`, `\t`, `\0`
 * and `\\`.
 *
 * @throws ExchangeError `wrong-template` unless it contains `{name}` exactly once
 */
export function parseFileRequest(template: string): FileRequestLayout {
  const texts = template.split('{name}').map(unescape);
  if (texts.length !== 2) {
    throw new ExchangeError(
      'wrong-template',
      `cannot use "${template}" as a request: it must contain {name} once, as in "GET {name}"`,
    );
  }
  const [before = '', after = ''] = texts;
  return { format: 'text', parts: [before, { field: 'name' as const }, after].filter((part) => part !== '') };
}

function unescape(text: string): string {
  const meanings: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', '\\': '\\' };
  return text.replace(/\\([nrt0\\])/g, (whole, letter: string) => meanings[letter] ?? whole);
}
