/** What the engine makes of silence, where it sees no more of a server than any system allows. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureSpeed, paceFor } from '../../../harness/observe/pace.ts';
import { portableObserver } from '../../../harness/observe/portable.ts';
import { addingServer as server } from '../../../harness/scenario/index.ts';
import { play } from '../../support/played.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const patienceMs = 5 * 60_000;

const binds = `import os, socket, sys, time
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', int(sys.argv[1])))
print('ready', flush=True)
s.recv(2048)`;

async function playPortably(source: string) {
  const observer = portableObserver(paceFor(await measureSpeed()));
  const { view } = await play({ server: source, actions: [server.starts()], observer, jailed: false });
  return view;
}

describe('a server whose port is not found', { timeout: patienceMs }, () => {
  it('is started once more, for silence is no proof', async () => {
    await using memory = await scratchFolder();
    const started = JSON.stringify(join(memory.path, 'started'));
    const view = await playPortably(`import os, time
if not os.path.exists(${started}):
    open(${started}, 'w').close()
    time.sleep(3600)
${binds}`);
    expect(view.all('portBound')).toHaveLength(1);
    expect(view.all('actionImpossible')).toEqual([]);
  });

  it('is left to a person, with what it had displayed', async () => {
    const view = await playPortably(`import time\nprint('just a moment', flush=True)\ntime.sleep(3600)`);
    const [impossible] = view.all('actionImpossible');
    expect(impossible).toMatchObject({ undecided: true });
    expect(impossible?.reason).toMatch(
      /in [1-9]\d* attempts while it had displayed "just a moment": it is none of \d+/,
    );
  });
});
