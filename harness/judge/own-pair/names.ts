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
  const client = [...asked].flatMap((text) => (isShown(text) ? [text] : shownPart(text, isShown, answered)));
  // A reply may repeat the client's name.
  const server = [...answered]
    .flatMap((text) => (isShown(text) ? [text] : shownPart(text, isShown, asked)))
    .filter((text) => !client.includes(text));
  return client.length === 0 || server.length === 0 ? undefined : { client, server };
}

/**
 * The longest part that a screen shows: a name of several words in a sentence, or one that letters of
 * another value touch. What the other half's messages have as well may be a part of its name.
 */
function shownPart(text: string, isShown: (text: string) => boolean, others: ReadonlySet<string>): readonly string[] {
  const isOwn = (part: string): boolean => ![...others].some((other) => other.includes(part));
  const [firstWord = '', lastWord = ''] = [/^\p{L}*/u.exec(text)?.[0], /\p{L}*$/u.exec(text)?.[0]];
  const behind = Array.from(firstWord, (_, at) => text.slice(at + 1)).slice(0, -fewestLetters);
  const before = Array.from(lastWord, (_, at) => text.slice(0, text.length - at - 1)).slice(0, -fewestLetters);
  const parts = [...wordRanges(text), ...behind, ...before].toSorted((a, b) => b.length - a.length);
  return parts.filter((part) => isOwn(part) && isShown(part)).slice(0, 1);
}

/** So much has to be left of a word. */
const fewestLetters = 2;
const mostWords = 16;

/** Parts of at least two words that begin and end with whole words, as names do: `Ana da Silva`. */
function wordRanges(text: string): readonly string[] {
  const words = text.split(' ').slice(0, mostWords);
  return words
    .flatMap((_, from) => words.map((__, to) => words.slice(from, to + 1).join(' ')))
    .filter((part) => /^\p{Lu}.*[ ].*\p{Lu}/u.test(part));
}

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
