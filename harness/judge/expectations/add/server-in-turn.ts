/**
 * What a server of the add assignment has to do for each of several clients in turn (handout §3).
 */
import { explainCrash } from '../../crash.ts';
import { endSentence } from '../../describe-outcome.ts';
import { quoteAll } from '../../quote.ts';
import { isAlike } from '../../reply-form.ts';
import type { AddServerSymptom } from '../../../scenario/symptom.ts';
import { View } from '../../../transcript/view.ts';
import { met, violated, type Expectation } from '../../../scenario/expectation.ts';
import { findLatestAnswer, findValues } from './server.ts';

export const addServerInTurn = { answersEach, repliesAlike, stillServes, outlivesSilence };

const role = 'server';

/**
 * Every client that got something back got a name and an integer of 1..100. One that got nothing is
 * charged elsewhere.
 */
function answersEach(): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: 'each reply of the server carries its name and an integer from 1 to 100',
    find: (view) => {
      const answered = view.answeredExchanges();
      if (answered.length === 0) return findLatestAnswer(view);
      for (const [at, exchange] of answered.entries()) {
        const finding = findValues(exchange);
        if (finding.met) continue;
        if (at === 0) return finding;
        const actual = `After it had answered its first client correctly, another client sent ${exchange.number}. ${finding.actual}`;
        return { ...finding, actual, symptom: 'keeps-earlier-client' };
      }
      return met;
    },
  };
}

/** An integer in range does not stop the server: it continues and can be asked again. */
function stillServes(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    nothingFollows: true,
    text: 'the server continues to serve',
    find: (view) => {
      const exit = view.exit(role);
      if (exit === undefined) return met;
      const crash = explainCrash(view, role);
      const last = view.exchanges().at(-1);
      const ended = crash?.text ?? `ended with status ${exit.status}`;
      const when = last === undefined ? '' : ` after the integer ${last.number}, which is in range`;
      return violated<AddServerSymptom>({
        expected: 'The server waits for the next client.',
        actual: endSentence(crash === undefined ? `The server ${ended}${when}` : `The server ${ended}`),
        symptom: crash?.symptom ?? (endedInSilence(view) ? 'ends-in-silence' : 'serves-once'),
        dependsOn: ['add.server.reply'],
      });
    },
  };
}

/**
 * Whether the server ended after it had answered a client whose integer lies inside the range, away
 * from 1 and 100. Before, it waited with a timeout.
 */
function endedInSilence(view: View): boolean {
  const last = view.exchanges().at(-1);
  const settled = view.after(({ type }) => type === 'actionSettled');
  const before = new View({ facts: view.facts, events: view.events.slice(0, settled - 1) });
  const isLimit = last?.number === 1 || last?.number === 100;
  return !isLimit && (last?.payloads.length ?? 0) > 0 && before.activity(role)?.is === 'timed';
}

/**
 * The replies to later clients have the form of the first one. If not, the server may have kept
 * something of an earlier client, or datagrade does not understand its replies: its own client knows.
 */
function repliesAlike(): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    text: 'each reply has the form of the first one',
    find: (view) => {
      const answered = view.answeredExchanges();
      const [first, ...later] = answered;
      const other = first && later.find((each) => !isAlike(first, each));
      if (first === undefined || other === undefined) return met;
      const replies = `The server replied ${quoteAll(first.payloads)} to its first client and ${quoteAll(other.payloads)} to another one`;
      return violated<AddServerSymptom>({
        expected: 'Each client gets a reply of the same form.',
        actual: `${replies}.`,
        symptom: 'keeps-earlier-client',
        undecided: `${replies}. datagrade cannot tell whether the client of the submission understands both.`,
        askOwnPair: true,
      });
    },
  };
}

/** A server waits for its next client as long as it takes: a timeout of its own does not end it. */
function outlivesSilence(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    patient: true,
    text: 'the server waits for its next client although none comes',
    find: (view) => {
      const exit = view.exit(role);
      if (exit === undefined) return met;
      const ended = explainCrash(view, role)?.text ?? `ended with status ${exit.status}`;
      return violated<AddServerSymptom>({
        expected: 'The server waits for the next client.',
        actual: endSentence(`No client asked for some time, and the server ${ended}`),
        symptom: 'ends-in-silence',
        dependsOn: ['add.server.reply'],
      });
    },
  };
}
