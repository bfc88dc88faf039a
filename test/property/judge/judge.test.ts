import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFrom } from '../../../harness/scenario/draw.ts';
import { judge } from '../../../harness/judge/judge.ts';
import type { Transcript } from '../../../harness/transcript/transcript.ts';
import { actionsOf, type Scenario } from '../../../harness/scenario/scenario.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';
import { learnedFacts, Story, unlearnedFacts } from '../../support/story.ts';

const scenarios = catalogue(drawFrom(3, new Set()));
const subject = fc.constantFrom('client' as const, 'server' as const);
const payload = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom('Server of Ana,17', 'Client of Ana,42', ''),
  fc.uint8Array({ maxLength: 30 }),
);
const output = fc.oneof(
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.constantFrom('42 17 59\n', 'Bofadi Kumora', '\u001b[1m', 'Traceback (most recent call last):\n  x\nKeyError: 1\n'),
);
const rest = fc.constantFrom('gone', 'waiting', 'timed', 'keyboard', 'stopped', 'busy' as const);

/** One thing that happens, as a step of a story. */
const event = fc.oneof(
  fc.tuple(subject, output).map(
    ([of, text]) =>
      (story: Story) =>
        story.shows(of, text),
  ),
  fc.tuple(subject, output).map(
    ([of, text]) =>
      (story: Story) =>
        story.complains(of, text),
  ),
  fc.tuple(subject, output, fc.boolean()).map(
    ([of, text, echoed]) =>
      (story: Story) =>
        story.types(of, text, 'number', echoed),
  ),
  payload.map((bytes) => (story: Story) => story.sends(bytes)),
  fc.integer({ min: -5, max: 1005 }).map((number) => (story: Story) => story.isAsked(number)),
  fc.tuple(subject, fc.constantFrom(0, 1, null)).map(
    ([of, status]) =>
      (story: Story) =>
        story.exits(of, status, status === null ? 'SIGSEGV' : null),
  ),
  subject.map((of) => (story: Story) => story.interrupts(of)),
  subject.map((of) => (story: Story) => story.ends(of)),
  subject.map((of) => (story: Story) => story.leavesProcesses(of)),
  fc.tuple(subject, fc.boolean()).map(
    ([of, bindable]) =>
      (story: Story) =>
        story.portIsTried(of, bindable),
  ),
  fc.tuple(subject, fc.dictionary(fc.string(), fc.uint8Array())).map(
    ([of, files]) =>
      (story: Story) =>
        story.leavesFiles(of, files),
  ),
  fc.constant((story: Story) => story.begins()),
  fc.tuple(rest, rest).map(
    ([client, server]) =>
      (story: Story) =>
        story.settles({ client: { is: client }, server: { is: server } }),
  ),
  fc.constant((story: Story) => story.begins().isImpossible('it has ended')),
);

const transcript: fc.Arbitrary<Transcript> = fc
  .tuple(fc.constantFrom(learnedFacts, unlearnedFacts), fc.array(event, { maxLength: 40 }))
  .map(([facts, events]) => events.reduce((story, happens) => happens(story), new Story(facts)).transcript());

const scenario = fc.constantFrom(...scenarios);

function reachable(of: Scenario, told: Transcript): boolean {
  const settled = told.events.filter(({ type }) => type === 'actionSettled').length;
  return settled >= actionsOf(of).length;
}

describe('judging', () => {
  it('comes to a verdict on any transcript, and to the same one again', () => {
    fc.assert(
      fc.property(scenario, transcript, (of, told) => {
        const before = JSON.stringify(told);
        const first = judge(of, told);
        expect(judge(of, told)).toEqual(first);
        expect(JSON.stringify(told)).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('says the same of a transcript that was stored and read again', () => {
    fc.assert(
      fc.property(scenario, transcript, (of, told) => {
        expect(judge(of, JSON.parse(JSON.stringify(told)) as Transcript)).toEqual(judge(of, told));
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on any time: a slow machine and a fast one are judged alike', () => {
    fc.assert(
      fc.property(scenario, transcript, fc.double({ min: 0.001, max: 1e6, noNaN: true }), (of, told, factor) => {
        const slower = { ...told, events: told.events.map((each) => ({ ...each, atMs: each.atMs * factor })) };
        expect(judge(of, slower)).toEqual(judge(of, told));
      }),
      { numRuns: 500 },
    );
  });

  it('gives every step of a scenario that does not pass exactly one outcome, with one failure', () => {
    let reached = 0;
    fc.assert(
      fc.property(scenario, transcript, (of, told) => {
        const verdict = judge(of, told);
        if (verdict.status === 'pass') return;
        reached += 1;
        const outcomes = verdict.evidence.steps.map(({ outcome }) => outcome);
        expect(outcomes).toHaveLength(of.steps.length);
        const failedAt = outcomes.indexOf('failed');
        // A scenario that is judged on what happened until it stopped has actions that were not reached.
        const before = outcomes.slice(0, failedAt).join(' ');
        expect(before).toMatch(of.untilStopped === true ? /^(done ?)*(notReached ?)*$/ : /^(done ?)*$/);
        expect(outcomes.slice(failedAt + 1).every((outcome) => outcome === 'notReached')).toBe(true);
        expect([verdict.evidence.expected, verdict.evidence.actual]).toEqual([
          verdict.violation.expected,
          verdict.violation.actual,
        ]);
        for (const text of [verdict.violation.expected, verdict.violation.actual])
          expect(text).not.toMatch(/undefined|NaN/);
      }),
      { numRuns: 2000 },
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('passes nobody who did nothing', () => {
    fc.assert(
      fc.property(scenario, rest, (of, is) => {
        const story = new Story();
        for (const _ of actionsOf(of)) story.begins().settles({ client: { is }, server: { is } });
        const told = story.transcript();
        expect(reachable(of, told)).toBe(true);
        // To go on waiting is right only where nothing else is asked for.
        if (!of.id.endsWith('/silence')) expect(judge(of, told).status, of.id).not.toBe('pass');
      }),
    );
  });
});
