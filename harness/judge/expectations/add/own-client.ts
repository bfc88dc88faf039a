/**
 * What a client of the add assignment achieves with the submission's own server, whatever their
 * dialect.
 *
 * It is a witness for what datagrade cannot play itself: what neither the wire nor the two screens
 * prove is undecided.
 */
import { violated, met, type Expectation, type Finding } from '../../../scenario/expectation.ts';
import type { AddClientSymptom } from '../../../scenario/symptom.ts';
import { countNumbers, showsName, showsNumber } from '../../../transcript/screen.ts';
import type { View } from '../../../transcript/view.ts';
import { explainCrash } from '../../crash.ts';
import { addedOn, ownExchanges, sharedInteger, type OwnExchange } from '../../own-pair/exchanges.ts';
import { namesOnBothScreens, namesOnWire } from '../../own-pair/names.ts';
import { leftOpen, unknownInteger, unknownNames } from '../../own-pair/open.ts';
import { findExit } from '../exit.ts';
import { missingText, shownText } from '../screen-text.ts';
import { sumSymptom } from '../sum.ts';

export const ownClient = { sendsRequest, displaysNamesAndNumbers, displaysSum, exits };

const role = 'client';

/** Finds in the exchange with that integer, or leaves open what no exchange shows. */
function inExchange(
  text: string,
  number: number,
  when: Expectation['when'],
  find: (exchange: OwnExchange, number: number) => Finding,
): Expectation {
  return {
    kind: 'expectation',
    when,
    text,
    find: (view) => {
      const exchange = ownExchanges(view)[0];
      return exchange === undefined
        ? leftOpen('The client did not start beside its own server.')
        : find(exchange, number);
    },
  };
}

function sendsRequest(number: number): Expectation {
  return inExchange(`the server learns ${number} and a name from its own client`, number, 'end', (exchange) => {
    const { requests, screens } = exchange;
    const crash = explainCrash(exchange.view, role);
    if (requests?.length === 0) return leftOpen('The client sent nothing that datagrade captured to its own server.');
    const other = otherIntegerSent(exchange, number);
    if (other !== undefined)
      return violated<AddClientSymptom>({
        expected: `The client sends a name and the integer ${number} in a datagram, after the integer was typed.`,
        actual: `The client sent the integer ${other} instead of ${number}, and its own server displayed ${other}.`,
        symptom: 'wrong-number-sent',
      });
    if (!showsNumber(screens.server, number))
      return leftOpen(`The server did not display the integer ${number} that was typed at its own client.`);
    const names = namesOnWire(exchange)?.client ?? namesOnBothScreens(exchange);
    if (names.some((name) => showsName(screens.server, name))) return met;
    return leftOpen(
      crash === undefined ? 'No name could be read in the messages of the client.' : `The client ${crash.text}`,
    );
  });
}

/**
 * Another integer than the typed one, which the server displays and which the request has as digits
 * in some base. The typed one is in neither.
 */
function otherIntegerSent({ requests = [], screens }: OwnExchange, number: number): number | undefined {
  const text = requests.map((payload) => Buffer.from(payload).toString('latin1')).join(' ');
  const digits = [...text.matchAll(/\b(?:0[xob])?([0-9a-f]+)\b/giu)].map(([, each = '']) => each);
  const shown = countNumbers(screens.server);
  if (shown.has(number)) return undefined;
  return [10, 16, 8, 2]
    .map((base) => digits.map((each) => Number.parseInt(each, base)))
    .filter((sent) => !sent.includes(number))
    .flatMap((sent) => sent.filter((each) => each > 0 && shown.has(each)))[0];
}

/** Both screens show the same other integer, and the client's shows the sum. */
function displaysSum(number: number): Expectation {
  return inExchange(`the client has displayed the sum of ${number} and its server's integer`, number, 'end', findSum);
}

function findSum(exchange: OwnExchange, number: number): Finding {
  const onServer = countNumbers(exchange.screens.server);
  if (addedOn(exchange, role, number).some((own) => onServer.has(own))) return met;
  const added = addedOn(exchange, 'server', number);
  const own = added.length === 1 ? added[0] : sharedInteger(exchange, number);
  if (own === undefined || !onServer.has(number)) return leftOpen(unknownInteger);
  const crash = explainCrash(exchange.view, role);
  // An integer that the client does not show may not have arrived as the server displays it.
  if (crash === undefined && !showsNumber(exchange.screens.client, own))
    return leftOpen(`The client does not display ${own}, which its own server displays as its integer.`);
  return violated<AddClientSymptom>({
    expected: `The client displays the sum ${number} + ${own} = ${number + own} on standard output.`,
    actual: shownText(exchange.view, role, `its own server displayed ${own}, so ${number + own} was expected`),
    symptom: crash?.symptom ?? sumSymptom(exchange.screens.client, number, own),
    dependsOn: ['add.client.request'],
  });
}

function displaysNamesAndNumbers(number: number): Expectation {
  return inExchange(`the client has displayed both names and both integers`, number, 'end', (exchange) =>
    findNamesAndNumbers(exchange, number),
  );
}

function findNamesAndNumbers(exchange: OwnExchange, number: number): Finding {
  const screen = exchange.screens.client;
  const onServer = countNumbers(exchange.screens.server);
  const own =
    addedOn(exchange, 'server', number)[0] ??
    addedOn(exchange, role, number).find((each) => onServer.has(each)) ??
    sharedInteger(exchange, number);
  if (own === undefined) return leftOpen(unknownInteger);
  const whole = exchange.view.screen(role);
  const names = namesOnWire(exchange);
  const both = namesOnBothScreens(exchange);
  const isNamed = names === undefined ? both.length > 1 : showsOneOfEach(screen, whole, names.client, names.server);
  const hasNumbers = showsNumber(screen, own) && showsNumber(whole, number);
  if (isNamed && hasNumbers) return met;
  if (hasNumbers) return leftOpen(unknownNames);
  // The server may have sent another integer than it displays. The sum shows that it has not.
  if (!showsNumber(screen, number + own)) return leftOpen(unknownInteger);
  const missing = [
    ...(showsNumber(whole, number) ? [] : [`its own integer (${number})`]),
    ...(showsNumber(screen, own) ? [] : [`the integer that its own server displayed (${own})`]),
  ];
  return violated<AddClientSymptom>({
    expected: "The client displays both names, its integer and the server's integer on standard output.",
    actual: missingText(exchange.view, role, missing),
    symptom: explainCrash(exchange.view, role)?.symptom ?? 'missing-on-screen',
    dependsOn: ['add.client.request'],
  });
}

function showsOneOfEach(screen: string, whole: string, own: readonly string[], others: readonly string[]): boolean {
  return own.some((name) => showsName(whole, name)) && others.some((name) => showsName(screen, name));
}

function exits(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the client ends on its own with status 0',
    find: (view: View) => {
      const exchange = ownExchanges(view)[0];
      if (exchange?.replies?.length === 0)
        return leftOpen('The server of the submission sent no reply to its own client, so that it cannot end.');
      return findExit(view);
    },
  };
}
