/** A client that repeats its message is learned from the first part of the flood only. */
import { expect, it } from 'vitest';
import { inferRequest } from '../../../../harness/learn/infer/messages.ts';

function sample(number: number, count: number) {
  const payload = Buffer.from(`Client of Rita,${number}`);
  return { number, payloads: Array<Uint8Array>(count).fill(payload), screen: 'Client of Rita' };
}

it('infers the integer from a flood, although a different part of it arrives each time', () => {
  const flood = inferRequest([sample(42, 4096), sample(7, 3500)]);
  expect(flood).toEqual(inferRequest([sample(42, 16), sample(7, 16)]));
  expect(flood).toHaveLength(16);
});
