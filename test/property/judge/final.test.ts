/** What is called final is not waited for: nothing that comes later may make it good. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { server as fileServing } from '../../../scenarios/language/file.ts';
import type { Expectation, Finding } from '../../../harness/scenario/expectation.ts';
import { contentOf, type TestFile } from '../../../harness/transcript/test-file.ts';
import { Story, unlearnedFacts } from '../../support/story.ts';

const sizes = fc.constantFrom(0, 1, 2047, 2048, 2049, 4096, 5000);
const of = (sizeBytes: number): TestFile => ({ name: 'bafodig.dat', sizeBytes, content: 'anyBytes', seed: 7 });

/** Parts of the file as a server may cut it, rightly or not, repeated, left out or in another order. */
const datagrams = (file: TestFile): fc.Arbitrary<readonly Uint8Array[]> => {
  const content = contentOf(file);
  const part = fc
    .tuple(fc.constantFrom(0, 1024, 2048, 4096), fc.constantFrom(0, 1, 904, 952, 1024, 2047, 2048, 4096))
    .map(([from, length]) => content.subarray(from, from + length));
  return fc.array(part, { maxLength: 6 });
};

const cases = sizes.chain((sizeBytes) =>
  fc.record({ file: fc.constant(of(sizeBytes)), sent: datagrams(of(sizeBytes)), later: datagrams(of(sizeBytes)) }),
);

function found(expectation: Expectation, file: TestFile, sent: readonly Uint8Array[]): Finding {
  const story = new Story(unlearnedFacts).begins().binds('server').settles().serves(file).begins().isAskedFor(file);
  for (const payload of sent) story.sends(payload);
  return expectation.find(story.settles().view());
}

describe('what a file server has done wrong for good', () => {
  it.each([
    ['content', fileServing.sendsContent],
    ['chunks', fileServing.sendsChunks],
    ['end', fileServing.endsWithEmptyChunk],
  ] as const)('stays wrong: %s', (_, expectationFor) => {
    fc.assert(
      fc.property(cases, ({ file, sent, later }) => {
        const expectation = expectationFor(file);
        const finding = found(expectation, file, sent);
        fc.pre(!finding.met && finding.final === true);
        expect(found(expectation, file, [...sent, ...later]).met).toBe(false);
      }),
    );
  });
});
