import { describe, expect, it } from 'vitest';
import { inferControlMessages, type TransferSample } from '../../../../harness/learn/infer/control-messages.ts';
import { initialTransfer, afterChunk, encodeControlMessage } from '../../../../harness/profile/control-message.ts';

type Spoken = TransferSample['datagrams'][number];

const said = (by: Spoken['by'], payload: string | Uint8Array): Spoken => ({ by, payload: Buffer.from(payload) });

interface Halves {
  readonly opening?: (name: string, size: number) => readonly Spoken[];
  /** @param at of how many the client has by then */
  readonly toChunk?: (at: number, bytes: number, name: string) => readonly Spoken[];
}

function transferOf(name: string, chunks: number, { opening, toChunk }: Halves): TransferSample {
  const content = Buffer.from(Array.from({ length: chunks * 2048 - 300 }, (_, at) => (at * 31) % 251));
  const spoken = Array.from({ length: chunks }, (_, at) => content.subarray(at * 2048, (at + 1) * 2048)).flatMap(
    (chunk, at) => [said('server', chunk), ...(toChunk?.(at + 1, at * 2048 + chunk.length, name) ?? [])],
  );
  return {
    file: { name, sizeBytes: content.length },
    content,
    datagrams: [said('client', name), ...(opening?.(name, content.length) ?? []), ...spoken],
  };
}

const samplesOf = (halves: Halves): readonly TransferSample[] => [
  transferOf('a.dat', 7, halves),
  transferOf('longer.txt', 4, halves),
];

function int32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

describe('the control messages of two halves', () => {
  it('do not exist in the protocol of the handout', () => {
    expect(inferControlMessages(samplesOf({}))).toBeUndefined();
  });

  it.each<readonly [string, NonNullable<Halves['toChunk']>]>([
    ['a word', () => [said('client', 'ACK')]],
    ['nothing but a datagram', () => [said('client', '')]],
    ['its number', (at) => [said('client', `got ${at}`)]],
    ['its number from 0, packed', (at) => [said('client', int32(at - 1))]],
    ['the bytes so far', (_, bytes) => [said('client', String(bytes))]],
    ['the name and the offset', (_, bytes, name) => [said('client', JSON.stringify({ file: name, offset: bytes }))]],
    ['two words', () => [said('client', 'OK'), said('client', 'next')]],
  ])('are inferred, and encoded for another file: %s', (_, toChunk) => {
    const exchange = inferControlMessages(samplesOf({ toChunk }));
    if (exchange === undefined || exchange === 'notInferred') throw new Error(`not found: ${exchange}`);
    const progress = afterChunk(afterChunk(initialTransfer({ name: 'third.bin', sizeBytes: 9000 }), 2048), 2048);
    expect(exchange.toChunk.map((remark) => Buffer.from(encodeControlMessage(remark, progress)))).toEqual(
      toChunk(2, 4096, 'third.bin').map(({ payload }) => payload),
    );
  });

  it('may also precede the content, and have a reply', () => {
    const opening = (name: string, size: number): readonly Spoken[] => [
      said('server', `${name} has ${size} bytes`),
      said('client', 'READY'),
    ];
    const exchange = inferControlMessages(samplesOf({ opening }));
    if (exchange === undefined || exchange === 'notInferred') throw new Error(`not found: ${exchange}`);
    const file = initialTransfer({ name: 'third.bin', sizeBytes: 9000 });
    expect(exchange.opening.map(({ by }) => by)).toEqual(['server', 'client']);
    expect(exchange.opening.map((remark) => Buffer.from(encodeControlMessage(remark, file)))).toEqual(
      opening('third.bin', 9000).map(({ payload }) => payload),
    );
  });

  it.each<readonly [string, Halves]>([
    ['after every other chunk', { toChunk: (at) => (at % 2 === 0 ? [said('client', 'more')] : []) }],
    ['a number that counts nothing', { toChunk: (at) => [said('client', String((at * 37) % 11))] }],
  ])('are not guessed: %s', (_, halves) => {
    expect(inferControlMessages(samplesOf(halves))).toBe('notInferred');
  });

  it('are undefined if the content did not arrive', () => {
    const broken = samplesOf({ toChunk: () => [said('client', 'ACK')] }).map((sample) => ({
      ...sample,
      content: sample.content.toReversed(),
    }));
    expect(inferControlMessages(broken)).toBeUndefined();
  });
});
