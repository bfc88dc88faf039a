/**
 * A performance in which something else may have ended a program: it is repeated once with fresh
 * processes. If memory runs out again, that is the machine's fault, and never the program's.
 */
import { killedProgram, type Killed } from '../judge/killed.ts';
import { countMemoryKills } from '../observe/process/memory-kills.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { View } from '../transcript/view.ts';

/**
 * @param count how many processes the machine has ended so far
 * @returns the first transcript that no kill has touched, or the second if only its program can tell
 *   who ended it
 * @throws if the machine ended a program twice, or does not tell whether it did
 */
export async function despiteKills(
  perform: () => Promise<Transcript>,
  count: () => number | undefined = countMemoryKills,
): Promise<Transcript> {
  let before = count();
  const first = await perform();
  const between = count();
  if (whoWasKilled(first) === undefined && before === between) return first;
  before = between;
  const second = await perform();
  const killed = whoWasKilled(second);
  // The machine itself sends only SIGKILL.
  if (killed !== undefined && killed.signal !== 'SIGKILL') return second;
  const after = count();
  if (before !== undefined && before === after) return second;
  if (killed === undefined && after === undefined) return second;
  throw new Error(
    killed === undefined
      ? `this machine ended processes because memory ran out${advice}`
      : `the ${killed.role} was ended by the signal SIGKILL twice, as a machine does when memory runs out${advice}`,
  );
}

const advice = '; free some memory, or grade fewer submissions at a time with --lanes';

function whoWasKilled({ facts, events }: Transcript): Killed | undefined {
  return killedProgram(new View({ facts, events }), ['client', 'server']);
}
