/**
 * The submission's own two halves of the add assignment, run together to learn from them.
 *
 * Several questions need the same runs: which messages the halves exchange, and whether they add
 * correctly. Each integer is therefore run at most once.
 */
import { countNumbers } from '../../transcript/screen.ts';
import type { View } from '../../transcript/view.ts';
import { exchangeOfPair } from '../../transcript/wire.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { clientNumbers, serverStarts, starts } from './trial-values.ts';
import { runTrial, type TrialContext } from '../trial.ts';

export interface OwnPair {
  readonly client: ProgramProfile;
  readonly server: ProgramProfile;
  /** What both did when this integer was typed. */
  readonly run: (number: number) => Promise<View>;
  /** Whether they add correctly together, for two integers and those that are named. */
  readonly adds: (...others: readonly number[]) => Promise<boolean>;
}

export interface PairedPrograms {
  readonly client: ProgramProfile;
  readonly server: ProgramProfile;
}

/** @param start runs both programs once; by default as a trial */
export function ownPairOf(
  context: TrialContext,
  { client, server }: PairedPrograms,
  start: (number: number) => Promise<View> = (number) => runPair(context, { client, server }, number),
): OwnPair {
  const views = new Map<number, Promise<View>>();
  const run = (number: number): Promise<View> => {
    const view = views.get(number) ?? start(number);
    views.set(number, view);
    return view;
  };
  const adds = async (...others: readonly number[]): Promise<boolean> => {
    for (const number of [...pairNumbers, ...others]) if (!pairAdds(await run(number), number)) return false;
    return true;
  };
  return { client, server, run, adds };
}

/** The integers that are typed when both halves run together. */
export const pairNumbers: readonly number[] = clientNumbers.slice(0, 2);

function runPair(context: TrialContext, { client, server }: PairedPrograms, number: number): Promise<View> {
  return runTrial(context, {
    assignment: 'add',
    programs: [server, client],
    actions: [serverStarts, starts(number)],
    isComplete: (now) => now.exit('client') !== undefined,
  });
}

/** Both screens show the typed integer, the same other one, and their sum. */
function pairAdds(view: View, number: number): boolean {
  const [client, server] = (['client', 'server'] as const).map((role) => countNumbers(view.screen(role)));
  if (client === undefined || server === undefined || exchangeOfPair(view)?.replies.length === 0) return false;
  // The client may show the typed integer as an echo; the server can only have it from the client.
  if (!server.has(number)) return false;
  const onServer = addends(server, number);
  return addends(client, number).some((other) => onServer.includes(other));
}

/** Integers in range that a screen shows beside their sum with this one. */
export function addends(shown: ReadonlyMap<number, number>, number: number): readonly number[] {
  return [...shown.keys()].filter((other) => other >= 1 && other <= 100 && shown.has(other + number));
}
