/**
 * What a server of the add assignment has to do for its clients and at its end (handout §3).
 */
import { describeActivity } from '../../describe-activity.ts';
import { explainCrash } from '../../crash.ts';
import { describeServer, joinPredicates, endSentence } from '../../describe-outcome.ts';
import { quoteAll } from '../../quote.ts';
import { showsReversed, unreversedInteger } from '../../byte-order.ts';
import { isPlainText } from '../../../transcript/armour.ts';
import { countNumbers } from '../../../transcript/screen.ts';
import { unheardDestinations } from '../../../transcript/wire.ts';
import type { AddServerSymptom } from '../../../scenario/symptom.ts';
import { replyNumber, replyText, sendsNumberBack } from '../../../transcript/reply.ts';
import type { Exchange, View } from '../../../transcript/view.ts';
import { endsWhenAnswered } from '../exit.ts';
import { met, violated, type Expectation, type Finding, type Violation } from '../../../scenario/expectation.ts';

export const addServer = { answers, replies, shutsDown };

const role = 'server';

/**
 * The client that asked last got a name and an integer of 1..100 back, at its own address and port.
 */
function answers(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the server answers that client with its name and an integer from 1 to 100',
    find: findLatestAnswer,
  };
}

/**
 * The client that asked last got something back, whatever it is worth: that is judged where answers
 * are tried.
 */
function replies(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the server replies to that client',
    find: (view) => {
      const exchange = view.exchanges().at(-1);
      if (exchange !== undefined && exchange.payloads.length > 0) return met;
      return { dependsOn: ['add.server.reply'], ...findLatestAnswer(view) };
    },
  };
}

/** Whether the client that asked last got a name and an integer of 1..100. */
export function findLatestAnswer(view: View): Finding {
  const exchange = view.exchanges().at(-1);
  if (exchange === undefined || exchange.payloads.length === 0)
    return violated<AddServerSymptom>({
      expected: expectedReply,
      actual: describeServer(view, 'sent no reply to the client'),
      symptom: explainCrash(view, role)?.symptom ?? silenceSymptom(view),
      silent: true,
    });
  return findValues(exchange);
}

const expectedReply = 'The server sends a name and an integer from 1 to 100 to the address and port of the client.';

/** Whether a reply carries a name and an integer of 1..100. */
export function findValues(exchange: Exchange): Finding {
  const number = replyNumber(exchange);
  const wrong = (actual: string, symptom: AddServerSymptom): Finding =>
    violated<AddServerSymptom>({ expected: expectedReply, actual, symptom });
  const lacks = (what: string): string =>
    `The server replied ${quoteAll(exchange.payloads)}, which contains no ${what}.`;
  if (number === undefined) {
    if (sendsNumberBack(exchange))
      return wrong(lacks(`integer except the client's (${exchange.number})`), 'number-sent-back');
    if (exchange.reply === undefined && !exchange.payloads.every(isPlainText)) return unreadReply(exchange);
    return wrong(lacks(exchange.reply?.sum === undefined ? 'integer' : 'integer except the sum'), 'no-number-sent');
  }
  if (number < 1 || number > 100) return wrongInteger(number, wrong);
  const name = exchange.reply === undefined ? replyText(exchange) : (exchange.reply.name ?? '');
  if (/\p{L}/u.test(name)) return met;
  const isEcho = exchange.reply?.askedName !== undefined;
  return wrong(lacks(`name${isEcho ? " except the client's" : ''}`), isEcho ? 'name-sent-back' : 'no-name-sent');
}

/** The integer may be among bytes that were not learned. */
function unreadReply({ payloads }: Exchange): Finding {
  const why = `The server replied ${quoteAll(payloads)}, which datagrade cannot read.`;
  return violated({ expected: expectedReply, actual: why, undecided: why });
}

function wrongInteger(number: number, wrong: (actual: string, symptom: AddServerSymptom) => Finding): Finding {
  const meant = unreversedInteger(number);
  const sent = `The server replied with the integer ${number}, which is`;
  return meant === undefined
    ? wrong(`${sent} not from 1 to 100.`, 'number-out-of-range')
    : wrong(`${sent} ${meant} with its bytes in the opposite order.`, 'byte-order');
}

/** Why the client got no reply, as far as this shows from outside. */
function silenceSymptom(view: View): AddServerSymptom {
  const activity = view.activity(role);
  if (activity?.is === 'keyboard') return 'waits-for-keyboard';
  if (activity?.is === 'busy') return 'computes-without-end';
  const exchanges = view.exchanges();
  const answered = view.answeredExchanges().length;
  if (answered === 0) {
    if (unheardDestinations(view, role).length > 0) return 'sent-elsewhere';
    const shown = countNumbers(view.screen(role));
    if (exchanges.some(({ number }) => showsReversed(shown, number, 0))) return 'byte-order';
    return view.exit(role) === undefined ? 'no-reply' : 'serves-once';
  }
  // A server that has answered several clients does not keep to the first.
  if (view.exit(role) !== undefined) return 'serves-once';
  return answered > 1 ? 'no-reply' : 'answers-first-client-only';
}

/**
 * An integer out of range ends the server: deliberately, not by a crash, and its port is free
 * again.
 */
function shutsDown(number: number): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the server releases its socket and ends, without a crash',
    find: (view) => findShutdown(view, number),
  };
}

function findShutdown(view: View, number: number): Finding {
  const wrong = (violation: Omit<Violation<AddServerSymptom>, 'expected'>): Finding =>
    violated<AddServerSymptom>({
      expected: `${number} is out of range, so the server ends on its own and its port can be bound again.`,
      ...violation,
    });
  if (view.exit(role) === undefined) return wrong(whyStillRuns(view, number));
  const crash = explainCrash(view, role);
  if (crash !== undefined)
    return wrong({
      actual: endSentence(`The server did not shut down after ${number}: the server ${crash.text}`),
      symptom: 'crash-instead-of-shutdown',
      dependsOn: ['add.server.serves'],
    });
  const held = view.all('portTried').find((event) => event.subject === role && !event.bindable);
  if (held !== undefined)
    return wrong({ actual: `Port ${held.port} is still bound after the server has ended.`, symptom: 'port-held' });
  if (view.all('leftoverProcessesFound').some((event) => event.subject === role) && view.activity(role)?.is !== 'gone')
    return wrong({
      actual: 'A process that the server started still runs after the server has ended.',
      symptom: 'process-left',
    });
  return endsWhenAnswered(view, role);
}

/**
 * A server that waits for its next request shows only that it ignored the integer; what else it
 * does explains more.
 */
function whyStillRuns(view: View, number: number): Omit<Violation<AddServerSymptom>, 'expected'> {
  const activity = describeActivity(view, role);
  if ((view.activity(role)?.sockets.length ?? 0) === 0)
    return {
      actual: endSentence(joinPredicates(`The server closed its socket after ${number} but did not end`, activity)),
      symptom: 'lives-on-without-socket',
    };
  const port = view.all('datagramSent').at(-1)?.subjectPort;
  if (port !== undefined && view.activity(role)?.sockets.includes(port) === false)
    return {
      actual: `The server closed the socket on port ${port} after ${number} but did not end: another socket is still open.`,
      symptom: 'lives-on-without-socket',
    };
  const receives = (view.activity(role)?.receivesOn ?? []).length > 0;
  return {
    actual: endSentence(joinPredicates(`The server did not end after ${number}`, receives ? 'still serves' : activity)),
    symptom: 'no-shutdown',
    // A server that answers only its first client does not receive this integer either.
    dependsOn: ['add.server.serves'],
  };
}
