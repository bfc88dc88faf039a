/**
 * What a trial proves about how its program was started. Pure.
 *
 * That a program has sent something proves nothing. A client's start is proven by a message that
 * carries a name and the integer, or the file's name, and nothing that datagrade gave for another
 * purpose. A server's start is proven by the port that it was told.
 */
import { explainCrash } from '../../judge/crash.ts';
import { formsOfPayload, isArmoured, isPlainText } from '../../transcript/armour.ts';
import { countNumbers } from '../../transcript/screen.ts';
import { fromBase64, type View } from '../../transcript/view.ts';
import type { Action } from '../../transcript/action.ts';
import type { AnswerName, LineMeaning } from '../../transcript/purpose.ts';
import { assignmentOf, roleOf, type ProgramId } from '../../handout/programs.ts';
import { typedName } from '../../engine/actions/start-program.ts';
import { placeholdersIn } from '../../engine/placeholders.ts';
import { asksForEnter, valueAskedFor } from '../../engine/keyboard/typist.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { destinationFile } from './argument-meaning.ts';
import { argumentsTakenAsHost, takenAsDestination, type TakenLine } from './destinations.ts';
import { answeredPrompts, openPrompt, type AnsweredPrompt } from './prompts.ts';

export interface StartEvidence {
  readonly works: boolean;
  readonly isProven: boolean;
  /** Values of datagrade that appear in a message where they do not belong. */
  readonly misplaced: readonly AnswerName[];
  /** Lines that were typed for another purpose, and became the destination of a message. */
  readonly taken: readonly TakenLine[];
  /** Lines that were typed without words that ask for them, and that no message confirms. */
  readonly guesses: readonly AnsweredPrompt[];
  readonly typed: readonly AnsweredPrompt[];
  /** The question at which it waits, after all that was typed. */
  readonly pending?: string;
  readonly hasSent: boolean;
  readonly hasEnded: boolean;
  readonly crash?: string;
  /** The more, the nearer to a proven start. */
  readonly score: number;
}

export function startEvidence(view: View, program: ProgramProfile, action: Action, works: boolean): StartEvidence {
  const role = roleOf(program.id);
  const typed = answeredPrompts(view, role);
  const activity = view.activity(role);
  const isAsking = activity?.is === 'keyboard' && (activity.call === undefined || activity.call === 'read');
  const pending = isAsking ? openPrompt(view, role) : undefined;
  const crash = explainCrash(view, role)?.text;
  const message = role === 'client' ? messageIn(view, program, action, typed) : undefined;
  const misplaced = message?.misplaced ?? portsMisplaced(view, typed);
  const guesses = typed.filter((each) => isGuess(each, program.id) && message?.confirms(each) !== true);
  const isToldRight = role === 'client' ? message?.isWhole === true : works && boundAsTold(view, program, typed);
  const hasEnded = view.exit(role) !== undefined;
  const isProven =
    works &&
    isToldRight &&
    misplaced.length === 0 &&
    crash === undefined &&
    (role === 'server' || pending === undefined);
  return {
    works,
    isProven,
    misplaced,
    taken: role === 'client' ? takenAsDestination(view, typed) : [],
    guesses,
    typed,
    ...(pending === undefined ? {} : { pending }),
    hasSent: view.received().length > 0,
    hasEnded,
    ...(crash === undefined ? {} : { crash }),
    score:
      nearness({
        works,
        isProven,
        isWhole: message?.isWhole === true,
        isMixedUp: misplaced.length > 0,
        typed,
        view,
        hasEnded,
      }) -
      100 * misplaced.length -
      5 * guesses.length,
  };
}

interface Scored {
  readonly works: boolean;
  readonly isProven: boolean;
  readonly isWhole: boolean;
  readonly isMixedUp: boolean;
  readonly typed: readonly AnsweredPrompt[];
  readonly view: View;
  readonly hasEnded: boolean;
}

function nearness({ works, isProven, isWhole, isMixedUp, typed, view, hasEnded }: Scored): number {
  const reached = Math.min(new Set(typed.map(({ text }) => text)).size, 8) * 10 + Math.min(typed.length, 8);
  const alive = hasEnded ? 0 : 3;
  const base = isProven ? 1000 : works ? (isWhole ? 600 : 400) : view.received().length > 0 ? 200 : 0;
  // A message with a value in the wrong place is not nearer than one that still lacks a value.
  return (isMixedUp ? Math.min(base, 250) : base) + reached + alive;
}

/** Its words do not ask for what was typed. */
function isGuess({ text, means }: AnsweredPrompt, id: ProgramId): boolean {
  if (means === 'acknowledgement') return !asksForEnter(text);
  if (means === 'choice' || means === 'leave') return means === 'choice';
  const isOfFile = assignmentOf(id) === 'file';
  return valueAskedFor(text, (name) => isOfFile || (name !== 'file' && name !== 'destination')) !== means;
}

interface Message {
  /** It has all that the handout asks for. */
  readonly isWhole: boolean;
  readonly misplaced: readonly AnswerName[];
  readonly confirms: (typed: AnsweredPrompt) => boolean;
}

function messageIn(view: View, program: ProgramProfile, action: Action, typed: readonly AnsweredPrompt[]): Message {
  const fileName = 'file' in action ? action.file?.name : undefined;
  const payloads = view.received().flatMap((event) => formsOfPayload(fromBase64(event.payload)));
  const text = payloads.map((payload) => Buffer.from(payload).toString('utf8')).join('\n');
  const given = new Set<string>([...placeholdersIn(program.arguments), ...typed.map(({ means }) => means)]);
  const ports = typed.filter(({ means }) => means === 'port').map((each) => each.typed);
  const told = [...ports, ...view.received().map((event) => String(event.peerPort))];
  const hasPort = told.some((port) => countNumbers(text).has(Number(port)));
  const lookedUp = new Set(view.all('nameLookedUp').map((event) => event.name));
  const misplaced: AnswerName[] = [
    // It has taken the file, or the user, for the name of a machine.
    ...(fileName !== undefined && lookedUp.has(fileName) ? ['file' as const] : []),
    ...(lookedUp.has(typedName) ? ['name' as const] : []),
    ...(given.has('host') && carriesHost(text) ? ['host' as const] : []),
    ...(given.has('port') && hasPort ? ['port' as const] : []),
    ...(text.includes(destinationFile) ? ['destination' as const] : []),
    ...takenAsDestination(view, typed).flatMap(({ at }) => valueOf(typed[at]?.means)),
    ...argumentsTakenAsHost(view, program),
    ...('number' in action && isTypedForAnother(action.number, payloads, typed) ? ['number' as const] : []),
  ];
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
    misplaced,
    confirms: ({ means, typed: line }) =>
      (means === 'file' && hasValue) ||
      (means === 'number' && hasValue && !isAtSeveralPrompts) ||
      (means === 'name' && named.includes(line)) ||
      (means === 'choice' && isWhole) ||
      ((means === 'host' || means === 'port') && isWhole && misplaced.length === 0),
  };
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

/** A server that has bound what was typed as its own integer has asked for its port. */
function portsMisplaced(view: View, typed: readonly AnsweredPrompt[]): readonly AnswerName[] {
  const bound = view.all('portBound').filter(({ subject }) => subject === 'server');
  const isNumber = ({ means, typed: line }: AnsweredPrompt): boolean =>
    means === 'number' && bound.some(({ port }) => String(port) === line);
  return typed.some(isNumber) ? ['number'] : [];
}

/** A server that was told a port has bound it. */
function boundAsTold(view: View, program: ProgramProfile, typed: readonly AnsweredPrompt[]): boolean {
  const command = view.all('subjectStarted').findLast(({ subject }) => subject === 'server')?.command ?? [];
  const words = placeholdersIn(program.arguments).has('port') ? command.slice(program.argv.length) : [];
  const told = [...words, ...typed.filter(({ means }) => means === 'port').map((each) => each.typed)];
  if (told.length === 0) return true;
  const bound = view.all('portBound').filter(({ subject }) => subject === 'server');
  return bound.some(({ port }) => told.some((word) => word.split(/[:=]/).at(-1) === String(port)));
}
