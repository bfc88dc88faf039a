/** What ends a wait: that every subject rests, twice in a row, and that nothing is on its way to any of them. */
import { expect, it } from 'vitest';
import type { Reading } from '../../../../harness/observe/process/activity.ts';
import { untilRest, type Observed } from '../../../../harness/engine/idle/wait-until-idle.ts';
import { SubjectPatience } from '../../../../harness/engine/idle/wait-budget.ts';

const turns = [{ pid: 1, tid: 1, turns: 7 }];
const waiting: Reading = {
  activity: { is: 'waiting', receivesOn: [12_000], call: 'recvfrom' },
  turns: 7,
  threads: { before: turns, after: turns },
  cpuMs: 0,
  sockets: [],
};

/** Waits for one subject that always waits itself. @returns how often it was looked at */
async function looksUntilRest(datagramsOnTheirWay: (looks: number) => boolean): Promise<number> {
  let looks = 0;
  const subject: Observed = {
    role: 'server',
    ended: new Promise(() => undefined),
    look: () => {
      looks += 1;
      return waiting;
    },
    takesWhatWasTyped: () => false,
    typeIfAsked: () => false,
  };
  const rest = await untilRest({
    subjects: [subject],
    patience: new SubjectPatience(),
    patient: false,
    happened: () => 0,
    effects: () => 0,
    satisfied: () => 'no',
    datagramsOnTheirWay: () => datagramsOnTheirWay(looks),
    onNews: () => undefined,
  });
  expect(rest).toMatchObject({ server: { is: 'waiting' } });
  return looks;
}

it('ends at the second look at one that waits', async () => {
  expect(await looksUntilRest(() => false)).toBe(2);
});

it('goes on as long as datagrams are on their way, and is looked at once more when they are not', async () => {
  expect(await looksUntilRest((looks) => looks < 9)).toBe(10);
});
