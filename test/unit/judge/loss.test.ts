/** What lost datagrams excuse, and what they do not. */
import { describe, expect, it } from 'vitest';
import { client as fetcher, server as fileServing, peer } from '../../../scenarios/language/file.ts';
import { scenario } from '../../../harness/scenario/index.ts';
import { judge } from '../../../harness/judge/judge.ts';
import { contentOf, type TestFile } from '../../../harness/transcript/test-file.ts';
import { Story } from '../../support/story.ts';

const file: TestFile = { name: 'bafodig.dat', sizeBytes: 5000, content: 'anyBytes', seed: 4 };
const first = contentOf(file).slice(0, 2048);

const fetching = scenario('file/client/content/5000', {
  requirement: 'file.client.content',
  title: 'fetches',
  steps: [fetcher.starts(file), peer.sends(file), fetcher.hasFile(file)],
});
const serving = scenario('file/server/chunks/5000', {
  requirement: 'file.server.chunks',
  title: 'serves',
  steps: [fileServing.starts(file), peer.requests(file), fileServing.sendsChunks(file)],
});

/** A client that has written the first chunk only. */
const tooShort = (): Story =>
  new Story().serves(file).begins().settles().begins().settles().leavesFiles('client', { x: first });
/** A server that sends on after the end. */
const tooLong = (): Story =>
  new Story().begins().settles().begins().isAskedFor(file).sends(first).sends('end').sends('more').settles();

describe('a violation', () => {
  it('is a failure where nothing was lost', () => {
    expect(judge(fetching, tooShort().transcript())).toMatchObject({ status: 'fail' });
  });

  it('that lost datagrams may have caused is not charged, and worth trying again', () => {
    const verdict = judge(fetching, tooShort().loses('subject').transcript());
    expect(verdict).toMatchObject({ status: 'unsupported', violation: { mayBeLoss: true } });
    expect(verdict).toMatchObject({
      violation: {
        undecided: expect.stringMatching(
          /^The kernel dropped 3 datagrams .* full, so this may not be a mistake\. The client wrote x /,
        ),
      },
    });
  });

  it('is undecided where datagrams were lost the second time as well, and says so', () => {
    const verdict = judge(fetching, tooShort().isRepeated().loses('subject', 1).transcript());
    const undecided = expect.stringMatching(/dropped 1 datagram .*, also when this was repeated, so/);
    expect(verdict).toMatchObject({ status: 'unsupported', violation: { undecided } });
  });

  it('by what is there and should not be is none the less a failure', () => {
    for (const at of ['subject', 'peer'] as const)
      expect(judge(serving, tooLong().loses(at).transcript())).toMatchObject({
        status: 'fail',
        violation: { symptom: 'chunk-size' },
      });
  });

  it("of a client is not excused by what the testbed's own sockets lost", () => {
    const waits = tooShort().loses('peer').transcript();
    const ends = { ...fetching, steps: [...fetching.steps.slice(0, 2), fetcher.ends()] };
    expect(judge(ends, waits)).toMatchObject({ status: 'fail', violation: { symptom: 'empty-chunk-not-the-end' } });
  });

  it('by an action that could not be performed is excused in the same way', () => {
    const story = (): Story => new Story().serves(file).begins().settles().begins().isImpossible('it sent nothing');
    expect(judge(fetching, story().transcript())).toMatchObject({ status: 'notReached' });
    expect(judge(fetching, story().loses('subject').transcript())).toMatchObject({ status: 'unsupported' });
  });

  it('that was not found is not looked for: what passes in spite of losses has passed', () => {
    const right = new Story()
      .serves(file)
      .begins()
      .settles()
      .begins()
      .settles()
      .leavesFiles('client', { x: contentOf(file) });
    expect(judge(fetching, right.loses('subject').transcript())).toEqual({ status: 'pass' });
  });
});
