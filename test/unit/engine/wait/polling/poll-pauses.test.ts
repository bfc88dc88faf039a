import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Observation } from '../../../../../harness/observe/process/activity.ts';
import { PollPauses } from '../../../../../harness/engine/wait/polling/poll-pauses.ts';
import { StartPauses } from '../../../../../harness/engine/wait/polling/start-pauses.ts';

type Activity = Observation['activity'];

const running: Activity = { is: 'running' };
const waiting: Activity = { is: 'waiting', receivesOn: [12_000], call: 'recvfrom' };
const sleeping: Activity = { is: 'timed', receivesOn: [], call: 'clock_nanosleep' };

/** Polls one subject by a clock of its own. */
class Watcher {
  happened = 0;
  readonly #pauses: PollPauses;
  #listener: () => void = () => undefined;
  readonly end: () => void;

  constructor(startPauses?: StartPauses) {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    this.end = end;
    this.#pauses = new PollPauses({
      subjects: [{ ended }],
      happened: () => this.happened,
      onEvent: (listener) => (this.#listener = listener),
      started: 'server',
      startPauses,
    });
  }

  noteEvent(): void {
    this.happened += 1;
    this.#listener();
  }

  /** @returns how long it is until the next poll, in milliseconds */
  async poll(activity: Activity, { eventsMeanwhile = 0, eventAfterMs = Infinity, endAfterMs = Infinity } = {}) {
    this.happened += eventsMeanwhile;
    this.#pauses.endPoll([activity]);
    const beganMs = performance.now();
    let endedMs: number | undefined;
    const next = this.#pauses.untilNext([activity]).then(() => (endedMs = performance.now()));
    for (let ms = 0; ms < 500 && endedMs === undefined; ms += 0.5) {
      if (ms === eventAfterMs) this.noteEvent();
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

describe('the pauses between polls', () => {
  it('grow while a program runs and nothing happens', async () => {
    const watcher = new Watcher();
    const pauses: number[] = [];
    for (let poll = 0; poll < 8; poll += 1) pauses.push(await watcher.poll(running));
    expect(pauses[0]).toBeLessThanOrEqual(2);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.at(-1)).toBe(8);
  });

  it('grow further while it sleeps', async () => {
    const watcher = new Watcher();
    let last = 0;
    for (let poll = 0; poll < 12; poll += 1) last = await watcher.poll(sleeping);
    expect(last).toBe(16);
  });

  it('are shorter than a millisecond after an event during a poll', async () => {
    const watcher = new Watcher();
    for (let poll = 0; poll < 8; poll += 1) await watcher.poll(running);
    expect(await watcher.poll(waiting, { eventsMeanwhile: 2 })).toBeLessThan(1);
    expect(await watcher.poll(running, { eventsMeanwhile: 1 })).toBeLessThan(1);
    expect(await watcher.poll(running)).toBeLessThan(1);
    expect(await watcher.poll(running)).toBe(1);
  });

  it('are at least as long as a timer if the events never stop', async () => {
    const watcher = new Watcher();
    const pauses: number[] = [];
    for (let poll = 0; poll < 100; poll += 1) pauses.push(await watcher.poll(running, { eventsMeanwhile: 1 }));
    expect(pauses[0]).toBeLessThan(1);
    expect(pauses.slice(-50).every((each) => each === 1)).toBe(true);
  });

  it('end at an event, and are short then', async () => {
    const watcher = new Watcher();
    for (let poll = 0; poll < 8; poll += 1) await watcher.poll(running);
    expect(Math.ceil(await watcher.poll(running, { eventAfterMs: 3 }))).toBe(3);
    expect(await watcher.poll(running)).toBe(0.25);
  });

  it('end when the subject is gone', async () => {
    const watcher = new Watcher();
    for (let poll = 0; poll < 8; poll += 1) await watcher.poll(running);
    expect(Math.ceil(await watcher.poll(running, { endAfterMs: 2 }))).toBe(2);
  });
});

describe('the pause after a start', () => {
  /**
   * Starts a subject that takes so long until it waits.
   *
   * @returns when it was polled, in milliseconds after its start
   */
  async function pollsOf(pauses: StartPauses, arrivesMs: number, eventAfterMs?: number): Promise<readonly number[]> {
    const watcher = new Watcher(pauses);
    const beganMs = performance.now();
    const polls: number[] = [];
    for (;;) {
      const sinceMs = Math.round(performance.now() - beganMs);
      polls.push(sinceMs);
      if (sinceMs >= arrivesMs) {
        await watcher.poll(waiting);
        return polls;
      }
      await watcher.poll(running, polls.length === 1 && eventAfterMs !== undefined ? { eventAfterMs } : {});
    }
  }

  it('lasts until just before the last subject was up, so that fewer polls find it sooner', async () => {
    const pauses = new StartPauses();
    const first = await pollsOf(pauses, 20);
    const second = await pollsOf(pauses, 20);
    expect(first.length).toBeGreaterThan(4);
    expect(second.length).toBeLessThan(first.length);
    expect(second[1]).toBeGreaterThan(8);
    expect(second.at(-1) as number).toBeLessThanOrEqual(first.at(-1) as number);
  });

  it('becomes shorter if it was too long', async () => {
    const pauses = new StartPauses();
    for (let start = 0; start < 5; start += 1) await pollsOf(pauses, 40);
    const late = await pollsOf(pauses, 10);
    for (let start = 0; start < 12; start += 1) await pollsOf(pauses, 10);
    const settled = await pollsOf(pauses, 10);
    expect(late.at(-1)).toBeGreaterThan(30);
    expect(settled.at(-1)).toBeLessThan(15);
  });

  it('is never longer than a twentieth of a second', async () => {
    const pauses = new StartPauses();
    for (let start = 0; start < 3; start += 1) await pollsOf(pauses, 400);
    const [, second] = await pollsOf(pauses, 400);
    expect(second).toBeGreaterThan(40);
    expect(second).toBeLessThanOrEqual(51);
  });

  it('ends at an event, and keeps its length', async () => {
    const pauses = new StartPauses();
    for (let start = 0; start < 3; start += 1) await pollsOf(pauses, 40);
    const [, atEvent] = await pollsOf(pauses, 40, 5);
    const [, next] = await pollsOf(pauses, 40);
    expect(atEvent).toBe(5);
    expect(next).toBeGreaterThan(30);
  });

  it('is learned for each role separately', async () => {
    const pauses = new StartPauses();
    for (let start = 0; start < 3; start += 1) await pollsOf(pauses, 40);
    expect(pauses.begin('client').leftMs).toBe(0);
    expect(pauses.begin('server').leftMs).toBeGreaterThan(30);
  });
});
