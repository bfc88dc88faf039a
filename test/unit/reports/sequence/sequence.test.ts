import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../harness/transcript/action.ts';
import type { Transcript } from '../../../../harness/transcript/transcript.ts';
import { sequenceOf } from '../../../../reports/sequence/sequence.ts';
import type { SequenceRow, Steps } from '../../../../reports/sequence/rows.ts';
import { renderSequence } from '../../../../reports/sequence/text.ts';
import { createStyle } from '../../../../reports/terminal/style.ts';
import { displayWidth } from '../../../../reports/terminal/text.ts';
import { Story } from '../../../support/story.ts';

const plain = createStyle({ colour: false, width: 80, unicode: true });
const asks: Action = { kind: 'action', verb: 'peerAsks', number: 42 };
const starts: Action = { kind: 'action', verb: 'serverStarts', files: [] };

const told = (story: Story, ...actions: readonly Action[]): Transcript => ({ ...story.transcript(), actions });
const arrows = (rows: readonly SequenceRow[]) => rows.filter((row) => row.kind === 'arrow');

const served = told(
  new Story()
    .begins()
    .starts('server', '/usr/bin/python3', '/home/x/server.py')
    .binds('server', 5000)
    .settles({ server: { is: 'waiting', receivesOn: [5000] } })
    .begins()
    .isAsked(42)
    .sends('Server of Ana,7')
    .shows('server', '42 + 7 = 49\n')
    .settles({ server: { is: 'waiting', receivesOn: [5000] } })
    .begins()
    .isAsked(101)
    .settles(),
  starts,
  asks,
  { ...asks, number: 101 },
);

const steps: Steps = [
  { text: 'the server starts', outcome: 'done' },
  { text: 'a client sends its name and 42', outcome: 'done' },
  { text: 'the server has displayed 50', outcome: 'failed' },
];

describe('a sequence diagram', () => {
  it('is drawn in text with its failing step', () => {
    expect(`\n${renderSequence(sequenceOf(served, steps), plain).join('\n')}`).toMatchSnapshot();
  });

  it('ends where the scenario ends, also if others share its performance', () => {
    const { rows } = sequenceOf(served, steps);
    expect(arrows(rows)).toHaveLength(3);
    expect(arrows(sequenceOf(served, []).rows)).toHaveLength(4);
  });

  it('marks the failing step after the action that it judges', () => {
    const { rows } = sequenceOf(served, steps);
    expect(rows.at(-1)).toMatchObject({ kind: 'step', text: 'the server has displayed 50', isFailed: true });
  });

  it('puts captured datagrams where their time says, between the right halves', () => {
    const story = new Story().captures().begins().starts('client').starts('server').binds('server', 5000);
    const { rows } = sequenceOf(told(story.sees(40_000, 5000, 'a').sees(5000, 40_000, '').settles(), starts), []);
    expect(arrows(rows)).toMatchObject([
      { from: 'client', to: 'server', label: '1 byte "a"' },
      { from: 'server', to: 'client', label: '0 bytes: an empty datagram' },
    ]);
  });

  it('shortens a long run of equal datagrams and says by how many', () => {
    const story = new Story().begins().starts('server').binds('server', 5000);
    for (let at = 0; at < 34; at++) story.sends(Buffer.alloc(2048));
    const { rows } = sequenceOf(told(story.settles(), starts), []);
    expect(arrows(rows)).toHaveLength(4);
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'leftOut', text: '30 more datagrams of 2048 bytes' }));
  });

  it('marks a long wait with its true length', () => {
    const { events, ...rest } = told(new Story().begins().starts('server').exits('server'), starts);
    const late = events.map((event) => (event.type === 'subjectExited' ? { ...event, atMs: 5003 } : event));
    const { rows } = sequenceOf({ ...rest, events: late }, []);
    expect(rows).toContainEqual(expect.objectContaining({ kind: 'wait', waitedMs: 5000 }));
  });

  it('has at most 80 columns and a bounded length, whatever a program writes', () => {
    const story = new Story().begins().starts('server', 'x'.repeat(300));
    for (let at = 0; at < 300; at++)
      story.shows('server', `${'宽'.repeat(200)}\n\u001b[2J${at}\n`).types('server', '\u202ex');
    const lines = renderSequence(sequenceOf(told(story.settles(), starts), []), plain);
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.length).toBeLessThan(500);
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
    expect(lines.join('')).not.toMatch(/[\u001b\u202e]/);
  });
});
