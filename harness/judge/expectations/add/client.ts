/**
 * What a client of the add assignment has to do (handout §3).
 */
import { decodeFound, fieldsOf } from '../../../../reference/add/message.ts';
import { isArmoured } from '../../../transcript/armour.ts';
import { describeActivity } from '../../describe-activity.ts';
import { explainCrash } from '../../crash.ts';
import { whyNothingWasSent } from '../../describe-outcome.ts';
import { countNumbers, showsName, showsNumber } from '../../../transcript/screen.ts';
import { fromBase64, type View } from '../../../transcript/view.ts';
import { met, violated, type Expectation, type Finding, type Violation } from '../../../scenario/expectation.ts';
import type { TranscriptEvent } from '../../../transcript/transcript.ts';
import { findExit } from '../exit.ts';

export const addClient = { sendsRequest, displaysNamesAndNumbers, displaysSum, exits };

const role = 'client';

/** After the integer is typed, a datagram carries a name and exactly that integer; nothing but a name goes before it. */
function sendsRequest(number: number): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: `the client sends a name and ${number} over UDP`,
    find: (view) => findRequest(view, number),
  };
}

function findRequest(view: View, number: number): Finding {
  const expected = `a datagram with a name and the integer ${number}, sent after the integer was typed`;
  const payloads = view.received().map((event) => fromBase64(event.payload));
  if (payloads.length === 0) return violated({ expected, ...whyNoRequest(view, number), silent: true });
  const text = payloads.map((payload) => Buffer.from(payload).toString('utf8')).join('\n');
  const values = readRequest(view, payloads);
  const sentNumber = values?.number ?? (countNumbers(text).has(number) ? number : undefined);
  if (sentTooEarly(view, number))
    return violated({
      expected,
      actual: 'it sent an integer before one was typed at the keyboard',
      symptom: 'ignores-keyboard',
    });
  if (sentNumber !== number && values === undefined && payloads.some((payload) => !isPlainText(payload)))
    return violated({
      expected,
      actual: 'what it sent could not be read',
      undecided: `the bytes of its request could not be understood: ${quote(text)}`,
    });
  if (sentNumber !== number) {
    const sent = [...countNumbers(text).keys()];
    const actual = `it sent ${quote(text)}${sent.length === 0 ? ', which carries no integer' : ''}`;
    const isWhole = values?.number !== undefined && payloads.length >= (view.facts.dialects.clientRequest?.length ?? 0);
    return violated({
      expected,
      actual,
      symptom: wasGiven(view, number) ? 'wrong-number-sent' : 'ignores-keyboard',
      ...(isWhole ? { final: true } : {}),
    });
  }
  const name = values?.name ?? text;
  if (!/\p{L}/u.test(name))
    return violated({ expected, actual: `it sent ${quote(text)}, which carries no name`, symptom: 'no-name-sent' });
  return met;
}

/** Whether the integer was typed, or stood on the command line: one that sends another has not even asked for it. */
function wasGiven(view: View, number: number): boolean {
  return (
    view.all('lineTyped').some((event) => event.means === 'number') ||
    view.all('subjectStarted').some((event) => event.subject === role && event.command.includes(String(number)))
  );
}

/**
 * Whether an integer left before one was typed. A name may go ahead, also one with digits in it, when the integer follows; an integer on the
 * command line was never typed.
 */
function sentTooEarly(view: View, number: number): boolean {
  const typedAt = view.events.findIndex((event) => event.type === 'lineTyped' && event.means === 'number');
  if (typedAt === -1) return false;
  const isEarly = (event: TranscriptEvent): boolean => view.events.indexOf(event) < typedAt;
  const late = view.received().filter((event) => !isEarly(event));
  if (late.some((event) => countNumbers(Buffer.from(fromBase64(event.payload)).toString('utf8')).has(number)))
    return false;
  const layouts = view.facts.dialects.clientRequest;
  const ahead = layouts?.findIndex((layout) => fieldsOf(layout).has('number')) ?? -1;
  const early = view.received().filter(isEarly);
  return ahead === -1 ? early.some((event) => carriesNumber(fromBase64(event.payload))) : early.length > ahead;
}

/** Bytes that are no text may carry the integer in a form that was not learned. */
function isPlainText(payload: Uint8Array): boolean {
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

function carriesNumber(payload: Uint8Array): boolean {
  return countNumbers(Buffer.from(payload).toString('utf8')).size > 0;
}

function readRequest(view: View, payloads: readonly Uint8Array[]) {
  const layouts = view.facts.dialects.clientRequest;
  return layouts === undefined ? undefined : decodeFound(layouts, payloads.slice(0, layouts.length));
}

/** Who refuses says so and ends, or asks again; who waits for something else is silent for every integer. */
function whyNoRequest(view: View, number: number): Pick<Violation, 'actual' | 'symptom'> {
  const why = whyNothingWasSent(view, role);
  const hasRefused = view.exit(role) !== undefined || view.activity(role)?.is === 'keyboard';
  const isBound = number === 1 || number === 100;
  return why.symptom === 'nothing-sent' && hasRefused && isBound ? { ...why, symptom: 'bound-refused' } : why;
}

/** Both names and both integers stand on standard output by the time that the client has ended. */
function displaysNamesAndNumbers(clientNumber: number, serverNumber: number): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: `the client has displayed both names, ${clientNumber} and ${serverNumber}`,
    find: (view) => {
      const screen = view.screen(role);
      const ownName = ownNameOf(view);
      const missing = [
        ...(ownName === undefined || showsName(screen, ownName) ? [] : [`its own name ("${ownName}")`]),
        ...(!view.peerGaveName() || showsName(screen, view.facts.peerName)
          ? []
          : [`the server's name ("${view.facts.peerName}")`]),
        ...(showsNumber(screen, clientNumber) ? [] : [`its integer (${clientNumber})`]),
        ...(showsNumber(screen, serverNumber) ? [] : [`the server's integer (${serverNumber})`]),
      ];
      if (missing.length === 0) return met;
      const expected = "its name, the server's name, its integer and the server's integer on standard output";
      return violated({
        expected,
        actual: missingText(view, missing),
        symptom: missingSymptom(view, missing),
        dependsOn: ['add.client.request'],
      });
    },
  };
}

/** The right sum stands on standard output by the time that the client has ended. */
function displaysSum(clientNumber: number, serverNumber: number): Expectation {
  const sum = clientNumber + serverNumber;
  return {
    kind: 'expectation',
    when: 'end',
    text: `the client has displayed the sum ${sum}`,
    find: (view) => {
      const screen = view.screen(role);
      if (showsNumber(screen, sum)) return met;
      return violated({
        expected: `the sum ${clientNumber} + ${serverNumber} = ${sum} on standard output`,
        actual: missingText(view, [`the sum ${sum}`]),
        symptom: explainCrash(view, role)?.symptom ?? sumSymptom(screen, clientNumber, serverNumber),
        dependsOn: ['add.client.request'],
      });
    },
  };
}

export function sumSymptom(screen: string, a: number, b: number): string {
  const shown = countNumbers(screen);
  if (shown.has(Number(`${a}${b}`)) || shown.has(Number(`${b}${a}`))) return 'sum-concatenated';
  // The two integers stand there in any case: neither is a sum that was missed by one.
  const near = [a + b + 1, a + b - 1].filter((sum) => sum !== a && sum !== b);
  if (near.some((sum) => shown.has(sum))) return 'sum-off-by-one';
  return 'no-sum';
}

function ownNameOf(view: View): string | undefined {
  const payloads = view.received().map((event) => fromBase64(event.payload));
  return readRequest(view, payloads)?.name ?? view.facts.ownNames.client;
}

function missingText(view: View, missing: readonly string[]): string {
  const crash = explainCrash(view, role);
  const why = crash === undefined ? describeActivity(view, role) : `; it ${crash.text}`;
  return `${missing.join(', ')} did not appear${why}`;
}

function missingSymptom(view: View, missing: readonly string[]): string {
  const crash = explainCrash(view, role);
  if (crash !== undefined) return crash.symptom;
  const onErrors = view.errors(role);
  return missing.length >= 3 && showsName(onErrors, view.facts.peerName)
    ? 'displays-on-standard-error'
    : 'missing-on-screen';
}

/** The client ends by itself after the reply, with status 0, and leaves nothing behind. */
function exits(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the client ends by itself with status 0',
    find: (view) => findExit(view),
  };
}

function quote(text: string): string {
  const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
  return shown;
}
