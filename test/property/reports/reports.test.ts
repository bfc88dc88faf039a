import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requirements } from '../../../harness/handout/requirements.ts';
import type { Run, SubmissionResult } from '../../../harness/grade/results.ts';
import { renderCheck } from '../../../reports/check/report.ts';
import { renderClass } from '../../../reports/class/table.ts';
import { renderProgress, renderProgressLine } from '../../../reports/progress/lines.ts';
import { advanceProgress, initialProgress, progressFraction } from '../../../reports/progress/progress.ts';
import type { ProgressEvent } from '../../../reports/progress/progress.ts';
import { renderResults } from '../../../reports/results-json.ts';
import { renderDoctor } from '../../../reports/doctor-table.ts';
import { renderProfile } from '../../../reports/profile-page.ts';
import { renderScenarioList } from '../../../reports/scenario-list.ts';
import { createStyle } from '../../../reports/terminal/style.ts';
import type { StyleChoice } from '../../../reports/terminal/style.ts';
import { displayWidth } from '../../../reports/terminal/text.ts';
import { sampleRun, sampleSubmission } from '../../support/sample-run.ts';
import { hostileText, logCommand, unprintable } from './hostile-text.ts';

const requirementId = fc.constantFrom(...requirements.map(({ id }) => id));
const bytes = fc.uint8Array({ maxLength: 100 }).map((all) => Buffer.from(all).toString('base64'));

const evidence = fc.record(
  {
    steps: fc.array(
      fc.record({
        text: hostileText,
        outcome: fc.constantFrom('done' as const, 'failed' as const, 'notReached' as const),
      }),
      {
        maxLength: 15,
      },
    ),
    expected: hostileText,
    actual: hostileText,
    bytes: fc.record({ expected: bytes, actual: bytes, offset: fc.nat() }),
    screen: hostileText,
    errors: hostileText,
    programs: fc.array(
      fc.record(
        { role: fc.constantFrom('client' as const, 'server' as const), screen: hostileText, errors: hostileText },
        { requiredKeys: ['role'] },
      ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['steps', 'expected', 'actual'] },
);

const diagnosis = {
  hint: hostileText,
  hintConfidence: fc.constantFrom('certain' as const, 'likely' as const, 'possible' as const),
};
const place = { id: hostileText, title: hostileText };
const told: { requiredKeys: ('status' | 'reason')[] } = { requiredKeys: ['status', 'reason'] };

const verdict = fc.oneof(
  fc.record({ ...place, status: fc.constant('pass' as const) }, { requiredKeys: ['status'] }),
  fc.record({ ...place, status: fc.constant('fail' as const), reason: hostileText, ...diagnosis, evidence }, told),
  fc.record(
    { ...place, status: fc.constant('blocked' as const), reason: hostileText, ...diagnosis, blockedBy: requirementId },
    told,
  ),
  fc.record({ ...place, status: fc.constant('unsupported' as const), reason: hostileText, evidence }, told),
  fc.record({ ...place, status: fc.constant('error' as const), reason: hostileText }, told),
);

const submission: fc.Arbitrary<SubmissionResult> = fc
  .record({
    id: hostileText,
    verdicts: fc.dictionary(requirementId, fc.array(verdict, { minLength: 1, maxLength: 3 }), { maxKeys: 6 }),
    folder: fc.constant('class/ana'),
    problems: fc.array(hostileText, { maxLength: 3 }),
    programs: fc.dictionary(fc.constantFrom('add.client', 'file.server'), hostileText),
  })
  .map(({ id, verdicts, ...rest }) => sampleSubmission(id, verdicts, rest));

const choice: fc.Arbitrary<StyleChoice> = fc.record({
  colour: fc.boolean(),
  width: fc.integer({ min: 40, max: 120 }),
  unicode: fc.boolean(),
});

/** Whatever the run holds: printable, inert, within the width, and coloured only where colours are allowed. */
function expectInert(text: string, { colour, width, unicode }: StyleChoice): void {
  if (!colour) expect(text).not.toContain('\u001b');
  const [start = '', ...afterEscapes] = text.split('\u001b');
  for (const piece of afterEscapes) expect(piece).toMatch(colourCode);
  const bare = start + afterEscapes.map((piece) => piece.replace(colourCode, '')).join('');
  for (const line of bare.split('\n')) {
    expect(line).not.toMatch(unprintable);
    expect(line).not.toMatch(logCommand);
    if (!unicode) expect(line).toMatch(/^[\x20-\x7e]*$/);
    if (!isCommand(line)) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  }
}

const colourCode = /^\[\d+m/;

/** A command to be copied is never broken, however long a name is. */
function isCommand(line: string): boolean {
  return /^ {4}(?:datagrade| {2}--only)/.test(line);
}

describe('every report', () => {
  it('is inert for one submission', () => {
    fc.assert(
      fc.property(submission, choice, (each, style) =>
        expectInert(renderCheck(each, sampleRun, createStyle(style)), style),
      ),
    );
  });

  it('is inert for a profile', () => {
    const payload = fc.uint8Array({ maxLength: 200 });
    const datagram = payload.map(
      (each) => ({ format: 'text', bytes: each, fields: Array.from(each, () => 'name' as const) }) as const,
    );
    const profile = fc.record({
      programs: fc.tuple(
        fc.record({
          id: fc.constant('add.client' as const),
          cwd: hostileText,
          port: fc.constant(4711),
          prompts: fc.array(fc.record({ text: hostileText, means: fc.constant('number') }), { maxLength: 2 }),
          folders: fc.array(hostileText, { maxLength: 2 }),
          proof: hostileText,
        }),
      ),
      messages: fc.array(
        fc.record({
          title: hostileText,
          datagrams: fc.tuple(datagram),
          learnedFrom: fc.array(fc.nat(), { maxLength: 4 }),
        }),
        { maxLength: 2 },
      ),
      unknown: fc.array(hostileText, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(submission, profile, choice, (each, learned, style) =>
        expectInert(renderProfile(each, learned, createStyle(style)), style),
      ),
    );
  });

  it('is inert for a class', () => {
    const runs = fc.array(submission, { maxLength: 4 }).map((submissions): Run => ({ ...sampleRun, submissions }));
    fc.assert(fc.property(runs, choice, (run, style) => expectInert(renderClass(run, createStyle(style)), style)));
  });

  it('is inert for a list of scenarios', () => {
    const scenarios = fc.array(
      fc.record({ id: hostileText, requirement: requirementId, title: hostileText, advisory: fc.boolean() }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(scenarios, choice, (list, style) => expectInert(renderScenarioList(list, createStyle(style)), style)),
    );
  });

  it('is inert for what a machine lacks', () => {
    const item = fc.record({
      name: hostileText,
      state: fc.constantFrom('there', 'missing', 'fatal'),
      found: hostileText,
      cost: hostileText,
      remedy: hostileText,
    });
    const groups = fc.array(fc.record({ title: hostileText, items: fc.array(item, { maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    });
    fc.assert(fc.property(groups, choice, (all, style) => expectInert(renderDoctor(all, createStyle(style)), style)));
  });

  it('says the same with colours and without', () => {
    fc.assert(
      fc.property(submission, choice, (each, style) => {
        const coloured = renderCheck(each, sampleRun, createStyle({ ...style, colour: true }));
        expect(stripVTControlCharacters(coloured)).toBe(
          renderCheck(each, sampleRun, createStyle({ ...style, colour: false })),
        );
      }),
    );
  });
});

describe('results.json', () => {
  it('is the same after reading and writing it again', () => {
    fc.assert(
      fc.property(submission, (each) => {
        const text = renderResults({ ...sampleRun, submissions: [each] });
        expect(renderResults(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe('progress', () => {
  const id = fc.oneof(fc.constantFrom('ana', 'bruno'), hostileText);
  const atMs = fc.nat();
  const event: fc.Arbitrary<ProgressEvent> = fc.oneof(
    fc.record({ type: fc.constant('runStarted' as const), submissions: fc.nat({ max: 500 }), atMs }),
    fc.record({ type: fc.constant('submissionStarted' as const), id, scenarios: fc.nat({ max: 60 }), atMs }),
    fc.record({ type: fc.constant('scenarioJudged' as const), submission: id, scenario: hostileText, atMs }),
    fc.record({ type: fc.constant('submissionFinished' as const), id, outcome: hostileText, atMs }),
  );

  it('stays between nothing and everything, and is inert', () => {
    let reached = 0;
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), choice, (events, style) => {
        const state = events.reduce(advanceProgress, initialProgress);
        expect(progressFraction(state)).toBeGreaterThanOrEqual(0);
        expect(progressFraction(state)).toBeLessThanOrEqual(1);
        expectInert(renderProgress(state, createStyle(style)), style);
        const last = events.at(-1);
        if (last?.type !== 'submissionFinished') return;
        reached += 1;
        expectInert(renderProgressLine(state, last, createStyle(style)), style);
      }),
    );
    expect(reached).toBeGreaterThan(0);
  });
});
