/**
 * What a server of the add assignment has to display (handout §3).
 */
import { explainCrash } from '../../crash.ts';
import { addedNumber, replyText, sendsNumberBack } from '../../../transcript/reply.ts';
import { countNumbers, showsName, showsNumber } from '../../../transcript/screen.ts';
import type { View } from '../../../transcript/view.ts';
import { met, violated, type Expectation, type Finding, type Violation } from '../../../scenario/expectation.ts';
import type { AddServerSymptom } from '../../../scenario/symptom.ts';
import { showsReversed } from '../../byte-order.ts';
import { quoteSent } from '../../quote.ts';
import { doubtOfName } from './other-name.ts';
import { missingText, shownText, showsText } from '../screen-text.ts';
import { sumSymptom } from '../sum.ts';

export const addServerDisplay = { displaysNamesAndNumbers, displaysSum, displaysForEach, displaysSumForEach };

const role = 'server';

/**
 * Both names and both integers are on standard output for the exchange in which the number was
 * asked.
 */
function displaysNamesAndNumbers(clientNumber: number): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: `the server has displayed both names, ${clientNumber} and its own integer`,
    find: (view) => findNamesAndNumbers(view, clientNumber),
  };
}

function findNamesAndNumbers(view: View, clientNumber: number): Finding {
  const screen = view.screen(role);
  const serverNumber = serverNumberIn(view, clientNumber);
  const ownName = view.exchanges().find((each) => each.reply !== undefined)?.reply?.name ?? view.facts.ownNames.server;
  const clientName = clientNameIn(view, clientNumber);
  const missing = [
    ...(!view.peerGaveName(clientName) || showsName(screen, clientName)
      ? []
      : [`the client's name (${quoteSent(clientName)})`]),
    ...(showsOwnName(view, ownName, clientNumber)
      ? []
      : [ownName === undefined ? 'its own name' : `its own name (${quoteSent(ownName)})`]),
    ...(showsNumber(screen, clientNumber) ? [] : [`the client's integer (${clientNumber})`]),
    ...(serverNumber === undefined || showsNumber(screen, serverNumber) ? [] : [`its own integer (${serverNumber})`]),
  ];
  if (missing.length === 0) return met;
  return violated<AddServerSymptom>({
    expected: 'The server displays both names and both integers on standard output.',
    actual: missingText(view, role, missing),
    symptom: missingSymptom(view, clientNumber, serverNumber),
    ...unanswered(view, clientNumber),
    ...(missing.length === 1 && ownName !== undefined && !showsOwnName(view, ownName, clientNumber)
      ? doubtfulName(view, ownName, clientNumber)
      : {}),
  });
}

function doubtfulName(view: View, name: string, clientNumber: number): Pick<Violation, 'undecided'> {
  const exchange = view.answeredExchanges().find((each) => each.number === clientNumber);
  const peerName = clientNameIn(view, clientNumber);
  return doubtOfName(role, view.screen(role), { payloads: exchange?.payloads ?? [], name, peerName });
}

/**
 * Both names and both integers are on standard output for each exchange in which the server replied.
 * A client that got no reply is charged elsewhere.
 */
function displaysForEach(): Expectation {
  return forEach(
    'the server has displayed both names and both integers for each client that it answered',
    findNamesAndNumbers,
  );
}

/** The right sum is on standard output for each exchange in which the server replied. */
function displaysSumForEach(): Expectation {
  return forEach('the server has displayed the sum for each client that it answered', (view, number) => {
    const finding = findSum(view, number);
    // A server that adds another integer than the client's also displays that one.
    return finding.met ? finding : { dependsOn: ['add.server.display'], ...finding };
  });
}

function forEach(text: string, find: (view: View, clientNumber: number) => Finding): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text,
    find: (view) => {
      const answered = view.answeredExchanges();
      const [first, ...later] = answered.map((each) => ({ ...each, finding: find(view, each.number) }));
      if (first === undefined) return find(view, view.exchanges()[0]?.number ?? 1);
      if (!first.finding.met) return first.finding;
      const failing = later.filter(({ finding }) => !finding.met);
      const [failed] = failing;
      if (failed === undefined || failed.finding.met) return met;
      const onlyLonger = failing.every(({ name }) => name.length > first.name.length);
      return {
        ...failed.finding,
        actual: `After it had served its first client correctly, another client sent ${failed.number}. ${failed.finding.actual}`,
        symptom: explainCrash(view, role)?.symptom ?? (onlyLonger ? 'long-name' : 'keeps-earlier-client'),
      };
    },
  };
}

/**
 * If it is not known which part of the reply is the name, any word of the reply that the client did
 * not send will do.
 */
function showsOwnName(view: View, ownName: string | undefined, clientNumber: number): boolean {
  const screen = view.screen(role);
  if (ownName !== undefined) return showsName(screen, ownName);
  const exchange = view.answeredExchanges().find((each) => each.number === clientNumber);
  if (exchange === undefined && !view.peerGaveName()) return showsText(screen);
  // A reply that can be read and has no name is charged where it was sent. The server may still
  // display a name, whatever it is.
  if (exchange?.reply !== undefined && exchange.reply.name === undefined) return showsText(screen);
  const isUnread = exchange !== undefined && exchange.reply === undefined;
  const words = isUnread ? (replyText(exchange).match(/\p{L}{2,}/gu) ?? []) : [];
  const own = words.filter((word) => !showsName(view.facts.peerName, word));
  return own.length === 0 || own.some((word) => showsName(screen, word));
}

/** The right sum is on standard output for the exchange in which the number was asked. */
function displaysSum(clientNumber: number): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: `the server has displayed the sum of ${clientNumber} and its own integer`,
    find: (view) => findSum(view, clientNumber),
  };
}

function findSum(view: View, clientNumber: number): Finding {
  const screen = view.screen(role);
  const serverNumber = serverNumberIn(view, clientNumber);
  if (serverNumber === undefined) return findAnySum(view, clientNumber);
  const sum = clientNumber + serverNumber;
  if (showsNumber(screen, sum)) return met;
  const because = `the reply carried ${serverNumber}, so ${clientNumber} + ${serverNumber} = ${sum} was expected`;
  return violated<AddServerSymptom>({
    expected: `The server displays the sum ${clientNumber} + ${serverNumber} = ${sum} on standard output.`,
    actual: shownText(view, role, because),
    symptom: explainCrash(view, role)?.symptom ?? sumSymptom(screen, clientNumber, serverNumber),
    ...unanswered(view, clientNumber),
  });
}

/**
 * If no reply tells the server's integer, any integer of 1..100 that is on the screen together with
 * its sum will do.
 */
function findAnySum(view: View, clientNumber: number): Finding {
  const screen = view.screen(role);
  const shown = [...countNumbers(screen)];
  // Twice the client's integer is also a sum: if the server's own is the same by chance, both are
  // there.
  const isOwn = (number: number, count: number): boolean =>
    number !== clientNumber || count > 1 || hasSentBack(view, clientNumber);
  const found = shown.some(
    ([own, count]) => own >= 1 && own <= 100 && isOwn(own, count) && showsNumber(screen, own + clientNumber),
  );
  if (found) return met;
  const because = `an integer from 1 to 100 and its sum with ${clientNumber} were expected`;
  return violated<AddServerSymptom>({
    expected: `The server displays its own integer and the sum of this integer and ${clientNumber} on standard output.`,
    actual: shownText(view, role, because),
    symptom: explainCrash(view, role)?.symptom ?? 'no-sum',
    ...unanswered(view, clientNumber),
  });
}

/**
 * The server sent the client's integer: it may have used it as its own. The requirement of the
 * reply covers that mistake.
 */
function hasSentBack(view: View, clientNumber: number): boolean {
  return view.exchanges().some((each) => each.number === clientNumber && sendsNumberBack(each));
}

/**
 * A server that never answers has one mistake, one that stopped before this request another: what
 * it then does not display depends on that.
 */
function unanswered(view: View, clientNumber: number): Pick<Violation, 'dependsOn'> {
  const answered = view.answeredExchanges();
  if (answered.length === 0) return { dependsOn: ['add.server.reply'] };
  return answered.some((exchange) => exchange.number === clientNumber) ? {} : { dependsOn: ['add.server.serves'] };
}

function serverNumberIn(view: View, clientNumber: number): number | undefined {
  const exchange = view.answeredExchanges().find((each) => each.number === clientNumber);
  return exchange === undefined ? undefined : addedNumber(exchange, view.screen(role));
}

function clientNameIn(view: View, clientNumber: number): string {
  return view.exchanges().find((each) => each.number === clientNumber)?.name ?? view.facts.peerName;
}

function missingSymptom(view: View, clientNumber: number, serverNumber: number | undefined): AddServerSymptom {
  const crash = explainCrash(view, role);
  if (crash !== undefined) return crash.symptom;
  if (showsName(view.errors(role), clientNameIn(view, clientNumber))) return 'displays-on-standard-error';
  const isReversed = showsReversed(countNumbers(view.screen(role)), clientNumber, serverNumber ?? clientNumber);
  return isReversed ? 'byte-order' : 'missing-on-screen';
}
