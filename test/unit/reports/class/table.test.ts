import { describe, expect, it } from 'vitest';
import { renderClass } from '../../../../reports/class/table.ts';
import { createStyle } from '../../../../reports/terminal/style.ts';
import { displayWidth } from '../../../../reports/terminal/text.ts';
import {
  hostileSubmission,
  rightSubmission,
  sampleRun,
  sampleSubmission,
  selectedSubmission,
} from '../../../support/sample-run.ts';

const styleOf = (width: number, unicode = true) => createStyle({ colour: false, width, unicode });

describe('the table of a class', () => {
  it('fits 80 columns', () => {
    expect(`\n${renderClass(sampleRun, styleOf(80))}`).toMatchInlineSnapshot(`
      "
      ──────────────────────────────────────────────────────────────────────────────
                                        Adding two numbers     File Transfer        
                                        client   server        client     server    
                                        r d s e  r d s s s  p  r c e e e  c c e e  p
                                        e i u x  e i u e h  a  e o x m x  o h x m  a
                                        q s m i  p s m r u  i  q n a p i  n u a p  i
      submission                 score  u p   t  l p   v t  r  u t c t t  t n c t  r
      ──────────────────────────────────────────────────────────────────────────────
      ana                      100/100  ✓ ✓ ✓ ✓  ✓ ✓ ✓ ✓ ✓  ✓  ✓ ✓ ✓ ✓ ✓  ✓ ✓ ✓ ✓  ✓
      bruno                     60/100  ✓ ✓ ✗ ✓  ✓ ✓ ✓ ✓ ✗  ·  ✓ ✗ ✗ ✓ ✓  ✗ · · ✓  ✓
      carla.mendes-54321        75/100  ✓ ✓ ✓ ✓  ✓ ✓ ✓ ✓ ✓  ✓  ✓ ✓ ✓ ✓ ✓  · · · ·  ·
      dinis               needs review  ✓ ✓ ✓ ✓  ? ? ? ✓ ✓  ✓  ✓ ✓ ✓ ✓ ✓  ✓ ✓ ✓ ✓  ✓
      eva                   not graded  ✓ ✓ ✓ ✓  ✓ ✓ ✓ ✓ ✓  ✓  ✓ ✓ ✓ ✓ !  ✓ ✓ ✓ ✓  ✓
      ──────────────────────────────────────────────────────────────────────────────

      5 submissions: 1 passed everything, 2 failed something, 1 needs review, 1 not
      graded. Mean score: 78.3% (of 3 with a final score).
      Failed most often: add.client.sum (1 submission), add.server.shutdown (1),
      file.client.content (1).

      ✓ passed   ✗ failed   · blocked by another failure   ? needs review
      ! not graded

      Columns, from left to right:
        add.client   request, display, sum, exit
        add.server   reply, display, sum, serves, shutdown
        add.pair     both programs together
        file.client  request, content, exact, empty, exit
        file.server  content, chunks, exact, empty
        file.pair    both programs together
      "
    `);
  });

  it('moves the marks together at 60 columns, in ASCII', () => {
    expect(`\n${renderClass(sampleRun, styleOf(60, false))}`).toMatchInlineSnapshot(`
      "
      ------------------------------------------------------------
                                        add           file        
                                        rdse rdsss p  rceee ccee p
                                        eiux eiueh a  eoxmx ohxm a
                                        qsmi psmru i  qnapi nuap i
      submission                 score  up t lp vt r  utctt tnct r
      ------------------------------------------------------------
      ana                      100/100  ++++ +++++ +  +++++ ++++ +
      bruno                     60/100  ++x+ ++++x b  +xx++ xbb+ +
      carla.mendes-54321        75/100  ++++ +++++ +  +++++ bbbb b
      dinis               needs review  ++++ ???++ +  +++++ ++++ +
      eva                   not graded  ++++ +++++ +  ++++! ++++ +
      ------------------------------------------------------------

      5 submissions: 1 passed everything, 2 failed something, 1
      needs review, 1 not graded. Mean score: 78.3% (of 3 with a
      final score).
      Failed most often: add.client.sum (1 submission),
      add.server.shutdown (1), file.client.content (1).

      + passed   x failed   b blocked by another failure
      ? needs review   ! not graded

      Columns, from left to right:
        add.client   request, display, sum, exit
        add.server   reply, display, sum, serves, shutdown
        add.pair     both programs together
        file.client  request, content, exact, empty, exit
        file.server  content, chunks, exact, empty
        file.pair    both programs together
      "
    `);
  });

  it('puts the marks on lines of their own at 40 columns', () => {
    const run = { ...sampleRun, submissions: sampleRun.submissions.slice(0, 2) };
    expect(`\n${renderClass(run, styleOf(40))}`.split('\n\n')[0]).toMatchInlineSnapshot(`
      "
      ────────────────────────────────────────
      submission                         score
      ────────────────────────────────────────
      ana                              100/100
      ✓✓✓✓ ✓✓✓✓✓ ✓                            
      ✓✓✓✓✓ ✓✓✓✓ ✓                            
      ────────────────────────────────────────
      bruno                             60/100
      ✓✓✗✓ ✓✓✓✓✗ ·                            
      ✓✗✗✓✓ ✗··✓ ✓                            
      ────────────────────────────────────────"
    `);
  });

  it('shortens an id in its middle', () => {
    const run = { ...sampleRun, submissions: [sampleSubmission('group-with-a-very-long-name-12345')] };
    expect(renderClass(run, styleOf(80))).toContain('group-with-a…g-name-12345');
  });

  it('gives ids the room of a wide terminal', () => {
    const id = 'group-with-a-very-long-name-12345';
    expect(renderClass({ ...sampleRun, submissions: [sampleSubmission(id)] }, styleOf(120))).toContain(id);
  });

  it('keeps hostile ids in their cell', () => {
    const table =
      renderClass({ ...sampleRun, submissions: [hostileSubmission, rightSubmission] }, styleOf(80)).split('\n\n')[0] ??
      '';
    expect(new Set(table.split('\n').map(displayWidth))).toEqual(new Set([80]));
  });

  it('has a line for each of 300 submissions', () => {
    const submissions = Array.from({ length: 300 }, (_, at) => sampleSubmission(`s${at}`));
    const lines = renderClass({ ...sampleRun, submissions }, styleOf(80)).split('\n');
    expect(lines.filter((line) => /^s\d+ /.test(line))).toHaveLength(300);
    expect(lines).toContain('300 submissions: 300 passed everything. Mean score: 100%.');
  });

  it('says nothing of a mean where there is no final score', () => {
    expect(renderClass({ ...sampleRun, submissions: [] }, styleOf(80))).toContain('0 submissions.\n');
  });

  it('does not take what a selection left out for undecided', () => {
    const table = renderClass({ ...sampleRun, submissions: [selectedSubmission] }, styleOf(80));
    expect(table).toContain('filipa        5/5  - - - -  - - - - ✓  -  - - - - -  - - - -  -\n');
    expect(table).toContain('- not tried in this run\n');
    expect(table).toContain('1 submission: 1 passed everything. Mean score: 100%.\n');
  });
});
