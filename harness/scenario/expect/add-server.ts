/**
 * What a server of the add assignment has to do (handout §3, i to iv).
 */
import { describeActivity } from '../judge/describe-activity.ts';
import { explainCrash } from '../judge/crash.ts';
import { describeOutcome } from '../judge/how-it-went.ts';
import { countNumbers, showsName, showsNumber } from '../judge/screen.ts';
import type { Exchange, View } from '../judge/view.ts';
import { met, violated, type Expectation, type Finding, type Violation } from '../steps.ts';
import { sumSymptom } from './add-client.ts';

const role = 'server';

/** The client that asked last got a name and an integer of 1..100 back, at its own address and port. */
export function answers(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the server answers that client with its name and an integer from 1 to 100',
    find: findAnswer,
  };
}

/** The client that asked last got something back, whatever it is worth: that is judged where answers are tried. */
export function replies(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the server replies to that client',
    find: (view) => {
      const exchange = view.exchanges().at(-1);
      if (exchange !== undefined && exchange.payloads.length > 0) return met;
      return { hangsOn: ['add.server.reply'], ...findAnswer(view) };
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
  const number = numberOf(exchange);
  const text = textOf(exchange);
  if (number === undefined)
    return violated({
      expected,
      actual: `it sent ${JSON.stringify(text)}, which carries no integer`,
      symptom: 'no-number-sent',
    });
  if (number < 1 || number > 100)
    return violated({
      expected,
      actual: `its integer is ${number}, which is not from 1 to 100`,
      symptom: 'number-out-of-range',
    });
  const name = exchange.reply === undefined ? text : (exchange.reply.name ?? '');
  if (!/\p{L}/u.test(name))
    return violated({
      expected,
      actual: `it sent ${JSON.stringify(text)}, which carries no name`,
      symptom: 'no-name-sent',
    });
  return met;
}

/** Why nobody was answered, as far as it can be told from outside. */
function silenceSymptom(view: View): string {
  if (view.activity(role)?.is === 'keyboard') return 'waits-for-keyboard';
  return view.exchanges().some(({ payloads }) => payloads.length > 0) ? 'answers-first-client-only' : 'no-reply';
}

function textOf({ payloads }: Exchange): string {
  return payloads.map((payload) => Buffer.from(payload).toString('utf8')).join('\n');
}

/** The server's own integer in a reply: as the learned dialect reads it, or the only whole number that is not the client's. */
function numberOf(exchange: Exchange): number | undefined {
  if (exchange.reply !== undefined) return exchange.reply.number;
  const numbers = [...countNumbers(textOf(exchange)).keys()];
  return numbers.find((each) => each !== exchange.number) ?? numbers[0];
}

/** Both names and both integers stand on standard output for the exchange in which the number was asked. */
export function displaysNamesAndNumbers(clientNumber: number): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: `the server has displayed both names, ${clientNumber} and its own integer`,
    find: (view) => {
      const screen = view.screen(role);
      const serverNumber = serverNumberIn(view, clientNumber);
      const ownName =
        view.exchanges().find((each) => each.reply !== undefined)?.reply?.name ?? view.facts.ownNames.server;
      const missing = [
        ...(!view.peerGaveName() || showsName(screen, view.facts.peerName)
          ? []
          : [`the client's name ("${view.facts.peerName}")`]),
        ...(ownName === undefined || showsName(screen, ownName) ? [] : [`its own name ("${ownName}")`]),
        ...(showsNumber(screen, clientNumber) ? [] : [`the client's integer (${clientNumber})`]),
        ...(serverNumber === undefined || showsNumber(screen, serverNumber)
          ? []
          : [`its own integer (${serverNumber})`]),
      ];
      if (missing.length === 0) return met;
      const expected = "the client's name, its own name, the client's integer and its own on standard output";
      return violated({
        expected,
        actual: missingText(view, missing),
        symptom: missingSymptom(view),
        ...unanswered(view, clientNumber),
      });
    },
  };
}

/** The right sum stands on standard output for the exchange in which the number was asked. */
export function displaysSum(clientNumber: number): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: `the server has displayed the sum of ${clientNumber} and its own integer`,
    find: (view) => {
      const screen = view.screen(role);
      const serverNumber = serverNumberIn(view, clientNumber);
      if (serverNumber === undefined) return findAnySum(view, clientNumber);
      const sum = clientNumber + serverNumber;
      if (showsNumber(screen, sum)) return met;
      return violated({
        expected: `the sum ${clientNumber} + ${serverNumber} = ${sum} on standard output`,
        actual: missingText(view, [`the sum ${sum}`]),
        symptom: explainCrash(view, role)?.symptom ?? sumSymptom(screen, clientNumber, serverNumber),
        ...unanswered(view, clientNumber),
      });
    },
  };
}

/** Where no reply tells the server's integer, any integer of 1..100 that stands on the screen together with its sum will do. */
function findAnySum(view: View, clientNumber: number): Finding {
  const screen = view.screen(role);
  const shown = [...countNumbers(screen).keys()];
  const found = shown.some(
    (own) => own >= 1 && own <= 100 && own !== clientNumber && showsNumber(screen, own + clientNumber),
  );
  if (found) return met;
  return violated({
    expected: `its own integer and the sum of it and ${clientNumber} on standard output`,
    actual: missingText(view, [`the sum of ${clientNumber} and its own integer`]),
    symptom: 'no-sum',
    ...unanswered(view, clientNumber),
  });
}

/** A server that answers nobody has one mistake, one that stopped before it was asked this another; what it then fails to display hangs on it. */
function unanswered(view: View, clientNumber: number): Pick<Violation, 'hangsOn'> {
  const answered = view.exchanges().filter((exchange) => exchange.payloads.length > 0);
  if (answered.length === 0) return { hangsOn: ['add.server.reply'] };
  return answered.some((exchange) => exchange.number === clientNumber) ? {} : { hangsOn: ['add.server.serves'] };
}

function serverNumberIn(view: View, clientNumber: number): number | undefined {
  const exchange = view.exchanges().find((each) => each.number === clientNumber && each.payloads.length > 0);
  return exchange === undefined ? undefined : numberOf(exchange);
}

function missingText(view: View, missing: readonly string[]): string {
  const crash = explainCrash(view, role);
  return `${missing.join(', ')} did not appear${crash === undefined ? '' : `; it ${crash.text}`}`;
}

function missingSymptom(view: View): string {
  const crash = explainCrash(view, role);
  if (crash !== undefined) return crash.symptom;
  return showsName(view.errors(role), view.facts.peerName) ? 'displays-on-standard-error' : 'missing-on-screen';
}

/** An integer in range does not stop the server: it lives on and can be asked again. */
export function stillServes(): Expectation {
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
        hangsOn: ['add.server.reply'],
      });
    },
  };
}

/** An integer out of range ends the server: deliberately, not by a crash, and its port is free again. */
export function shutsDown(number: number): Expectation {
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
      ...(released ? {} : { hangsOn: ['add.server.serves'] as const }),
    });
  }
  const crash = explainCrash(view, role);
  if (crash !== undefined)
    return violated({
      expected,
      actual: `it did not shut down, it ${crash.text}`,
      symptom: 'crash-instead-of-shutdown',
      hangsOn: ['add.server.serves'],
    });
  const held = view.all('portTried').find((event) => event.subject === role && !event.bindable);
  if (held !== undefined)
    return violated({ expected, actual: `port ${held.port} is still taken after its end`, symptom: 'port-held' });
  if (view.all('survivorsFound').some((event) => event.subject === role) && view.activity(role)?.is !== 'gone')
    return violated({
      expected,
      actual: 'a process that it started still runs after its end',
      symptom: 'process-left',
    });
  return met;
}
