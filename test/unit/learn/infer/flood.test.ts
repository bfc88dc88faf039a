/** A client that sends its message again and again is learned from the beginning: the rest of a flood costs nothing. */
import { expect, it } from 'vitest';
import { inferRequest } from '../../../../harness/learn/infer/messages.ts';

function sample(number: number, count: number) {
  const payload = Buffer.from(`Client of Rita,${number}`);
  return { number, payloads: Array<Uint8Array>(count).fill(payload), screen: 'Client of Rita' };
}

it('locates the integer in a flood, of which not the same part has arrived each time', () => {
  const flood = inferRequest([sample(42, 4096), sample(7, 3500)]);
  expect(flood).toEqual(inferRequest([sample(42, 16), sample(7, 16)]));
  expect(flood).toHaveLength(16);
});
