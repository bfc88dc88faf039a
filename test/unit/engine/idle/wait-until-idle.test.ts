/** What ends a wait: that every subject rests, twice in a row, and that nothing is on its way to any of them. */
import { expect, it } from 'vitest';
import type { Observation } from '../../../../harness/observe/process/activity.ts';
import { waitUntilIdle, type PolledSubject } from '../../../../harness/engine/idle/wait-until-idle.ts';
import { WaitBudget } from '../../../../harness/engine/idle/wait-budget.ts';

const timeslices = [{ pid: 1, tid: 1, timeslices: 7 }];
const waiting: Observation = {
  activity: { is: 'waiting', receivesOn: [12_000], call: 'recvfrom' },
  timeslices: 7,
  threads: { before: timeslices, after: timeslices },
  cpuMs: 0,
  sockets: [],
};

/** Waits for one subject that always waits itself. @returns how often it was looked at */
async function looksUntilRest(datagramsOnTheirWay: (looks: number) => boolean): Promise<number> {
  let looks = 0;
  const subject: PolledSubject = {
    role: 'server',
    ended: new Promise(() => undefined),
    poll: () => {
      looks += 1;
      return waiting;
    },
    takesWhatWasTyped: () => false,
    typeIfAsked: () => false,
  };
  const rest = await waitUntilIdle({
    subjects: [subject],
    budget: new WaitBudget(),
    patient: false,
    happened: () => 0,
    effects: () => 0,
    satisfied: () => 'no',
    datagramsOnTheirWay: () => datagramsOnTheirWay(looks),
    onEvent: () => undefined,
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
