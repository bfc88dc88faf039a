/**
 * What the messages of a client prove about how it was started: whether they have all that the
 * handout asks for, and nothing that datagrade gave for another purpose. Pure.
 */
import { formsOfPayload, isArmoured, isPlainText } from '../../transcript/armour.ts';
import { countNumbers } from '../../transcript/screen.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import type { Action } from '../../transcript/action.ts';
import type { AnswerName, LineMeaning } from '../../transcript/purpose.ts';
import { assignmentOf, type ProgramId } from '../../handout/programs.ts';
import { typedName } from '../../engine/actions/start-program.ts';
import { placeholdersIn } from '../../engine/placeholders.ts';
import { asksForEnter, valueAskedFor } from '../../engine/keyboard/typist.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { destinationFile } from './argument-meaning.ts';
import { argumentsTakenAsDestination, takenAsDestination } from './destinations.ts';
import type { AnsweredPrompt } from './prompts.ts';

export interface MessageEvidence {
  /** It has all that the handout asks for. */
  readonly isWhole: boolean;
  /** The integer was typed at several prompts, one of which may have asked for something else. */
  readonly isAmbiguous: boolean;
  readonly misplaced: readonly AnswerName[];
  readonly confirms: (typed: AnsweredPrompt) => boolean;
}

export function messageEvidence(
  view: View,
  program: ProgramProfile,
  action: Action,
  typed: readonly AnsweredPrompt[],
): MessageEvidence {
  const fileName = 'file' in action ? action.file?.name : undefined;
  const payloads = view.received().flatMap((event) => formsOfPayload(fromBase64(event.payload)));
  const text = payloads.map((payload) => Buffer.from(payload).toString('utf8')).join('\n');
  const given = new Set<string>([...placeholdersIn(program.arguments), ...typed.map(({ means }) => means)]);
  const misplaced = misplacedIn(view, program, action, typed, { payloads, text, given });
  const isFile = assignmentOf(program.id) === 'file';
  const number = 'number' in action ? action.number : undefined;
  const hasValue = isFile
    ? fileName !== undefined && text.includes(fileName)
    : number !== undefined && payloads.some((payload) => carries(payload, number));
  const lacksName = given.has('name') && !text.includes(typedName) && isPlain(payloads);
  const named = withoutForcedNames(text, typed);
  // Which of the prompts has asked for the integer, its being sent does not tell.
  const isAtSeveralPrompts = promptsOfNumber(typed).size > 1;
  const isWhole = hasValue && (isFile || (/\p{L}/u.test(named) && !lacksName));
  return {
    isWhole,
    isAmbiguous: isAtSeveralPrompts && typed.some((each) => each.means === 'number' && isGuess(each, program.id)),
    misplaced,
    confirms: ({ means, typed: line }) =>
      (means === 'file' && hasValue) ||
      (means === 'number' && hasValue && !isAtSeveralPrompts) ||
      (means === 'name' && named.includes(line)) ||
      (means === 'choice' && isWhole) ||
      ((means === 'host' || means === 'port') && isWhole && misplaced.length === 0),
  };
}

interface SentMessages {
  readonly payloads: readonly Uint8Array[];
  readonly text: string;
  /** What datagrade gave the program, as an argument or at its keyboard. */
  readonly given: ReadonlySet<string>;
}

/** Values that were given for one purpose, and appear where another belongs. */
function misplacedIn(
  view: View,
  program: ProgramProfile,
  action: Action,
  typed: readonly AnsweredPrompt[],
  { payloads, text, given }: SentMessages,
): readonly AnswerName[] {
  const fileName = 'file' in action ? action.file?.name : undefined;
  const ports = typed.filter(({ means }) => means === 'port').map((each) => each.typed);
  const told = [...ports, ...view.received().map((event) => String(event.peerPort))];
  const hasPort = told.some((port) => payloads.some((payload) => carriesPort(payload, Number(port))));
  const lookedUp = new Set(view.all('nameLookedUp').map((event) => event.name));
  return [
    // It has taken the file, or the user, for the name of a machine.
    ...(fileName !== undefined && lookedUp.has(fileName) ? ['file' as const] : []),
    ...(lookedUp.has(typedName) ? ['name' as const] : []),
    ...(given.has('host') && carriesHost(text) ? ['host' as const] : []),
    ...(given.has('port') && hasPort ? ['port' as const] : []),
    ...(text.includes(destinationFile) ? ['destination' as const] : []),
    ...takenAsDestination(view, typed).flatMap(({ at }) => valueOf(typed[at]?.means)),
    ...argumentsTakenAsDestination(view, program),
    ...('number' in action && isTypedForAnother(action.number, payloads, typed) ? ['number' as const] : []),
  ];
}

function valueOf(means: LineMeaning | undefined): readonly AnswerName[] {
  return means === undefined || means === 'acknowledgement' || means === 'choice' || means === 'leave' ? [] : [means];
}

/** The integer was typed at several prompts, and the message has what was typed at more than one. */
function isTypedForAnother(
  number: number | undefined,
  payloads: readonly Uint8Array[],
  typed: readonly AnsweredPrompt[],
): boolean {
  const lines = typed.filter(({ means }) => means === 'number');
  if (number === undefined || lines.length < 2) return false;
  if (payloads.some((payload) => (countNumbers(Buffer.from(payload).toString('utf8')).get(number) ?? 0) > 1))
    return true;
  // The same prompt again is a second try.
  const isGuessed = lines.some((line) => isGuess(line, 'add.client'));
  if (!isGuessed || promptsOfNumber(typed).size === 1) return false;
  // It was given with the name, on one line, and asked for again.
  if (lines.some((line) => line.typed !== String(number))) return true;
  // Among packed bytes, the integer may be anywhere. A checksum after it may begin with a digit.
  return payloads.some((payload) => !isPlainText(payload)) || hasDigitsTwice(payloads, number);
}

function promptsOfNumber(typed: readonly AnsweredPrompt[]): ReadonlySet<string> {
  return new Set(typed.filter(({ means }) => means === 'number').map(({ text }) => text));
}

/** Each message counts once, however often it was sent. */
function hasDigitsTwice(payloads: readonly Uint8Array[], number: number): boolean {
  const messages = new Set(payloads.map((payload) => Buffer.from(payload).toString('latin1')));
  return [...messages].join('\n').split(String(number)).length > 2;
}

/** As digits, or as the two bytes of a packed integer. */
function carriesPort(payload: Uint8Array, port: number): boolean {
  if (countNumbers(Buffer.from(payload).toString('utf8')).has(port)) return true;
  const pairs = [Buffer.from([port >> 8, port & 0xff]), Buffer.from([port & 0xff, port >> 8])];
  return !isPlainText(payload) && pairs.some((pair) => Buffer.from(payload).includes(pair));
}

/** Also as the number at its beginning, which is what a lenient program makes of an address. */
function carriesHost(text: string): boolean {
  return text.includes('127.0.0.1') || countNumbers(text).has(127);
}

/**
 * A name that was typed where the words ask for something else is not a name of the program's. Nor
 * is a choice such as "y", which the program only passes on.
 */
function withoutForcedNames(text: string, typed: readonly AnsweredPrompt[]): string {
  const isForced = typed.some((each) => each.typed.includes(typedName) && !mayAskForName(each.text));
  const choices = typed.filter(({ means }) => means === 'choice').map((each) => each.typed);
  const words = /[\p{L}\p{N}]+/gu;
  return (isForced ? text.replaceAll(typedName, '') : text).replace(words, (word) =>
    choices.includes(word) ? '' : word,
  );
}

function mayAskForName(prompt: string): boolean {
  const asksForName = valueAskedFor(prompt, (name) => name === 'name') !== undefined;
  return asksForName || valueAskedFor(prompt, (name) => name !== 'file' && name !== 'destination') === undefined;
}

function isPlain(payloads: readonly Uint8Array[]): boolean {
  return payloads.every((payload) => !isArmoured(payload) && !payload.some((byte) => byte < 9));
}

/** In any form: as digits, as a byte, or hidden in a text that nothing can be read from. */
function carries(payload: Uint8Array, number: number): boolean {
  if (countNumbers(Buffer.from(payload).toString('utf8')).has(number) || isArmoured(payload)) return true;
  return payload.some(isOfNoText) && payload.includes(number);
}

/** A control character that no text has: the byte may be the integer itself. */
function isOfNoText(byte: number): boolean {
  return byte > 126 || (byte < 0x20 && (byte < 0x09 || byte > 0x0d));
}

/** Its words do not ask for what was typed. */
export function isGuess({ text, means }: AnsweredPrompt, id: ProgramId): boolean {
  if (means === 'acknowledgement') return !asksForEnter(text);
  if (means === 'choice' || means === 'leave') return means === 'choice';
  const isOfFile = assignmentOf(id) === 'file';
  return valueAskedFor(text, (name) => isOfFile || (name !== 'file' && name !== 'destination')) !== means;
}
