/** What the engine concludes from silence, if it only sees what any system shows. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureSpeed, paceFor } from '../../../harness/observe/portable/pace.ts';
import { portableObserver } from '../../../harness/observe/portable/observer.ts';
import { WaitBudget } from '../../../harness/engine/wait/wait-budget.ts';
import { server } from '../../../scenarios/language/add.ts';
import { play } from '../../support/played.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const timeoutMs = 5 * 60_000;
const pace = paceFor(await measureSpeed());

async function playPortably(source: string, waitBudget?: WaitBudget) {
  const how = { observer: portableObserver(pace), jailed: false, ...(waitBudget === undefined ? {} : { waitBudget }) };
  const { view } = await play({ server: source, actions: [server.starts()], ...how });
  return view;
}

/** The budget of a submission whose silences have been fruitless many times. */
function reducedBudget(): WaitBudget {
  const budget = new WaitBudget();
  for (let times = 0; times < 10; times += 1) budget.reduce('silence');
  return budget;
}

describe('a server whose port is not found', { timeout: timeoutMs }, () => {
  it('is started once more, because silence proves nothing', async () => {
    await using memory = await scratchFolder();
    const started = JSON.stringify(join(memory.path, 'started'));
    const view = await playPortably(`import os, socket, sys, time
if not os.path.exists(${started}):
    open(${started}, 'w').close()
    time.sleep(3600)
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', int(sys.argv[1])))
print('ready', flush=True)
s.recv(2048)`);
    expect(view.all('portBound')).toHaveLength(1);
    expect(view.all('actionImpossible')).toEqual([]);
  });

  it('needs manual review after the longest silence, with what the server had displayed', async () => {
    const view = await playPortably(`import time\nprint('a moment', flush=True)\ntime.sleep(3600)`, reducedBudget());
    const [impossible] = view.all('actionImpossible');
    expect(impossible).toMatchObject({ undecided: true });
    expect(impossible?.reason).toMatch(
      /not found in [1-9]\d* attempts without the kernel's help: it is not one of \d+; so far it had displayed "a moment"/,
    );
    expect(view.activity('server')?.forMs).toBeGreaterThanOrEqual(pace.lastingMs);
  });
});
