import { describe, expect, it } from 'vitest';
import { renderCheck } from '../../../reports/check-table.ts';
import { createStyle } from '../../../reports/terminal/style.ts';
import {
  failingSubmission,
  incompleteSubmission,
  notGradedSubmission,
  rightSubmission,
  sampleRun,
  sampleSubmission,
  selectedSubmission,
  undecidedSubmission,
} from '../../support/sample-run.ts';
import type { SubmissionResult } from '../../../harness/grade/results.ts';

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
         Total                                                                 100/100
      ────────────────────────────────────────────────────────────────────────────────

      Everything passed: 100/100. Well done, you are finished.
      "
    `);
  });

  it('tells failures with their evidence', () => {
    expect(afterTable(failingSubmission)).toMatchInlineSnapshot(`
      "

      ─
      ✗ add.client.sum: client displays the sum
        The handout, section 3: "compute the sum"

        Problem       2 does not stand on the screen as a number of its own
        Expected      2
        Actual        numbers on the screen: 1, 1, 11
        Likely cause  The two values are joined as text instead of added: convert them
                      with int() first.

        ✓ 1. the client starts
        ✓ 2. 1 is typed
        ✓ 3. the client sends its name and 1
        ✓ 4. the server answers with its name and 1
        ✗ 5. the screen shows the sum, 2
        · 6. the client ends by itself with status 0

        Your program displayed:
        │ Number between 1 and 100:
        │ Client of Bruno
        │ Server of Testbed
        │ mine 1 yours 1
        │ sum 11

        Repeat just this:
          datagrade check class/bruno --only add/client/sum/2 --seed 7

        also: add/client/sum/200: 200 does not stand on the screen as a number of its…

      ─
      ✗ add.server.shutdown: an out-of-range integer ends the server
        The handout, section 3 iv: "if the server receives an integer value that is
        out of range, it should terminate after releasing any created sockets"

        Problem       the server was still waiting for datagrams after 101
        Expected      the process ends by itself, not by a crash
        Actual        it waits for the next datagram
        Likely cause  The range is checked, but the loop goes on: leave the loop and
                      close the socket.

        ✓ 1. the server starts
        ✓ 2. a client sends 42
        ✓ 3. the server answers
        ✓ 4. a client sends 101
        ✗ 5. the server ends by itself
        · 6. its port is free again

        Your program displayed:
        │ Server of Bruno ready
        │ Client of Testbed
        │ 42 17 59
        │ Client of Testbed
        │ out of range

        Repeat just this:
          datagrade check class/bruno --only add/server/shutdown/101 --seed 7

        also: add/server/shutdown/0: the server was still waiting for datagrams after…
        also: add/server/shutdown/-1: the server was still waiting for datagrams afte…
        also: add/server/shutdown/1000: the server was still waiting for datagrams af…

      ─
      ✗ file.client.content: client writes the file to its disk
        The handout, section 4: "the client receives the blocks and writes them to its
        local disk"

        Problem       the file on disk differs from the one that was sent
        Expected      a file of 4096 bytes, identical to what was sent
        Actual        received/orbit.bin, 4112 bytes
        Likely cause  The file is opened as text: open it with "wb".

        ✓ 1. the client asks for "orbit.bin"
        ✓ 2. the server sends 2 chunks of 2048 bytes and an empty one
        ✓ 3. the client ends by itself
        ✗ 4. one file in its folder is byte-identical

        Identical for the first 38 bytes, then 0d 0a instead of 0a: line ends were
        translated, as happens to a file opened as text.
        Expected 4096 bytes, actual 4112 bytes, first difference at offset 38 (0x26).
          at 16 = 0x10
          both      70 77 7e 85 8c 93 9a a1 a8 af b6 bd c4 cb d2 d9  pw~.............
          at 32 = 0x20
          expected  e0 e7 ee f5 fc 03 0a 11 18 1f 26 2d 34 3b 42 49  ..........&-4;BI
          actual    e0 e7 ee f5 fc 03 0d 0a 11 18 1f 26 2d 34 3b 42  ...........&-4;B
                                      ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^
          at 48 = 0x30
          expected  50 57 5e 65 6c 73 7a 81 88 8f 96 9d a4 ab b2 b9  PW^elsz.........
          actual    49 50 57 5e 65 6c 73 7a 81 88 8f 96 9d a4 ab b2  IPW^elsz........
                    ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^ ^^

        Your program wrote on standard error:
        │ Traceback (most recent call last):
        │   File "file_client.py", line 31, in <module>
        │     main()
        │ ResourceWarning: unclosed socket

        Repeat just this:
          datagrade check class/bruno --only file/client/content/4099 --seed 7

      Could not be tested yet:
      · file.client.exact    blocked by file.client.content
      · file.pair            blocked by file.client.content

      Next: fix file.client.content (2 more wait for it), then run this check again.
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
        - client.py and client_old.py both look like the client of "Adding two
          numbers"; client.py was taken. To change that, write "add.client:
          client_old.py" into datagrade.yaml.

      "
    `);
  });

  it('names what is missing', () => {
    expect(afterTable(incompleteSubmission)).toMatchInlineSnapshot(`
      "

      Could not be tested yet:
      · file.server.content  there is no file server in this folder
      · file.server.chunks   there is no file server in this folder
      · file.server.exact    there is no file server in this folder
      · file.server.empty    there is no file server in this folder
      · file.pair            there is no file server in this folder

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
        How the server wants to be asked could not be learned. Tried: the request of
        its own client, "name 42" as text, JSON, and a packed integer; it answered
        none of them.
        A person will look at this and decide. It costs no points.

      Nothing failed. A person decides about the 3 requirements marked "?"; you need
      not do anything.
      "
    `);
  });

  it('never blames a student for a fault of the testbed', () => {
    expect(afterTable(notGradedSubmission)).toMatchInlineSnapshot(`
      "

      ! file.client.exit: client ends after the last chunk
        the lane could not be started: no space left on device
        This is a fault of datagrade, not of your program.

      This was not graded, through no fault of yours. Run it once more; if it happens
      again, tell your teacher.
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
         Total                                                         5/5
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
    const failures = Array.from({ length: 12 }, (_, at) => ({ id: `add/pair/${at}`, status: 'fail' as const }));
    const report = check(sampleSubmission('many', { 'add.pair': failures }));
    expect(report.match(/^ {2}also: .*$/gm)).toHaveLength(9);
    expect(report).toContain('  also: 3 more of this kind\n');
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
      b file.server.content  there is no file
        server in this folder
      b file.server.chunks   there is no file
        server in this folder
      b file.server.exact    there is no file
        server in this folder
      b file.server.empty    there is no file
        server in this folder
      b file.pair            there is no file
        server in this folder

      Next: add what was not found
      (file.server), then run this check
      again.
      "
    `);
  });
});
