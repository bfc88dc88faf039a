import { describe, expect, it } from 'vitest';
import { renderByteDiff } from '../../../../reports/byte-diff.ts';
import { renderCheck } from '../../../../reports/check/report.ts';
import { createStyle } from '../../../../reports/terminal/style.ts';
import {
  failingSubmission,
  incompleteSubmission,
  notGradedSubmission,
  rightSubmission,
  sampleRun,
  sampleSubmission,
  selectedSubmission,
  undecidedSubmission,
} from '../../../support/sample-run.ts';
import type { SubmissionResult } from '../../../../harness/grade/results.ts';
import { flat, showsAnEndOf } from '../../../support/told-text.ts';

const plain = createStyle({ colour: false, width: 80, unicode: true });
const check = (submission: SubmissionResult, style = plain) => renderCheck(submission, sampleRun, style);
/** What stands after the table. */
const afterTable = (submission: SubmissionResult) =>
  `\n${check(submission)
    .split(/─{80}\n/)
    .slice(4)
    .join('─\n')}`;

describe('the report for a student', () => {
  it('is short where everything passed', () => {
    expect(`\n${check(rightSubmission)}`).toMatchInlineSnapshot(`
      "
      Submission ana
        add.client   python3 client.py
        add.server   python3 server.py
        file.client  python3 file_client.py
        file.server  python3 file_server.py

      ────────────────────────────────────────────────────────────────────────────────
         Adding two numbers   handout section 3                                  50/50
      ✓  add.client.request   client sends its name and the integer                5/5
      ✓  add.client.display   client displays both names and integers              5/5
      ✓  add.client.sum       client displays the sum                              5/5
      ✓  add.client.exit      client terminates after the reply                    5/5
      ✓  add.server.reply     server sends its name and integer back               5/5
      ✓  add.server.display   server displays both names and integers              5/5
      ✓  add.server.sum       server displays the sum                              5/5
      ✓  add.server.serves    server serves one client after another               5/5
      ✓  add.server.shutdown  an out-of-range integer ends the server              5/5
      ✓  add.pair             own client and server add together                   5/5
      ────────────────────────────────────────────────────────────────────────────────
         File Transfer        handout section 4                                  50/50
      ✓  file.client.request  client asks for the file by name                     5/5
      ✓  file.client.content  client writes the file to its disk                   5/5
      ✓  file.client.exact    client receives exact multiples of 2048              5/5
      ✓  file.client.empty    client receives an empty file                        5/5
      ✓  file.client.exit     client ends after the last chunk                     5/5
      ✓  file.server.content  server sends the file unchanged                      5/5
      ✓  file.server.chunks   server sends chunks of 2048 bytes                    5/5
      ✓  file.server.exact    server ends an exact multiple with an empty          5/5
                              chunk                                                   
      ✓  file.server.empty    server sends one empty chunk for an empty file       5/5
      ✓  file.pair            own client and server transfer files                 5/5
      ────────────────────────────────────────────────────────────────────────────────
         Total                points                                           100/100
      ────────────────────────────────────────────────────────────────────────────────

      Everything passed: 100/100 points. You are finished.
      "
    `);
  });

  it('lays out a failure with all its evidence', () => {
    const report = sampleSubmission('layout', {
      'add.client.sum': [
        {
          id: 'add/client/sum/lowest',
          status: 'fail',
          reason: 'the reason of the failure',
          hint: 'The hint, which takes so many words that they do not fit into one line of the report.',
          evidence: {
            steps: [
              { text: 'a step that was done', outcome: 'done' },
              { text: 'the step that failed', outcome: 'failed' },
              { text: 'a step that was not reached', outcome: 'notReached' },
            ],
            expected: 'what was expected',
            actual: 'what happened instead',
            screen: 'a line on the screen\nanother line\n',
            errors: 'a line on standard error\n',
          },
        },
        { id: 'add/client/sum/highest', status: 'fail', reason: 'the reason of another failure' },
      ],
      'add.pair': [{ status: 'blocked', blockedBy: 'add.client.sum', reason: 'the reason of the block' }],
    });
    expect(afterTable(report)).toMatchInlineSnapshot(`
      "

      ─
      ✗ F1 add.client.sum: client displays the sum

        Problem         the reason of the failure
        Seen            what happened instead
        Expected        what was expected
        Handout         section 3: "compute the sum"
        Likely cause    The hint, which takes so many words that they do not fit into
                        one line of the report.

        Repeat just this:
          datagrade check class/layout --only add/client/sum/lowest --seed 7

        What was done:
        ✓ 1. a step that was done
        ✗ 2. the step that failed
        · 3. a step that was not reached

        Your program displayed:
        │ a line on the screen
        │ another line

        Your program wrote on standard error:
        │ a line on standard error

        Also failed: add/client/sum/highest: the reason of another failure

      Could not be tested yet:
      · add.pair             blocked by add.client.sum

      Next: fix add.client.sum (it blocks 1 other requirement), then run this check
      again.
      "
    `);
  });

  it('says what was found and what was doubtful', () => {
    expect(`\n${check(failingSubmission).split('─')[0]}`).toMatchInlineSnapshot(`
      "
      Submission bruno
        add.client   python3 client.py
        add.server   python3 server.py
        file.client  python3 file_client.py
        file.server  python3 file_server.py

      Please note:
        - A problem of the submission: what it is, and what to write into
          datagrade.yaml to change that.

      "
    `);
  });

  it('names what is missing', () => {
    expect(afterTable(incompleteSubmission)).toMatchInlineSnapshot(`
      "

      Could not be tested yet:
      · file.server.content  the reason of a missing program
      · file.server.chunks   the reason of a missing program
      · file.server.exact    the reason of a missing program
      · file.server.empty    the reason of a missing program
      · file.pair            the reason of a missing program

      Next: add what was not found (file.server), then run this check again.
      "
    `);
  });

  it('says once what could not be decided', () => {
    expect(afterTable(undecidedSubmission)).toMatchInlineSnapshot(`
      "

      ? add.server.reply: server sends its name and integer back
      ? add.server.display: server displays both names and integers
      ? add.server.sum: server displays the sum
        The reason why this could not be decided, with all that was tried, so that it
        takes more than a line of the report.
        This needs review by your teacher. It costs no points.

      Nothing failed. 3 requirements, marked "?", need review by your teacher. You do
      not need to do anything.
      "
    `);
  });

  it('never blames a student for a fault of the testbed', () => {
    expect(afterTable(notGradedSubmission)).toMatchInlineSnapshot(`
      "

      ! file.client.exit: client ends after the last chunk
        the fault of the testbed
        This was not graded. It costs no points.

      datagrade could not grade this submission. That is not your fault. Run the check
      again; if it happens again, tell your teacher.
      "
    `);
  });

  it('shows only what a selection tried', () => {
    expect(`\n${check(selectedSubmission)}`).toMatchInlineSnapshot(`
      "
      Submission filipa
        add.client   python3 client.py
        add.server   python3 server.py

      ────────────────────────────────────────────────────────────────────
         Adding two numbers   handout section 3                        5/5
      ✓  add.server.shutdown  an out-of-range integer ends the server  5/5
      ────────────────────────────────────────────────────────────────────
         Total                points                                   5/5
      ────────────────────────────────────────────────────────────────────

      Everything that was tried passed.
      "
    `);
  });

  it('puts a score to nothing that was not graded', () => {
    expect(check(notGradedSubmission)).toContain('   Not graded');
    expect(check(notGradedSubmission)).not.toContain('/100');
  });

  it('lists what fails beyond the handout', () => {
    const scenarios = rightSubmission.scenarios.concat({
      id: 'robustness/unknown-file',
      requirement: 'file.server.content',
      title: 'A file that does not exist',
      status: 'fail',
      reason: 'the server crashed',
      durationMs: 1,
    });
    expect(check({ ...rightSubmission, scenarios })).toContain(
      'Beyond the handout, without points:\n  - robustness/unknown-file (A file that does not exist): the server crashed\n',
    );
  });

  it('notes what the machine lacks', () => {
    const environment = { ...sampleRun.environment, notes: ['No network namespaces here: ports may collide.'] };
    expect(renderCheck(rightSubmission, { seed: 1, environment }, plain)).toContain(
      'About this machine:\n  - No network namespaces here: ports may collide.\n',
    );
  });

  it('lists few of many other failures', () => {
    const failure = (at: number) => ({ id: `add/pair/${at}`, status: 'fail' as const, reason: 'the same' });
    const failures = Array.from({ length: 12 }, (_, at) => failure(at));
    const report = check(sampleSubmission('many', { 'add.pair': failures }));
    expect(report.match(/add\/pair\/\d+[,.]/g)).toHaveLength(8);
    expect(report).toContain('add/pair/8, 3 more.\n');
    const causes = failures.map((each, at) => ({ ...each, reason: `reason ${at}` }));
    const different = check(sampleSubmission('many', { 'add.pair': causes }));
    expect(different.match(/^ {2}Also failed: .*$/gm)).toHaveLength(9);
    expect(different).toContain('  Also failed: 3 more.\n');
  });

  it('gives a failed requirement without scenarios a line', () => {
    const submission = sampleSubmission('odd', { 'add.pair': [{ status: 'fail', reason: 'never tried' }] });
    expect(check({ ...submission, scenarios: [] })).toContain('✗ add.pair             never tried\n');
  });

  it('fits a narrow terminal in ASCII', () => {
    const narrow = createStyle({ colour: false, width: 40, unicode: false });
    expect(`\n${check(incompleteSubmission, narrow)}`).toMatchInlineSnapshot(`
      "
      Submission carla.mendes-54321
        add.client   ./client
        add.server   ./server 9000
        file.client  java FileClient
        file.server  not found

      ----------------------------------------
         Adding two numbers              50/50
      +  client sends its name and the     5/5
         integer                              
      +  client displays both names        5/5
         and integers                         
      +  client displays the sum           5/5
      +  client terminates after the       5/5
         reply                                
      +  server sends its name and         5/5
         integer back                         
      +  server displays both names        5/5
         and integers                         
      +  server displays the sum           5/5
      +  server serves one client          5/5
         after another                        
      +  an out-of-range integer ends      5/5
         the server                           
      +  own client and server add         5/5
         together                             
      ----------------------------------------
         File Transfer                   25/50
      +  client asks for the file by       5/5
         name                                 
      +  client writes the file to its     5/5
         disk                                 
      +  client receives exact             5/5
         multiples of 2048                    
      +  client receives an empty file     5/5
      +  client ends after the last        5/5
         chunk                                
      b  server sends the file             0/5
         unchanged                            
      b  server sends chunks of 2048       0/5
         bytes                                
      b  server ends an exact multiple     0/5
         with an empty chunk                  
      b  server sends one empty chunk      0/5
         for an empty file                    
      b  own client and server             0/5
         transfer files                       
      ----------------------------------------
         Total                          75/100
      ----------------------------------------

      Could not be tested yet:
      b file.server.content  the reason of a
        missing program
      b file.server.chunks   the reason of a
        missing program
      b file.server.exact    the reason of a
        missing program
      b file.server.empty    the reason of a
        missing program
      b file.pair            the reason of a
        missing program

      Next: add what was not found
      (file.server), then run this check
      again.
      "
    `);
  });
});

describe('the failures of a submission', () => {
  const all = failingSubmission.requirements;
  const failed = all.filter(({ status }) => status === 'fail').map(({ id }) => id);
  const blocked = all.filter(({ status }) => status === 'blocked').map(({ id }) => id);
  const report = check(failingSubmission);
  const failuresOf = (id: string) =>
    failingSubmission.scenarios.filter(({ requirement, status }) => requirement === id && status === 'fail');
  /** What is told of a requirement, on one line. */
  const toldOf = (id: string): string =>
    flat(
      report
        .split(/^(?=✗ F\d+ [a-z.]+: |Could not be tested yet:)/m)
        .find((part) => part.includes(` ${id}: `) && part.startsWith('✗ F')) ?? '',
    );

  it('are of both assignments and both roles, and block others', () => {
    expect(failed).toEqual(
      expect.arrayContaining(['add.client.sum', 'add.server.shutdown', 'file.client.content', 'file.server.content']),
    );
    expect(blocked).not.toEqual([]);
  });

  it.each(failed)('are told as they were judged: %s', (id) => {
    const [first, ...others] = failuresOf(id);
    const { steps = [], expected = '', screen = '', errors = '' } = first?.evidence ?? {};
    const told = toldOf(id);
    expect(told).toContain(`Problem ${flat(first?.reason ?? 'no reason')}`);
    expect(told).toContain(`Expected ${flat(expected)}`);
    const label = { certain: 'Cause', likely: 'Likely cause', possible: 'Possible cause' } as const;
    expect(told).toContain(`${label[first?.hintConfidence ?? 'likely']} ${flat(first?.hint ?? 'no hint')}`);
    expect(steps.map(({ outcome }) => outcome)).toContain('failed');
    const marks = { done: '✓', failed: '✗', notReached: '·' } as const;
    expect(told).toContain(
      steps.map(({ text, outcome }, at) => `${marks[outcome]} ${at + 1}. ${flat(text)}`).join(' '),
    );
    for (const text of [screen, errors].filter((each) => each !== '')) expect(showsAnEndOf(text, told)).toBe(true);
    expect(told).toContain(`datagrade check class/bruno --only ${first?.id} --seed 7`);
    for (const other of others) expect(told).toContain(other.id);
  });

  it('show the bytes that differ', () => {
    const { expected, actual } = failuresOf('file.client.content')[0]?.evidence?.bytes ?? { expected: '', actual: '' };
    expect(expected).not.toBe('');
    const lines = renderByteDiff(Buffer.from(expected, 'base64'), Buffer.from(actual, 'base64'), plain);
    expect(toldOf('file.client.content')).toContain(
      flat(
        lines
          .filter((line) => /expected|actual/.test(line))
          .slice(-2)
          .join('\n'),
      ),
    );
  });

  it.each(blocked)('block others, which are listed: %s', (id) => {
    const cause = failingSubmission.scenarios.find((each) => each.requirement === id && each.blockedBy !== undefined);
    expect(cause).toBeDefined();
    expect(report).toMatch(new RegExp(`^· ${id} +blocked by ${cause?.blockedBy}$`, 'm'));
  });

  it('end in the one to mend next', () => {
    const next = /^Next: ([^]*)$/m.exec(report)?.[1] ?? '';
    expect(failed.filter((id) => next.includes(id))).not.toEqual([]);
  });
});
