/**
 * Whether a server that lives sends a wrong file to a later client, although a fresh server sends
 * the right one. That is a mistake of its own: it keeps something of an earlier request.
 *
 * A server that has ended, that is silent, or that says a word of refusal serves one file at a time:
 * the handout allows that.
 */
import { hasPartOf } from '../../judge/own-pair/transfer.ts';
import { judge, type Verdict } from '../../judge/judge.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { contentOf } from '../../transcript/test-file.ts';
import type { Transcript } from '../../transcript/transcript.ts';
import { fromBase64, View } from '../../transcript/view.ts';
import type { PerformedScenario } from './shared.ts';

/**
 * @param fresh what a fresh server did, judged
 * @param performAgain performs the requests in turn once more: the last of them decides
 * @returns the scenarios that pass only on a fresh server, with what shows that
 */
export async function failingAfterOthers(
  fresh: readonly PerformedScenario[],
  before: Transcript,
  performAgain: () => Promise<Transcript | undefined>,
): Promise<{ readonly performed: readonly PerformedScenario[]; readonly transcript: Transcript } | undefined> {
  const suspects = fresh.filter((each) => passed(each) && sendsWrongFile(each.scenario, before) !== undefined);
  const transcript = suspects.length === 0 ? undefined : await performAgain();
  if (transcript === undefined) return undefined;
  const performed = suspects.flatMap(({ scenario, judged }): readonly PerformedScenario[] => {
    const verdict = sendsWrongFile(scenario, transcript);
    return verdict === undefined
      ? []
      : [{ scenario, judged: { scenario, verdict, durationMs: judged.durationMs ?? 0 } }];
  });
  return performed.length === 0 ? undefined : { performed, transcript };
}

function passed({ judged }: PerformedScenario): boolean {
  return 'verdict' in judged && judged.verdict.status === 'pass';
}

/** @returns the verdict if the content is wrong. What else is wrong follows from that. */
function sendsWrongFile(scenario: Scenario, transcript: Transcript): Verdict | undefined {
  if (scenario.requirement !== 'file.server.content') return undefined;
  const view = new View(transcript);
  const sent = view.received().map(({ payload }) => fromBase64(payload));
  if (sent.length === 0 && transcript.facts.sentToEarlier === undefined) return undefined;
  if (view.exit('server') !== undefined || isRefusal(sent, transcript)) return undefined;
  const verdict = judge(scenario, transcript);
  if (verdict.status !== 'fail') return undefined;
  // A server that is silent to this client may have sent the file to an earlier one.
  return sent.length > 0 || verdict.violation.symptom === 'sent-elsewhere' ? verdict : undefined;
}

/** One short datagram that has nothing of any file that the server has. */
function isRefusal(sent: readonly Uint8Array[], { actions: [start] }: Transcript): boolean {
  const [only] = sent;
  if (only === undefined || sent.length > 1 || only.length === 0 || only.length >= 2048) return false;
  const files = start?.verb === 'serverStarts' ? start.files : [];
  return !files.some((file) => {
    const content = Buffer.from(contentOf(file));
    return content.includes(Buffer.from(only)) || (content.length > longText && hasPartOf(content, sent));
  });
}

/** In a shorter file, a text of the same length would seem to be a part of it. */
const longText = 4096;
