/** What is expected of a second download of the same name, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import { client as fetcher } from '../../../../../scenarios/language/file.ts';
import { contentOf, type TestFile } from '../../../../../harness/transcript/test-file.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { Story } from '../../../../support/story.ts';

const first: TestFile = { name: 'bafodig.dat', sizeBytes: 4097, content: 'awkwardText', seed: 7 };
const second: TestFile = { ...first, sizeBytes: 700, content: 'anyBytes', seed: 8 };
const [long, short] = [Buffer.from(contentOf(first)), Buffer.from(contentOf(second))];
const expectation = fetcher.hasReplaced(first, second);

/** The first download is right, and leaves its file. */
const downloaded = (left: Buffer = long): Story =>
  new Story()
    .serves(first)
    .begins()
    .sends(first.name)
    .exits('client')
    .settles()
    .serves(second)
    .begins()
    .leavesFiles('client', { x: left });
const again = (left: Buffer): Story =>
  downloaded().sends(second.name).exits('client').settles().leavesFiles('client', { x: left });

describe('a second, shorter file of the same name', () => {
  it('takes the place of the first one, or is beside it', () => {
    expectMet(expectation, again(short));
    const beside = downloaded().sends(second.name).exits('client').settles();
    expectMet(expectation, beside.leavesFiles('client', { x: long, y: short }));
  });

  it('is not met where it follows the first one, or where the rest of that is left', () => {
    expectViolated(expectation, again(Buffer.concat([long, short])), {
      actual: /^The client downloaded a second, shorter file of the same name\. x then had 4797 bytes: the first file/,
      symptom: 'appended',
    });
    expectViolated(expectation, again(Buffer.concat([short, long.subarray(700)])), {
      actual: /x then had 4097 bytes: the second file, and the rest of the first one after it\.$/,
      symptom: 'not-truncated',
    });
    expectViolated(expectation, again(long.subarray(5)), { actual: /x \(4092 bytes/, symptom: 'content-differs' });
  });

  it('is not asked of a client that does not ask again, or that damaged the first one', () => {
    const refused = expectation.find(downloaded().exits('client').settles().leavesFiles('client', { x: long }).view());
    expect(refused).toMatchObject({ met: true, note: expect.stringContaining('did not download a second file') });
    const damaged = downloaded(short).sends(second.name).exits('client').settles().leavesFiles('client', { x: long });
    expectMet(expectation, damaged);
  });
});
