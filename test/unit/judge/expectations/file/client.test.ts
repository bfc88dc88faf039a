/** What is expected of a client of the file transfer, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import { client as fetcher } from '../../../../../scenarios/language/file.ts';
import { classifyDifference } from '../../../../../harness/judge/difference/classify.ts';
import { damageSymptom } from '../../../../../harness/judge/difference/symptom-of.ts';
import { contentOf, type TestFile } from '../../../../../harness/transcript/test-file.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { Story, unlearnedFacts } from '../../../../support/story.ts';

const file: TestFile = { name: 'bafodig.dat', sizeBytes: 5000, content: 'awkwardText', seed: 7 };
const content = contentOf(file);
const traceback = 'Traceback (most recent call last):\n  File "x"\nFileNotFoundError: [Errno 2] No such file\n';
const waits = { client: { is: 'waiting', call: 'recvfrom', receivesOn: [5001] } } as const;

const started = (of = file): Story =>
  new Story(unlearnedFacts).serves(of).begins().starts('client', 'python3', 'client.py');
const fetched = (of = file): Story => started(of).sends(of.name).settles(waits).begins();

describe('the request for a file', () => {
  const requests = fetcher.requests(file);

  it.each([
    'bafodig.dat',
    'bafodig.dat\n',
    'bafodig.dat\0',
    'GET bafodig.dat',
    './bafodig.dat',
    '{"file":"bafodig.dat"}',
  ])('is met by %j', (payload) => expectMet(requests, started().sends(payload).settles()));

  it('is not met by another name, silence or a crash', () => {
    expectViolated(requests, started().sends('other.dat').settles(), {
      expected: /bafodig\.dat/,
      actual: /^The client sent "other.dat", which does not contain the file name bafodig\.dat\.$/,
      symptom: 'wrong-file-name',
    });
    expectViolated(requests, started().settles({ client: { is: 'keyboard' } }), {
      actual: /^The client sent nothing over UDP and waits for keyboard input\.$/,
      symptom: 'waits-for-keyboard',
    });
    expectViolated(requests, started().complains('client', traceback).exits('client', 1).settles(), {
      actual: /^The client sent nothing over UDP and crashed: FileNotFoundError/,
      symptom: 'file-not-found',
    });
  });
});

describe('the file on the disk of a client', () => {
  const hasFile = fetcher.hasFile(file);
  const ended = (): Story =>
    fetched()
      .exits('client')
      .settles({ client: { is: 'gone' } });

  it.each(['bafodig.dat', 'received_bafodig.dat', 'downloads/x'])('is met by an identical one at %s', (path) => {
    expectMet(hasFile, ended().leavesFiles('client', { 'log.txt': Buffer.from('log'), [path]: content }));
  });

  it('is met also where the client had to be ended', () => {
    expectMet(
      hasFile,
      fetched().settles(waits).ends('client').exits('client', null, 'SIGKILL').leavesFiles('client', { x: content }),
    );
  });

  it('is not met by none, by one on the other side, or by a crash', () => {
    expectViolated(hasFile, ended().leavesFiles('client', {}), {
      expected: /a file of 5000 bytes that is identical/,
      actual: /^The client wrote no new file in its folder\.$/,
      symptom: 'no-file',
    });
    expectViolated(hasFile, ended().leavesFiles('server', { x: content }).leavesFiles('client', {}), {
      actual: /no new file/,
      symptom: 'no-file',
    });
    const crashed = fetched().complains('client', traceback).exits('client', 1).settles();
    expectViolated(hasFile, crashed.leavesFiles('client', {}), {
      actual: /no new file in its folder and crashed: FileNotFoundError/,
      symptom: 'file-not-found',
    });
  });

  it.each([
    ['cut-short', content.subarray(0, 4990)],
    ['last-chunk-missing', content.subarray(0, 4096)],
    ['chunk-missing', content.subarray(0, 2048)],
    ['too-long', Buffer.concat([content, Buffer.alloc(1144)])],
    ['line-ends-changed', Buffer.from(Buffer.from(content).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')],
    ['content-differs', content.toReversed()],
  ] as const)('is not met by one that differs: %s', (symptom, damaged) => {
    const finding = hasFile.find(
      ended()
        .leavesFiles('client', { 'log.txt': Buffer.from('a log'), 'got.dat': damaged })
        .view(),
    );
    expect(finding).toMatchObject({
      met: false,
      symptom,
      bytes: { expected: content, actual: Uint8Array.from(damaged) },
    });
    expect(finding).toMatchObject({
      actual: expect.stringContaining(
        `The client wrote got.dat (${damaged.length} bytes; the file has ${content.length} bytes): `,
      ),
    });
  });

  it('is measured whole, although only its first mebibyte is recorded', () => {
    const endless = Buffer.concat([content, Buffer.alloc(3 * 1024 * 1024 - content.length, 'x')]);
    expectViolated(hasFile, ended().leavesFiles('client', { 'got.dat': endless }), {
      actual:
        /^The client wrote got\.dat \(3145728 bytes; the file has 5000 bytes\): 3140728 bytes followed the content\.$/,
      symptom: 'too-long',
    });
  });

  it('is met by an empty one where the file is empty, and by none else', () => {
    const empty: TestFile = { ...file, sizeBytes: 0 };
    expectMet(
      fetcher.hasFile(empty),
      fetched(empty).exits('client').settles().leavesFiles('client', { x: new Uint8Array() }),
    );
    expectViolated(fetcher.hasFile(empty), fetched(empty).exits('client').settles().leavesFiles('client', {}), {
      actual: /no new file/,
      symptom: 'no-file',
    });
  });

  it('is not known before the client has ended', () => {
    expectViolated(hasFile, fetched().settles(waits), { actual: /has not ended yet/ });
  });
});

describe('the end of a transfer, for a client', () => {
  it('waits for more after full chunks, or does not', () => {
    expectMet(fetcher.waitsForMore(), fetched().settles(waits));
    expectViolated(fetcher.waitsForMore(), fetched().exits('client').settles(), {
      actual: /^The client ended after a chunk of 2048 bytes, before the empty chunk came\.$/,
      symptom: 'stops-early',
    });
    expectViolated(fetcher.waitsForMore(), fetched().complains('client', traceback).exits('client', 1).settles(), {
      actual: /crashed: FileNotFoundError/,
      symptom: 'file-not-found',
    });
  });

  it('ends with the short chunk, whatever its status, or does not', () => {
    expectMet(fetcher.ends(), fetched().exits('client', 3).settles());
    expectViolated(fetcher.ends(), fetched().settles(waits), {
      expected: /shorter than 2048 bytes ends the transfer/,
      actual: /^The client waits for a datagram on port 5001 instead of ending\.$/,
      symptom: 'empty-chunk-not-the-end',
    });
  });

  it('does not take silence for the end, but may give up with a word or a status', () => {
    const silence = fetcher.takesNoSilenceForTheEnd();
    expectMet(silence, fetched().settles(waits));
    expectMet(silence, fetched().exits('client', 1).settles());
    expectMet(silence, fetched().complains('client', 'timed out\n').exits('client').settles());
    expectViolated(silence, fetched().exits('client').settles(), {
      actual: /^The client ended with status 0 during a silence/,
      symptom: 'timeout-as-end',
    });
  });

  it('is charged to the client of a pair where that cannot end', () => {
    const ends = fetcher.endsUnlessCharged('file.client.exact');
    expectMet(ends, fetched().exits('client').settles());
    expect(ends.find(fetched().settles(waits).view())).toMatchObject({ met: false, coveredBy: 'file.client.exact' });
  });

  it('is charged to the content where a long last chunk breaks that as well', () => {
    expectMet(fetcher.exitsAtLongTail(), fetched().exits('client').settles());
    expectViolated(fetcher.exitsAtLongTail(), fetched().settles(waits), {
      actual: /^The client waits for a datagram on port 5001 instead of ending\.$/,
      symptom: 'waits-for-datagram',
      hangsOn: ['file.client.content'],
    });
  });

  it('is asked for at the empty chunk, unless that breaks the file as well', () => {
    const clean = fetcher.exitsAtEmptyChunk('file.client.exact');
    expectMet(clean, fetched().exits('client').settles());
    expect(clean.find(fetched().settles(waits).view())).toMatchObject({ coveredBy: 'file.client.exact' });
    const crashed = fetched().complains('client', traceback).exits('client', 1).settles();
    expectViolated(clean, crashed, { actual: /^The client crashed: FileNotFoundError/, symptom: 'file-not-found' });
    expect(clean.find(crashed.view())).toMatchObject({ coveredBy: 'file.client.exact' });
  });
});

describe('what a difference is called', () => {
  it.each([
    ['cut-short', 'abc', 'ab'],
    ['content-empty', 'abc', ''],
    ['cut-at-nul', 'ab\0c', 'ab'],
    ['cut-at-ff', 'ab\u00ffc', 'ab'],
    ['beginning-missing', 'abc', 'bc'],
    ['sent-before-content', 'abc', '3\nabc'],
    ['too-long', 'abc', 'abcd'],
    ['line-ends-added', 'abc', 'abc\n'],
    ['line-ends-removed', 'a\nb\nc', 'abc'],
    ['line-ends-changed', 'a\r\nb\n', 'a\nb\n'],
    ['line-ends-changed', 'a\nb\n', 'a\r\nb\r\n'],
    ['ends-stripped', ' a \n', 'a'],
    ['decoded-as-text', 'a\u00e9', 'a\u00c3\u00a9'],
    ['content-differs', 'abc', 'abd'],
  ])('%s: %j became %j', (symptom, expected, actual) => {
    const difference = classifyDifference(Buffer.from(expected, 'latin1'), Buffer.from(actual, 'latin1'));
    expect(damageSymptom(difference)).toBe(symptom);
  });
});
