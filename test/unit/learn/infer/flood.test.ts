/**
 * A client that repeats its message is learned from the first part of the flood only, and none from
 * large datagrams that no format of the lab explains.
 */
import { expect, it } from 'vitest';
import { inferRequest } from '../../../../harness/learn/infer/messages.ts';
import { seededNumbers } from '../../../../harness/transcript/seeded-numbers.ts';

function sample(number: number, count: number) {
  const payload = Buffer.from(`Client of Rita,${number}`);
  return { number, payloads: Array<Uint8Array>(count).fill(payload), screen: 'Client of Rita' };
}

it('infers the integer from a flood, although a different part of it arrives each time', () => {
  const flood = inferRequest([sample(42, 4096), sample(7, 3500)]);
  expect(flood).toEqual(inferRequest([sample(42, 16), sample(7, 16)]));
  expect(flood).toHaveLength(16);
});

it('does not search large datagrams, whatever their bytes are', () => {
  const large = (number: number) => ({
    number,
    payloads: Array.from({ length: 8 }, (_, at) => bytesFrom(number * 1000 + at)),
    screen: 'Client of Rita',
  });
  expect(inferRequest([large(42), large(7)])).toBeUndefined();
});

it('infers the integer in a large buffer of which only the beginning is used', () => {
  const padded = (number: number) => {
    const payload = new Uint8Array(65_507);
    payload.set(Buffer.from(`Client of Rita,${number}`));
    return { number, payloads: [payload], screen: 'Client of Rita' };
  };
  expect(inferRequest([padded(42), padded(7)])).toHaveLength(1);
});

/** Bytes that look random, the same for the same seed. */
function bytesFrom(seed: number): Uint8Array {
  const random = seededNumbers(seed);
  return Uint8Array.from({ length: 60_000 }, () => Math.floor(random() * 256));
}
