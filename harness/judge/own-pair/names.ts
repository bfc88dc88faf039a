/**
 * Names in messages whose layout is not known: texts on the wire, or on both screens, that are no
 * labels. Pure.
 */
import { formsOfPayload } from '../../transcript/armour.ts';
import { showsName } from '../../transcript/screen.ts';
import { unescaped } from '../file-name-in.ts';
import type { OwnExchange } from './exchanges.ts';

/** Texts that may be the client's name, and those that may be the server's. */
export interface NamesOnWire {
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** @returns undefined if no text can be read in the messages of both halves */
export function namesOnWire({ requests, replies, screens }: OwnExchange): NamesOnWire | undefined {
  const [asked, answered] = [requests, replies].map((payloads) => new Set((payloads ?? []).flatMap(textsIn)));
  if (asked === undefined || answered === undefined) return undefined;
  const isShown = (text: string): boolean => showsName(screens.client, text) || showsName(screens.server, text);
  const client = [...asked].flatMap((text) => shownPart(text, isShown));
  // A reply may repeat the client's name.
  const server = [...answered].flatMap((text) => shownPart(text, isShown)).filter((text) => !client.includes(text));
  return client.length === 0 || server.length === 0 ? undefined : { client, server };
}

/** The text itself, or without the letters of another value that stand directly before or after it. */
function shownPart(text: string, isShown: (text: string) => boolean): readonly string[] {
  if (isShown(text)) return [text];
  const [firstWord = '', lastWord = ''] = [/^\p{L}*/u.exec(text)?.[0], /\p{L}*$/u.exec(text)?.[0]];
  const behind = Array.from(firstWord, (_, at) => text.slice(at + 1)).slice(0, -fewestLetters);
  const before = Array.from(lastWord, (_, at) => text.slice(0, text.length - at - 1)).slice(0, -fewestLetters);
  const found = [behind, before].flatMap((parts) => parts.find(isShown) ?? []);
  return found.slice(0, 1);
}

/** So much has to be left of a word. */
const fewestLetters = 2;

/**
 * Values that both screens show: at least two words, and not what a label or a sentence says.
 */
export function namesOnBothScreens({ screens }: OwnExchange): readonly string[] {
  const values = (screen: string): ReadonlySet<string> =>
    new Set(screen.split(/[\n:=,;|()"]/u).flatMap((part) => namesIn(part.trim())));
  const onServer = values(screens.server);
  const labels = new Set(
    [screens.client, screens.server].flatMap((screen) =>
      [...screen.matchAll(/([^\n:=]*)[:=]/gu)].map(([, label = '']) => label.trim()),
    ),
  );
  return [...values(screens.client)].filter(
    (each) => onServer.has(each) && !labels.has(each) && /\p{Lu}.*[ ].*\p{Lu}/u.test(each),
  );
}

/** Texts of at least two letters in a datagram, as it is or after a usual encoding is undone. */
export function textsIn(payload: Uint8Array): readonly string[] {
  const trimmed = Buffer.from(Buffer.from(payload).toString('latin1').trim(), 'latin1');
  const forms = [...formsOfPayload(payload), ...formsOfPayload(trimmed)];
  return [...new Set(forms.flatMap((form) => runsIn(Buffer.from(form))))];
}

function runsIn(bytes: Buffer): readonly string[] {
  const wide = bytes.includes(0) ? [bytes.toString('utf16le'), bytes.subarray(1).toString('utf16le')] : [];
  const texts = [bytes.toString('utf8'), bytes.toString('latin1'), ...wide];
  return [...new Set(texts.flatMap((text) => [text, unescaped(text)]))].flatMap(namesIn);
}

function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\p{L}[\p{L}\p{M}.'’]*(?:[ _-]\p{L}[\p{L}\p{M}.'’]*)*/gu)]
    .map(([run]) => run)
    .filter((run) => run.length > 2 && !isLabelText(run));
}

const labelWords =
  /^(names?|nomes?|nombre|nom|num(ber|ero)?|n[uú]mero|int(eger)?|inteiro|value|valor|sum|soma|suma|total|msg|message|mensagem|client|cliente|server|servidor|says?|get|is|and|e|of|from|the|my|your|d[aeo]s?|del|meu|own|sent|received|request|reply|hello|ok|type|data|id)$/iu;

function isLabelText(text: string): boolean {
  return text.split(/[ _-]/u).every((word) => labelWords.test(word));
}
