/** What is expected of a server of the file transfer, on transcripts written by hand. */
import { describe, it } from 'vitest';
import { server as fileServing } from '../../../../../scenarios/language/file.ts';
import { contentOf, type TestFile } from '../../../../../harness/transcript/test-file.ts';
import { expectMet, expectViolated } from '../../../../support/findings.ts';
import { Story, unlearnedFacts } from '../../../../support/story.ts';

const file = (sizeBytes: number): TestFile => ({ name: 'bafodig.dat', sizeBytes, content: 'anyBytes', seed: 7 });
const waits = { server: { is: 'waiting', call: 'recvfrom', receivesOn: [5000], sockets: [5000] } } as const;
const asked = (of: TestFile): Story =>
  new Story(unlearnedFacts).begins().binds('server').settles(waits).serves(of).begins().isAskedFor(of);

/** The server sends the file cut at these sizes, and zeros where it is over. */
function sent(of: TestFile, sizes: readonly number[]): Story {
  const content = contentOf(of);
  const story = asked(of);
  let at = 0;
  for (const size of sizes) {
    const chunk = new Uint8Array(size);
    chunk.set(content.subarray(at, at + size));
    story.sends(chunk);
    at += size;
  }
  return story.settles(waits);
}

describe('what a file server sends', () => {
  it.each([
    [5000, [2048, 2048, 904]],
    [1, [1]],
    [4096, [2048, 2048, 0]],
    [0, [0]],
    [5000, [1000, 2048]],
  ])('is the file of %i bytes where it comes in chunks of %j', (sizeBytes, sizes) => {
    const of = file(sizeBytes);
    const isWhole = sizes.reduce((sum, size) => sum + size, 0) === sizeBytes;
    if (isWhole) expectMet(fileServing.sendsContent(of), sent(of, sizes));
    else
      expectViolated(fileServing.sendsContent(of), sent(of, sizes), {
        actual: /1000 bytes; the file has/,
        symptom: 'cut-short',
      });
  });

  it('is another mistake where a fresh server sends the same file as it is', () => {
    const facts = { ...unlearnedFacts, askedBefore: ['lifipef.dat', 'sarolum.txt'] };
    const of = file(3000);
    const story = new Story(facts).begins().binds('server').settles(waits).serves(of).begins().isAskedFor(of);
    expectViolated(fileServing.sendsContent(of), story.sends(new Uint8Array(1)).settles(waits), {
      actual: /^After a client had asked for sarolum\.txt, another one asked for the next file\. The server sent other/,
      symptom: 'wrong-after-others',
    });
  });

  it('may go to a client that had asked before', () => {
    const of = file(3000);
    const content = contentOf(of);
    const sentToEarlier = [content.subarray(0, 2048), content.subarray(2048)].map((chunk) =>
      Buffer.from(chunk).toString('base64'),
    );
    const facts = { ...unlearnedFacts, askedBefore: ['lifipef.dat'] };
    const silent = (earlier: readonly string[]): Story =>
      new Story({ ...facts, sentToEarlier: earlier }).begins().binds('server').serves(of).begins().isAskedFor(of);
    expectViolated(fileServing.sendsContent(of), silent(sentToEarlier).settles(waits), {
      actual: /^The server sent the file to a client that had asked before/,
      symptom: 'sent-elsewhere',
    });
    expectViolated(fileServing.sendsContent(of), silent(sentToEarlier.slice(1)).settles(waits), {
      actual: /sent no datagram/,
      symptom: 'no-chunk',
    });
  });

  it.each([
    [
      'only the beginning of each chunk',
      [
        [0, 2047],
        [2048, 3000],
      ],
      'chunks-cut-short',
    ],
    [
      'each chunk with all those before it',
      [
        [0, 2048],
        [0, 3000],
      ],
      'chunk-repeated',
    ],
  ] as const)('may be %s', (_, parts, symptom) => {
    const of = file(3000);
    const story = asked(of);
    for (const [from, to] of parts) story.sends(contentOf(of).subarray(from, to));
    expectViolated(fileServing.sendsContent(of), story.settles(waits), { actual: /other content/, symptom });
  });

  it('is without end where datagrade had to stop it', () => {
    const of = file(5000);
    const story = asked(of);
    for (let count = 0; count < 4; count += 1) story.sends(contentOf(of).subarray(0, 2048));
    const stopped = story.reachesLimit('server', 'datagrams', 1100, 1024).exits('server', null, 'SIGKILL').settles();
    for (const expectation of [fileServing.sendsContent(of), fileServing.sendsChunks(of)])
      expectViolated(expectation, stopped, {
        actual: /^The server sent datagrams without end \(1100; limit: 1024\), so datagrade ended it\.$/,
        symptom: 'limit-datagrams',
      });
  });

  it('counts nothing that comes after the first short chunk', () => {
    expectMet(fileServing.sendsContent(file(5000)), sent(file(5000), [2048, 2048, 904, 0, 700]));
  });

  it('is not the file where bytes are missing, changed or too many', () => {
    const of = file(5000);
    expectViolated(fileServing.sendsContent(of), sent(of, [2048, 2048]), {
      expected: /^The server sends 5000 bytes, identical to the file\.$/,
      actual:
        /^The server sent other content than the file \(4096 bytes; the file has 5000 bytes\): the last chunk \(904 bytes\) is missing\.$/,
      symptom: 'last-chunk-missing',
    });
    expectViolated(fileServing.sendsContent(of), sent(of, [2048, 2048, 1000]), {
      actual: /5096 bytes/,
      symptom: 'too-long',
    });
    const swapped = asked(of)
      .sends(contentOf(of).subarray(2048, 4096))
      .sends(contentOf(of).subarray(0, 2048))
      .sends(contentOf(of).subarray(4096));
    expectViolated(fileServing.sendsContent(of), swapped.settles(waits), {
      actual: /the chunks are in the order/,
      symptom: 'chunks-out-of-order',
    });
  });

  it('is judged by the last request alone', () => {
    const [first, second] = [file(3000), { ...file(100), name: 'kumora.dat' }];
    const story = sent(first, [2048, 952])
      .serves(second)
      .begins()
      .isAskedFor(second)
      .sends(contentOf(second))
      .settles(waits);
    expectMet(fileServing.sendsContent(second), story);
    expectMet(fileServing.sendsChunks(second), story);
  });
});

describe('the chunks of a file server', () => {
  const chunks = fileServing.sendsChunks(file(5000));

  it.each([[[1]], [[2048, 2048, 904]], [[2048, 0]], [[0]]])('are right in %j', (sizes) => {
    expectMet(chunks, sent(file(5000), sizes));
  });

  it.each([
    [
      'a larger one',
      [4096, 904],
      /^The server sent a datagram of 4096 bytes, more than the 2048 bytes of a chunk\.$/,
      'chunk-size',
    ],
    [
      'smaller ones',
      [1024, 1024, 952],
      /^2 more datagrams \(1024 and 952 bytes\) followed the first one that was shorter than 2048 bytes \(1024 bytes\)\.$/,
      'chunk-size',
    ],
    [
      'none that ends the file',
      [2048, 2048],
      /^The server sent datagrams of 2048 bytes each, and none was shorter than 2048 bytes\.$/,
      'no-short-chunk',
    ],
    [
      'an empty one too many',
      [2048, 904, 0],
      /^One more datagram \(0 bytes\) followed the first one/,
      'extra-empty-datagram',
    ],
    [
      'very many',
      Array.from({ length: 30 }, () => 2048),
      /^The server sent 30 datagrams of 2048 bytes each/,
      'no-short-chunk',
    ],
  ] as const)('are wrong with %s', (_, sizes, actual, symptom) => {
    expectViolated(chunks, sent(file(5000), sizes), { expected: /datagrams of 2048 bytes each/, actual, symptom });
  });
});

describe('the empty chunk of a file server', () => {
  it('ends an exact multiple', () => {
    expectMet(fileServing.endsWithEmptyChunk(file(4096)), sent(file(4096), [2048, 2048, 0]));
    expectViolated(fileServing.endsWithEmptyChunk(file(4096)), sent(file(4096), [2048, 2048]), {
      expected: /^The file has 4096 bytes, so the server sends 2 datagrams of 2048 bytes and then an empty one\.$/,
      actual: /^The server sent datagrams of 2048 bytes each and then waited for the next request\.$/,
      symptom: 'no-empty-datagram',
    });
    expectViolated(fileServing.endsWithEmptyChunk(file(2048)), sent(file(2048), [2048]), {
      expected: /one datagram of 2048 bytes and then an empty one\.$/,
      actual: /^The server sent one datagram of 2048 bytes/,
      symptom: 'no-empty-datagram',
    });
  });

  it('is all there is of an empty file', () => {
    expectMet(fileServing.endsWithEmptyChunk(file(0)), sent(file(0), [0]));
    expectViolated(fileServing.endsWithEmptyChunk(file(0)), sent(file(0), [0, 0]), {
      expected: /^The server sends exactly one datagram, and it is empty\.$/,
      actual: /^The server sent datagrams of 0 bytes each/,
      symptom: 'extra-empty-datagram',
    });
    expectViolated(fileServing.endsWithEmptyChunk(file(0)), sent(file(0), [5]), {
      actual: /^The server sent one datagram of 5 bytes/,
      symptom: 'chunk-size',
    });
  });
});

describe('an error text', () => {
  it('is no chunk, and is charged to the content', () => {
    const of = file(3000);
    const story = asked(of).sends(Buffer.from('ERROR: no such file')).settles(waits);
    expectViolated(fileServing.sendsChunks(of), story, {
      actual: /^The server sent "ERROR: no such file", which has nothing of the file\.$/,
      symptom: 'content-differs',
      hangsOn: ['file.server.content'],
    });
  });
});

describe('a file server that sends nothing', () => {
  const traceback =
    'Traceback (most recent call last):\n  File "x"\nFileNotFoundError: [Errno 2] No such file: \'bafodig.dat\\n\'\n';
  const of = file(4096);

  it.each([
    ['content', fileServing.sendsContent(of)],
    ['chunks', fileServing.sendsChunks(of)],
    ['end', fileServing.endsWithEmptyChunk(of)],
  ])('has made one mistake, on which its %s hangs', (_, expectation) => {
    const hangsOn = ['file.server.content'] as const;
    expectViolated(expectation, asked(of).settles(waits), {
      actual: /^The server sent no datagram and then waited for the next request\.$/,
      symptom: 'no-chunk',
      hangsOn,
    });
    expectViolated(
      expectation,
      asked(of)
        .complains('server', traceback)
        .exits('server', 1)
        .settles({ server: { is: 'gone' } }),
      {
        actual: /^The server sent no datagram and crashed: FileNotFoundError/,
        symptom: 'file-not-found',
        hangsOn,
      },
    );
  });
});
