/** A program that a signal of others ended is started again, and is never charged for it. */
import { describe, expect, it } from 'vitest';
import { despiteKills } from '../../../harness/engine/despite-kills.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { countMemoryKills } from '../../../harness/observe/process/memory-kills.ts';
import { scenario } from '../../../harness/scenario/index.ts';
import type { Transcript } from '../../../harness/transcript/transcript.ts';
import { client } from '../../../scenarios/language/add.ts';
import { Story } from '../../support/story.ts';

const started = (): Story => new Story().begins().starts('client').types('client', '42');
const killed = started().exits('client', null, 'SIGKILL').settles().transcript();
const whole = started().exits('client').settles().transcript();

/** @returns which transcript was taken, and how many there were */
async function take(transcripts: readonly Transcript[], counts: readonly (number | undefined)[]) {
  const left = [...transcripts];
  const numbers = [...counts];
  const transcript = await despiteKills(
    () => Promise.resolve(left.shift() as Transcript),
    () => numbers.shift(),
  );
  return { transcript, performances: transcripts.length - left.length };
}

describe('a performance', () => {
  it('is not repeated if nothing was killed', async () => {
    expect(await take([whole, killed], [4, 4])).toEqual({ transcript: whole, performances: 1 });
    expect(await take([whole, killed], [undefined, undefined])).toEqual({ transcript: whole, performances: 1 });
  });

  it('is repeated if its program was killed, or the machine killed another process', async () => {
    expect(await take([killed, whole], [4, 4, 4])).toEqual({ transcript: whole, performances: 2 });
    expect(await take([killed, whole], [undefined, undefined, undefined])).toMatchObject({ performances: 2 });
    expect(await take([whole, whole], [4, 5, 5])).toMatchObject({ performances: 2 });
  });

  it('is a fault of the machine if the machine killed twice, or may have done so', async () => {
    await expect(take([killed, killed], [4, 5, 6])).rejects.toThrow(
      /^the client was ended by the signal SIGKILL twice/,
    );
    await expect(take([killed, killed], [undefined, undefined, undefined])).rejects.toThrow('memory runs out');
    await expect(take([whole, whole], [4, 5, 6])).rejects.toThrow(/^this machine ended processes/);
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'])('is repeated once if %s ended its program', async (signal) => {
    const ended = started().exits('client', null, signal).settles().transcript();
    expect(await take([ended, whole], [undefined, undefined, undefined])).toMatchObject({ performances: 2 });
    expect(await take([ended, ended], [undefined, undefined, undefined])).toEqual({
      transcript: ended,
      performances: 2,
    });
  });

  it('stays as it is if the machine ran out of memory neither time', async () => {
    expect(await take([killed, killed], [4, 4, 4])).toEqual({ transcript: killed, performances: 2 });
  });
});

describe('the count of the machine', () => {
  it('is unknown where the machine does not tell', () => {
    expect(countMemoryKills('/proc/no-such-file')).toBeUndefined();
    expect(countMemoryKills('/proc/self/comm')).toBeUndefined();
  });
});

describe('the verdict on a killed program', () => {
  const sends = scenario('add/client/request/x', {
    requirement: 'add.client.request',
    title: 'sends',
    steps: [client.starts(42), client.sendsRequest(42)],
  });

  it('is left to a person', () => {
    const verdict = judge(sends, killed);
    expect(verdict).toMatchObject({ status: 'unsupported' });
    expect(verdict).toHaveProperty('violation.undecided', expect.stringContaining('signal SIGKILL'));
  });

  it('is left to a person if a signal of others ended it, which is no lack of memory', () => {
    const verdict = judge(sends, started().exits('client', null, 'SIGTERM').settles().transcript());
    expect(verdict).toHaveProperty('violation.undecided', expect.stringContaining('signal SIGTERM'));
    expect(verdict).not.toHaveProperty('violation.undecided', expect.stringContaining('memory'));
  });

  it('is a failure if it reached a limit, or if another signal ended it', () => {
    const limited = started().reachesLimit('client', 'memory', 600, 512).exits('client', null, 'SIGKILL').settles();
    expect(judge(sends, limited.transcript()).status).toBe('fail');
    expect(judge(sends, started().exits('client', null, 'SIGSEGV').settles().transcript()).status).toBe('fail');
  });
});
