/**
 * What a server of the add assignment achieves for the submission's own clients, whatever their
 * dialect.
 *
 * It is a witness for what datagrade cannot play itself: what neither the wire nor the two screens
 * prove is undecided.
 */
import { met, violated, type Expectation, type Finding } from '../../../scenario/expectation.ts';
import type { AddServerSymptom } from '../../../scenario/symptom.ts';
import { countNumbers, showsName, showsNumber } from '../../../transcript/screen.ts';
import type { View } from '../../../transcript/view.ts';
import { explainCrash } from '../../crash.ts';
import { endSentence } from '../../describe-outcome.ts';
import { addedOn, isOnlyIntegerSent, ownExchanges, sharedInteger, type OwnExchange } from '../../own-pair/exchanges.ts';
import { namesOnBothScreens, namesOnWire } from '../../own-pair/names.ts';
import { leftOpen, unknownInteger, unknownNames } from '../../own-pair/open.ts';
import { quoteAll } from '../../quote.ts';
import { isAlike, type ReplyToCompare } from '../../reply-form.ts';
import { missingText, shownText } from '../screen-text.ts';
import { sumSymptom } from '../sum.ts';
import { addServer } from './server.ts';
import { addServerInTurn } from './server-in-turn.ts';

export const ownServer = { answers, displaysNamesAndNumbers, displaysSum, servesLatest, servesAgain, shutsDown };

const role = 'server';

function inExchange(
  text: string,
  { number, at }: { readonly number: number; readonly at: number },
  find: (exchange: OwnExchange, number: number) => Finding,
): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text,
    find: (view) => {
      const exchange = ownExchanges(view)[at];
      if (exchange === undefined) return leftOpen('The client did not start beside its own server.');
      if (exchange.requests?.length === 0)
        return leftOpen('The client sent nothing that datagrade captured to its own server.');
      return find(exchange, number);
    },
  };
}

/**
 * The own client understands from the reply an integer that the server displays as its own.
 *
 * @param at which of the own clients, from 0
 */
function answers(number: number, at = 0): Expectation {
  return inExchange(`the server answers its own client with a name and an integer`, { number, at }, findAnswer);
}

function findAnswer(exchange: OwnExchange, number: number): Finding {
  const { replies, screens, view } = exchange;
  if (replies?.length === 0) return findSilence(exchange, number);
  if (receivedInteger(exchange, number) === undefined) return leftOpen(unknownInteger);
  const names = namesOnWire(exchange)?.server ?? namesOnBothScreens(exchange);
  const isNamed = names.some((name) => showsName(view.screen('client'), name) || showsName(screens.server, name));
  return isNamed ? met : leftOpen('No name could be read in the messages of the server.');
}

/** The server has understood its client, but has sent nothing: that is its own mistake. */
function findSilence(exchange: OwnExchange, number: number): Finding {
  const crash = explainCrash(exchange.view, role);
  if (addedOn(exchange, role, number).length === 0)
    return leftOpen(`The server sent no reply to its own client${crash === undefined ? '' : ` and ${crash.text}`}.`);
  return violated<AddServerSymptom>({
    expected: 'The server sends a name and an integer from 1 to 100 to the address and port of the client.',
    actual: `The server displayed the sum for its own client, but sent no reply${crash === undefined ? '' : ` and ${crash.text}`}.`,
    symptom: crash?.symptom ?? 'no-reply',
    silent: true,
  });
}

/** The server's integer, as its own client has understood it. */
function receivedInteger(exchange: OwnExchange, number: number): number | undefined {
  const onServer = countNumbers(exchange.screens.server);
  const onClient = countNumbers(exchange.screens.client);
  return (
    addedOn(exchange, 'client', number).find((own) => onServer.has(own)) ??
    addedOn(exchange, 'server', number).find((own) => onClient.has(own)) ??
    sharedInteger(exchange, number)
  );
}

function displaysSum(number: number, at = 0): Expectation {
  return inExchange(
    `the server has displayed the sum of its own client's ${number} and its integer`,
    { number, at },
    findSum,
  );
}

function findSum(exchange: OwnExchange, number: number): Finding {
  const onClient = countNumbers(exchange.screens.client);
  if (addedOn(exchange, role, number).some((own) => onClient.has(own))) return met;
  const sent = addedOn(exchange, 'client', number).find((each) => isOnlyIntegerSent(exchange, each));
  const own = receivedInteger(exchange, number) ?? sent;
  const { server } = exchange.screens;
  if (own === undefined || !showsNumber(server, number)) return leftOpen(unknownInteger);
  const isShown = showsNumber(server, own);
  if (!isShown && !isOnlyIntegerSent(exchange, own)) return leftOpen(unknownInteger);
  return violated<AddServerSymptom>({
    expected: `The server displays the sum ${number} + ${own} = ${number + own} on standard output.`,
    actual: shownText(
      exchange.view,
      role,
      `${isShown ? 'both halves displayed' : 'the reply carried'} ${own}, so ${number + own} was expected`,
    ),
    symptom: explainCrash(exchange.view, role)?.symptom ?? sumSymptom(server, number, own),
  });
}

function displaysNamesAndNumbers(number: number, at = 0): Expectation {
  return inExchange(`the server has displayed both names and both integers`, { number, at }, findNamesAndNumbers);
}

function findNamesAndNumbers(exchange: OwnExchange, number: number): Finding {
  const own = addedOn(exchange, 'client', number)[0] ?? receivedInteger(exchange, number);
  if (own === undefined) return leftOpen(unknownInteger);
  const screen = exchange.screens.server;
  const names = namesOnWire(exchange);
  const both = namesOnBothScreens(exchange);
  const shows = (name: string): boolean => showsName(screen, name);
  const isNamed = names === undefined ? both.length > 1 : names.client.some(shows) && names.server.some(shows);
  const missing = [
    ...(showsNumber(screen, number) ? [] : [`the integer of its own client (${number})`]),
    ...(showsNumber(screen, own) ? [] : [`the integer that its own client received (${own})`]),
  ];
  if (missing.length === 0) return isNamed ? met : leftOpen(unknownNames);
  // The client may have sent another integer than the typed one. The sum shows that it has not, and
  // so does the server if it displays the typed one, and sent another integer than it displays.
  const isReceived = showsNumber(screen, number) && isOnlyIntegerSent(exchange, own);
  if (!showsNumber(screen, number + own) && !isReceived) return leftOpen(missingText(exchange.view, role, missing));
  return violated<AddServerSymptom>({
    expected: 'The server displays both names and both integers on standard output.',
    actual: missingText(exchange.view, role, missing),
    symptom: explainCrash(exchange.view, role)?.symptom ?? 'missing-on-screen',
  });
}

/** The own client that was started last gets an integer that both halves add. */
function servesLatest(number: number): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: `the server answers its own client, which sends ${number}, and continues to serve`,
    find: (view) => {
      const exchange = ownExchanges(view).at(-1);
      // What a server displays late appears in the exchange with the next client.
      const screens = exchange && { ...exchange.screens, server: view.screen(role) };
      if (exchange !== undefined && screens !== undefined && isServed({ ...exchange, screens }, number))
        return addServerInTurn.stillServes().find(view);
      return leftOpen(`The screens do not show that the server answered its own client with the integer ${number}.`);
    },
  };
}

/**
 * The second of two own clients that do the same. If only the first is served, and the reply to the
 * second has another form, the server has kept something. With a reply of the same form, the client
 * may have met an integer that it does not handle.
 */
function servesAgain(number: number): Expectation {
  const latest = servesLatest(number);
  return {
    ...latest,
    find: (view) => {
      const finding = latest.find(view);
      const [first, second] = ownExchanges(view);
      if (finding.met || finding.undecided === undefined || first === undefined || second === undefined) return finding;
      const crash = explainCrash(second.view, 'client');
      const [before, after] = [first, second].map(({ replies = [] }) => replies) as [Replies, Replies];
      const isChanged = before.length > 0 && after.length > 0 && !isAlike(replyOf(before), replyOf(after));
      if (!isServed(first, number) || crash === undefined || !isChanged) return finding;
      return violated<AddServerSymptom>({
        expected: 'The server serves each client as it served the first one.',
        actual: endSentence(
          `The server served its own first client correctly. Its second client sent the same, got ${quoteAll(after)}, and ${crash.text}`,
        ),
        symptom: 'keeps-earlier-client',
      });
    },
  };
}

type Replies = readonly Uint8Array[];

function replyOf(payloads: Replies): ReplyToCompare {
  return { payloads, name: '', reply: undefined };
}

/** The client adds an integer that the server displays. */
function isServed(exchange: OwnExchange, number: number): boolean {
  const onServer = countNumbers(exchange.screens.server);
  const isAdded = addedOn(exchange, 'client', number).some((own) => onServer.has(own));
  return isAdded || receivedInteger(exchange, number) !== undefined;
}

/** Decided only if the own client has sent the integer: many refuse one that is out of range. */
function shutsDown(number: number): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: `the server releases its socket and ends, without a crash`,
    find: (view: View) => {
      const last = ownExchanges(view).at(-1);
      if (last?.requests?.length === 0 || (last?.requests === undefined && view.exit(role) === undefined))
        return leftOpen(
          `Only the client of the submission can write this request, and it did not send ${number}, which is out of range.`,
        );
      const finding = addServer.shutsDown(number).find(view);
      if (finding.met || (last?.replies ?? []).length === 0) return finding;
      return leftOpen(`datagrade could not tell whether the client sent ${number}, which is out of range, unchanged.`);
    },
  };
}
