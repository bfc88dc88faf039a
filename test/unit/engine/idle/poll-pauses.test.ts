import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../../../harness/observe/process/activity.ts';
import { PollPauses } from '../../../../harness/engine/idle/poll-pauses.ts';
import { StartPauses, type StartPause } from '../../../../harness/engine/idle/start-pauses.ts';

type Activity = Observation['activity'];

const running: Activity = { is: 'running' };
const waiting: Activity = { is: 'waiting', receivesOn: [12_000], call: 'recvfrom' };
const sleeping: Activity = { is: 'timed', receivesOn: [], call: 'clock_nanosleep' };

/** Looks at one subject by a clock of its own. */
class Watcher {
  happened = 0;
  readonly #pauses: PollPauses;
  #tell: () => void = () => undefined;
  readonly end: () => void;

  constructor(start?: StartPause) {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    this.end = end;
    this.#pauses = new PollPauses({
      ends: [ended],
      happened: () => this.happened,
      onEvent: (tell) => (this.#tell = tell),
      start,
    });
  }

  hear(): void {
    this.happened += 1;
    this.#tell();
  }

  /** @returns how long it is until the next look, in milliseconds */
  async look(activity: Activity, { newsMeanwhile = 0, newsAfterMs = Infinity, endAfterMs = Infinity } = {}) {
    this.happened += newsMeanwhile;
    this.#pauses.endLook([activity]);
    const beganMs = performance.now();
    let endedMs: number | undefined;
    const next = this.#pauses.untilNext([activity]).then(() => (endedMs = performance.now()));
    for (let ms = 0; ms < 500 && endedMs === undefined; ms += 0.5) {
      if (ms === newsAfterMs) this.hear();
      if (ms === endAfterMs) this.end();
      await vi.advanceTimersByTimeAsync(ms === 0 ? 0 : 0.5);
    }
    await next;
    return (endedMs as unknown as number) - beganMs;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  // The pauses that are shorter than a timer can be.
  vi.spyOn(Atomics, 'wait').mockImplementation((_, __, ___, forMs) => {
    vi.advanceTimersByTime(forMs as number);
    return 'timed-out';
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the pauses between looks', () => {
  it('grow while a program runs and nothing is heard', async () => {
    const watcher = new Watcher();
    const pauses: number[] = [];
    for (let look = 0; look < 8; look += 1) pauses.push(await watcher.look(running));
    expect(pauses[0]).toBeLessThanOrEqual(2);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.at(-1)).toBe(8);
  });

  it('grow further where it sleeps by itself', async () => {
    const watcher = new Watcher();
    let last = 0;
    for (let look = 0; look < 12; look += 1) last = await watcher.look(sleeping);
    expect(last).toBe(16);
  });

  it('are shorter than a millisecond where something happened during a look', async () => {
    const watcher = new Watcher();
    for (let look = 0; look < 8; look += 1) await watcher.look(running);
    expect(await watcher.look(waiting, { newsMeanwhile: 2 })).toBeLessThan(1);
    expect(await watcher.look(running, { newsMeanwhile: 1 })).toBeLessThan(1);
    expect(await watcher.look(running)).toBeLessThan(1);
    expect(await watcher.look(running)).toBe(1);
  });

  it('are as long as a timer at least where it never stops being heard', async () => {
    const watcher = new Watcher();
    const pauses: number[] = [];
    for (let look = 0; look < 100; look += 1) pauses.push(await watcher.look(running, { newsMeanwhile: 1 }));
    expect(pauses[0]).toBeLessThan(1);
    expect(pauses.slice(-50).every((each) => each === 1)).toBe(true);
  });

  it('end when the subject is heard, and are short then', async () => {
    const watcher = new Watcher();
    for (let look = 0; look < 8; look += 1) await watcher.look(running);
    expect(Math.ceil(await watcher.look(running, { newsAfterMs: 3 }))).toBe(3);
    expect(await watcher.look(running)).toBe(0.25);
  });

  it('end when the subject is gone', async () => {
    const watcher = new Watcher();
    for (let look = 0; look < 8; look += 1) await watcher.look(running);
    expect(Math.ceil(await watcher.look(running, { endAfterMs: 2 }))).toBe(2);
  });
});

describe('the pause after a start', () => {
  /** Starts one that takes so long to get there. @returns when it was looked at, in milliseconds after its start */
  async function looksAt(pauses: StartPauses, arrivesMs: number, newsAfterMs?: number): Promise<readonly number[]> {
    const watcher = new Watcher(pauses.begin('server'));
    const beganMs = performance.now();
    const looks: number[] = [];
    for (;;) {
      const sinceMs = Math.round(performance.now() - beganMs);
      looks.push(sinceMs);
      if (sinceMs >= arrivesMs) {
        await watcher.look(waiting);
        return looks;
      }
      await watcher.look(running, looks.length === 1 && newsAfterMs !== undefined ? { newsAfterMs } : {});
    }
  }

  it('lasts until just before the last one had got there, so that fewer looks find it sooner', async () => {
    const pauses = new StartPauses();
    const first = await looksAt(pauses, 20);
    const second = await looksAt(pauses, 20);
    expect(first.length).toBeGreaterThan(4);
    expect(second.length).toBeLessThan(first.length);
    expect(second[1]).toBeGreaterThan(8);
    expect(second.at(-1) as number).toBeLessThanOrEqual(first.at(-1) as number);
  });

  it('becomes shorter where it was too long', async () => {
    const pauses = new StartPauses();
    for (let start = 0; start < 5; start += 1) await looksAt(pauses, 40);
    const late = await looksAt(pauses, 10);
    for (let start = 0; start < 12; start += 1) await looksAt(pauses, 10);
    const settled = await looksAt(pauses, 10);
    expect(late.at(-1)).toBeGreaterThan(30);
    expect(settled.at(-1)).toBeLessThan(15);
  });

  it('is never longer than a twentieth of a second', async () => {
    const pauses = new StartPauses();
    for (let start = 0; start < 3; start += 1) await looksAt(pauses, 400);
    const [, second] = await looksAt(pauses, 400);
    expect(second).toBeGreaterThan(40);
    expect(second).toBeLessThanOrEqual(51);
  });

  it('ends when the subject is heard, which says nothing of its length', async () => {
    const pauses = new StartPauses();
    for (let start = 0; start < 3; start += 1) await looksAt(pauses, 40);
    const [, heard] = await looksAt(pauses, 40, 5);
    const [, next] = await looksAt(pauses, 40);
    expect(heard).toBe(5);
    expect(next).toBeGreaterThan(30);
  });

  it('is learned for each role by itself', async () => {
    const pauses = new StartPauses();
    for (let start = 0; start < 3; start += 1) await looksAt(pauses, 40);
    expect(pauses.begin('client').leftMs).toBe(0);
    expect(pauses.begin('server').leftMs).toBeGreaterThan(30);
  });
});
