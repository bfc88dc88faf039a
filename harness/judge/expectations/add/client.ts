/**
 * What a client of the add assignment has to do (handout §3).
 */
import { decodeFound, fieldsOf } from '../../../../reference/add/message.ts';
import type { AddClientSymptom } from '../../../scenario/symptom.ts';
import { isPlainText } from '../../../transcript/armour.ts';
import { showsReversed, unreversedInteger } from '../../byte-order.ts';
import { explainCrash } from '../../crash.ts';
import { whyNothingWasSent } from '../../describe-outcome.ts';
import { quoteAll, quoteSent } from '../../quote.ts';
import { doubtOfName } from './other-name.ts';
import { countNumbers, showsName, showsNumber } from '../../../transcript/screen.ts';
import { fromBase64, type View } from '../../../transcript/view.ts';
import { met, violated, type Expectation, type Finding, type Violation } from '../../../scenario/expectation.ts';
import type { TranscriptEvent } from '../../../transcript/transcript.ts';
import { findExit } from '../exit.ts';
import { missingText, screenSinceTyped, shownText, showsText } from '../screen-text.ts';
import { sumSymptom } from '../sum.ts';

export const addClient = { sendsRequest, displaysNamesAndNumbers, displaysSum, exits };

const role = 'client';

/**
 * After the integer is typed, a datagram carries a name and exactly that integer; nothing but a
 * name goes before it.
 */
function sendsRequest(number: number): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: `the client sends a name and ${number} over UDP`,
    find: (view) => findRequest(view, number),
  };
}

function findRequest(view: View, number: number): Finding {
  const expected = `The client sends a name and the integer ${number} in a datagram, after the integer was typed.`;
  const wrong = (violation: Omit<Violation<AddClientSymptom>, 'expected'>): Finding =>
    violated<AddClientSymptom>({ expected, ...violation });
  const payloads = view.received().map((event) => fromBase64(event.payload));
  if (payloads.length === 0) return wrong({ ...whyNoRequest(view, number), silent: true });
  const text = payloads.map((payload) => Buffer.from(payload).toString('utf8')).join('\n');
  const values = readRequest(view, payloads);
  const sentNumber = values?.number ?? (countNumbers(text).has(number) ? number : undefined);
  if (sentTooEarly(view, number))
    return wrong({
      actual: 'The client sent an integer before one was typed at the keyboard.',
      symptom: 'ignores-keyboard',
    });
  if (sentNumber !== number && values === undefined && payloads.some((payload) => !isPlainText(payload)))
    return wrong({
      actual: 'The request of the client could not be read.',
      undecided: `The bytes of the request could not be understood: ${quoteAll(payloads)}.`,
    });
  if (sentNumber !== number) {
    const isWhole = values?.number !== undefined && payloads.length >= (view.facts.dialects.clientRequest?.length ?? 0);
    return wrong({ ...wrongNumber(view, number, values?.number, payloads), ...(isWhole ? { final: true } : {}) });
  }
  // Where the fields are known, the letters of a key or of a constant are no name.
  if (!/\p{L}/u.test(values === undefined ? text : (values.name ?? '')))
    return wrong({
      actual: `The client sent ${quoteAll(payloads)}, which contains no name.`,
      symptom: 'no-name-sent',
    });
  return met;
}

/** @param sent the integer of the request, where the form of the request is known */
function wrongNumber(
  view: View,
  number: number,
  sent: number | undefined,
  payloads: readonly Uint8Array[],
): Pick<Violation<AddClientSymptom>, 'actual' | 'symptom'> {
  if (sent !== undefined && unreversedInteger(sent) === number)
    return {
      actual: `The client sent the integer ${sent}, which is ${number} with its bytes in the opposite order.`,
      symptom: 'byte-order',
    };
  const text = payloads.map((payload) => Buffer.from(payload).toString('utf8')).join('\n');
  const lacks = countNumbers(text).size === 0 ? 'no integer' : `another integer than ${number}`;
  return {
    actual:
      sent === undefined
        ? `The client sent ${quoteAll(payloads)}, which contains ${lacks}.`
        : `The client sent the integer ${sent} instead of ${number}: ${quoteAll(payloads)}.`,
    symptom: wasGiven(view, number) ? 'wrong-number-sent' : 'ignores-keyboard',
  };
}

/**
 * Whether the integer was typed, or was on the command line: a client that sends another one has
 * not even asked for it.
 */
function wasGiven(view: View, number: number): boolean {
  return (
    view.all('lineTyped').some((event) => event.means === 'number') ||
    view.all('subjectStarted').some((event) => event.subject === role && event.command.includes(String(number)))
  );
}

/**
 * Whether an integer left before one was typed. A name may go ahead, also one with digits in it,
 * when the integer follows; an integer on the command line was never typed.
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

function carriesNumber(payload: Uint8Array): boolean {
  return countNumbers(Buffer.from(payload).toString('utf8')).size > 0;
}

function readRequest(view: View, payloads: readonly Uint8Array[]) {
  const layouts = view.facts.dialects.clientRequest;
  return layouts === undefined ? undefined : decodeFound(layouts, payloads.slice(0, layouts.length));
}

/**
 * A client that refuses an integer displays so and ends, or asks again. One that waits for something
 * else is silent for every integer.
 */
function whyNoRequest(view: View, number: number): Pick<Violation<AddClientSymptom>, 'actual' | 'symptom'> {
  const why = whyNothingWasSent(view, role);
  const isSilent = why.symptom !== 'sent-elsewhere' && explainCrash(view, role) === undefined;
  const hasRefused = view.exit(role) !== undefined || view.activity(role)?.is === 'keyboard';
  const isBound = number === 1 || number === 100;
  return isSilent && hasRefused && isBound ? { ...why, symptom: 'bound-refused' } : why;
}

/** Both names and both integers are on standard output by the time that the client has ended. */
function displaysNamesAndNumbers(clientNumber: number, serverNumber: number): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: `the client has displayed both names, ${clientNumber} and ${serverNumber}`,
    find: (view) => {
      const screen = view.screen(role);
      const ownName = ownNameOf(view);
      const isNamed = ownName === undefined ? showsAnyName(view) : showsName(screen, ownName);
      const missing = [
        ...(isNamed ? [] : [ownName === undefined ? 'its own name' : `its own name (${quoteSent(ownName)})`]),
        ...(!view.peerGaveName() || showsName(screen, view.facts.peerName)
          ? []
          : [`the server's name (${quoteSent(view.facts.peerName)})`]),
        ...(showsNumber(screen, clientNumber) ? [] : [`its own integer (${clientNumber})`]),
        ...(showsNumber(screen, serverNumber) ? [] : [`the server's integer (${serverNumber})`]),
      ];
      if (missing.length === 0) return met;
      return violated<AddClientSymptom>({
        expected: "The client displays both names, its integer and the server's integer on standard output.",
        actual: missingText(view, role, missing),
        symptom: missingSymptom(view, missing, [clientNumber, serverNumber]),
        dependsOn: ['add.client.request'],
        ...(missing.length === 1 && ownName !== undefined && !isNamed ? doubtfulName(view, ownName) : {}),
      });
    },
  };
}

function doubtfulName(view: View, name: string): Pick<Violation, 'undecided'> {
  const payloads = view.received().map((event) => fromBase64(event.payload));
  return doubtOfName(role, view.screen(role), { payloads, name, peerName: view.facts.peerName });
}

/** The right sum is on standard output by the time that the client has ended. */
function displaysSum(clientNumber: number, serverNumber: number): Expectation {
  const sum = clientNumber + serverNumber;
  return {
    kind: 'expectation',
    when: 'end',
    text: `the client has displayed the sum ${sum}`,
    find: (view) => {
      const screen = view.screen(role);
      if (showsNumber(screen, sum)) return met;
      const because = `the reply carried ${serverNumber}, so ${clientNumber} + ${serverNumber} = ${sum} was expected`;
      return violated<AddClientSymptom>({
        expected: `The client displays the sum ${clientNumber} + ${serverNumber} = ${sum} on standard output.`,
        actual: shownText(view, role, because),
        symptom: explainCrash(view, role)?.symptom ?? sumSymptom(screen, clientNumber, serverNumber),
        dependsOn: ['add.client.request'],
      });
    },
  };
}

/**
 * A request whose fields are known and that has no name is charged where it was sent. Such a client
 * may still display a name, whatever it is.
 */
function showsAnyName(view: View): boolean {
  const payloads = view.received().map((event) => fromBase64(event.payload));
  return readRequest(view, payloads) === undefined || showsText(screenSinceTyped(view, role));
}

function ownNameOf(view: View): string | undefined {
  const payloads = view.received().map((event) => fromBase64(event.payload));
  return readRequest(view, payloads)?.name ?? view.facts.ownNames.client;
}

function missingSymptom(
  view: View,
  missing: readonly string[],
  [clientNumber, serverNumber]: readonly [number, number],
): AddClientSymptom {
  const crash = explainCrash(view, role);
  if (crash !== undefined) return crash.symptom;
  if (missing.length >= 3 && showsName(view.errors(role), view.facts.peerName)) return 'displays-on-standard-error';
  const isReversed = showsReversed(countNumbers(view.screen(role)), clientNumber, serverNumber);
  return isReversed ? 'byte-order' : 'missing-on-screen';
}

/** The client ends on its own after the reply, with status 0, and leaves nothing behind. */
function exits(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the client ends on its own with status 0',
    find: (view) => findExit(view),
  };
}
