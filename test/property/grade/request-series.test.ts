import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filePeer } from '../../../harness/scenario/index.ts';
import type { Action } from '../../../harness/transcript/action.ts';
import { drawFrom } from '../../../harness/scenario/draw.ts';
import {
  groupIntoSeries,
  lastActionDurationMs,
  transcriptOfRequest,
} from '../../../harness/grade/plan/request-series.ts';
import { planPerformances } from '../../../harness/grade/plan/shared-performances.ts';
import type { EventBody, Transcript, TranscriptEvent } from '../../../harness/transcript/transcript.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';

const performances = fc
  .integer({ min: 0, max: 1_000_000 })
  .chain((seed) => fc.subarray([...planPerformances(catalogue(drawFrom(seed, new Set())))]));

describe('series of performances', () => {
  it('hold every performance once, in its order', () => {
    fc.assert(
      fc.property(performances, (all) => {
        expect(groupIntoSeries(all).flat()).toEqual(all);
      }),
    );
  });

  it('are requests to one server, and as long as can be', () => {
    let reached = 0;
    fc.assert(
      fc.property(performances, (all) => {
        const startOf = ({ actions: [start] }: (typeof all)[number]): string => JSON.stringify(start);
        const series = groupIntoSeries(all);
        for (const each of series.filter(({ length }) => length > 1)) {
          reached += 1;
          expect(new Set(each.map(startOf)).size).toBe(1);
          for (const { actions } of each)
            expect(actions.map(({ verb }) => verb)).toEqual(['serverStarts', 'peerRequests']);
        }
        const requests = series.filter(([first]) => first?.actions[1]?.verb === 'peerRequests');
        expect(requests.length).toBeLessThanOrEqual(1);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });
});

const facts = { ownNames: {}, peerName: 'Bofadi Kumora', dialects: {} };
const fields = { peerPort: 4000, subjectPort: 5000, subjectAddress: '127.0.0.1' };

/** What comes of one request, by the peer that asks; late, something comes to those who asked before. */
const outcome = fc.array(fc.record({ late: fc.boolean(), payload: fc.base64String() }), { maxLength: 4 });

function told(outcomes: readonly (readonly { readonly late: boolean; readonly payload: string }[])[]): Transcript {
  const requests = outcomes.flatMap((received, index): readonly EventBody[] => {
    const to = (late: boolean): number => (late ? index : index + 1);
    return [
      { type: 'actionBegan', action: index + 1 },
      {
        type: 'datagramSent',
        purpose: { kind: 'request', file: `${index}.dat` },
        peer: index + 1,
        payload: '',
        ...fields,
      },
      ...received
        .filter(({ late }) => !late || index > 0)
        .map(({ late, payload }): EventBody => ({ type: 'datagramReceived', peer: to(late), payload, ...fields })),
      { type: 'actionSettled', action: index + 1, activities: {} },
    ];
  });
  const bodies: readonly EventBody[] = [
    { type: 'actionBegan', action: 0 },
    { type: 'portBound', subject: 'server', port: 5000 },
    { type: 'actionSettled', action: 0, activities: {} },
    ...requests,
    { type: 'subjectEnded', subject: 'server' },
    { type: 'performanceEnded' },
  ];
  const events = bodies.map((body, index): TranscriptEvent => ({ atMs: index, ...body }));
  const actions: readonly Action[] = [
    { kind: 'action', verb: 'serverStarts', files: [] },
    ...outcomes.map((_, index) =>
      filePeer.requests({ name: `${index}.dat`, sizeBytes: 1, content: 'anyBytes', seed: 1 }),
    ),
  ];
  return { schema: 'datagrade.transcript/2', actions, facts, events };
}

describe('the part of a transcript that is about one request', () => {
  it('is all of it where there is only one', () => {
    fc.assert(
      fc.property(outcome, (only) => {
        expect(transcriptOfRequest(told([only]), 1)).toEqual(told([only]));
      }),
    );
  });

  it('reads like the transcript of that request alone', () => {
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1, maxLength: 5 }), fc.nat(), (outcomes, which) => {
        const position = 1 + (which % outcomes.length);
        const part = transcriptOfRequest(told(outcomes), position);
        const whole = told(outcomes).actions;
        expect(part.actions).toEqual([whole[0], whole[position]]);
        const alone = told([(outcomes[position - 1] ?? []).filter(({ late }) => !late)]);
        const isLast = position === outcomes.length;
        const expected = alone.events.filter(({ type }) => isLast || type !== 'subjectEnded');
        const plain = ({ events }: Pick<Transcript, 'events'>): readonly unknown[] =>
          events.map((event) => ({ ...event, atMs: 0, ...('peer' in event ? { peer: 0, purpose: undefined } : {}) }));
        expect(plain(part)).toEqual(plain({ events: expected }));
        expect(lastActionDurationMs(part)).toBeGreaterThan(0);
        const times = part.events.map(({ atMs }) => atMs);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
      }),
    );
  });
});
