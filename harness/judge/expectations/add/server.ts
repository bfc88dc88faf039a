/**
 * What a server of the add assignment has to do for its clients and at its end (handout §3).
 */
import { describeActivity } from '../../describe-activity.ts';
import { explainCrash } from '../../crash.ts';
import { describeOutcome } from '../../describe-outcome.ts';
import { replyNumber, replyText, sendsNumberBack } from '../../../transcript/reply.ts';
import type { Exchange, View } from '../../../transcript/view.ts';
import { met, violated, type Expectation, type Finding } from '../../../scenario/expectation.ts';

export const addServer = { answers, replies, stillServes, shutsDown };

const role = 'server';

/** The client that asked last got a name and an integer of 1..100 back, at its own address and port. */
function answers(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the server answers that client with its name and an integer from 1 to 100',
    find: findAnswer,
  };
}

/** The client that asked last got something back, whatever it is worth: that is judged where answers are tried. */
function replies(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the server replies to that client',
    find: (view) => {
      const exchange = view.exchanges().at(-1);
      if (exchange !== undefined && exchange.payloads.length > 0) return met;
      return { dependsOn: ['add.server.reply'], ...findAnswer(view) };
    },
  };
}

function findAnswer(view: View): Finding {
  const expected = 'a name and an integer from 1 to 100, sent to the address and port of the client';
  const exchange = view.exchanges().at(-1);
  if (exchange === undefined || exchange.payloads.length === 0) {
    const crash = explainCrash(view, role);
    const why = describeOutcome(view, role);
    return violated({
      expected,
      actual: `no datagram came back to the client${why}`,
      symptom: crash?.symptom ?? silenceSymptom(view),
      silent: true,
    });
  }
  return findValues(exchange, expected);
}

function findValues(exchange: Exchange, expected: string): Finding {
  const number = replyNumber(exchange);
  const text = replyText(exchange);
  const sent = `it sent ${JSON.stringify(text)}, which carries no`;
  if (number === undefined) {
    const isEcho = sendsNumberBack(exchange);
    const other = isEcho ? " but the client's own" : exchange.reply?.sum === undefined ? '' : ' but the sum';
    return violated({
      expected,
      actual: `${sent} integer${other}`,
      symptom: isEcho ? 'number-sent-back' : 'no-number-sent',
    });
  }
  if (number < 1 || number > 100)
    return violated({
      expected,
      actual: `its integer is ${number}, which is not from 1 to 100`,
      symptom: 'number-out-of-range',
    });
  const name = exchange.reply === undefined ? text : (exchange.reply.name ?? '');
  if (!/\p{L}/u.test(name)) {
    const isEcho = exchange.reply?.askedName !== undefined;
    return violated({
      expected,
      actual: `${sent} name${isEcho ? " but the client's own" : ''}`,
      symptom: isEcho ? 'name-sent-back' : 'no-name-sent',
    });
  }
  return met;
}

/** Why nobody was answered, as far as it can be told from outside. */
function silenceSymptom(view: View): string {
  const activity = view.activity(role);
  if (activity?.is === 'keyboard') return 'waits-for-keyboard';
  if (activity?.is === 'busy') return 'computes-without-end';
  const answered = view.exchanges().filter(({ payloads }) => payloads.length > 0).length;
  if (answered === 0) return 'no-reply';
  // Who has answered several does not cling to the first.
  if (view.exit(role) !== undefined) return 'serves-once';
  return answered > 1 ? 'no-reply' : 'answers-first-client-only';
}

/** An integer in range does not stop the server: it lives on and can be asked again. */
function stillServes(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    nothingFollows: true,
    text: 'the server goes on serving',
    find: (view) => {
      const exit = view.exit(role);
      if (exit === undefined) return met;
      const crash = explainCrash(view, role);
      const actual = crash === undefined ? `it ended with status ${exit.status}` : `it ${crash.text}`;
      return violated({
        expected: 'the server waits for the next client',
        actual,
        symptom: crash?.symptom ?? 'serves-once',
        dependsOn: ['add.server.reply'],
      });
    },
  };
}

/** An integer out of range ends the server: deliberately, not by a crash, and its port is free again. */
function shutsDown(number: number): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the server releases its socket and ends, without a crash',
    find: (view) => findShutdown(view, number),
  };
}

function findShutdown(view: View, number: number): Finding {
  const expected = `${number} is out of range: the server ends by itself and its port can be bound again`;
  const exit = view.exit(role);
  if (exit === undefined) {
    const released = (view.activity(role)?.sockets.length ?? 0) === 0;
    const actual = released ? `it closed its socket after ${number} but did not end` : `still serving after ${number}`;
    return violated({
      expected,
      actual: `${actual}${describeActivity(view, role)}`,
      symptom: released ? 'lives-on-without-socket' : 'no-shutdown',
      // A server that hears nobody but its first client does not hear this one either.
      ...(released ? {} : { dependsOn: ['add.server.serves'] as const }),
    });
  }
  const crash = explainCrash(view, role);
  if (crash !== undefined)
    return violated({
      expected,
      actual: `it did not shut down, it ${crash.text}`,
      symptom: 'crash-instead-of-shutdown',
      dependsOn: ['add.server.serves'],
    });
  const held = view.all('portTried').find((event) => event.subject === role && !event.bindable);
  if (held !== undefined)
    return violated({ expected, actual: `port ${held.port} is still taken after its end`, symptom: 'port-held' });
  if (view.all('leftoverProcessesFound').some((event) => event.subject === role) && view.activity(role)?.is !== 'gone')
    return violated({
      expected,
      actual: 'a process that it started still runs after its end',
      symptom: 'process-left',
    });
  return met;
}
