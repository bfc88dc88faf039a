import { describe, expect, it } from 'vitest';
import { addedNumber, replyNumber } from '../../../harness/transcript/reply.ts';

/** What came back to a client that had asked with 42, in a dialect that is not known. */
const unread = (text: string) => ({
  number: 42,
  name: 'Ana',
  reply: undefined,
  peer: 0,
  payloads: [Buffer.from(text)],
});

describe("the server's integer in a reply that could not be read", () => {
  it("is the number that is not the client's", () => {
    expect(replyNumber(unread('Rui got 42 and has 17'))).toBe(17);
  });

  it('is the one that was displayed with its sum where there are several', () => {
    expect(addedNumber(unread('[09:40:48] Rui: 17'), '17 + 42 = 59')).toBe(17);
    expect(addedNumber(unread('[09:40:48] Rui: 42'), '42 + 42 = 84')).toBeUndefined();
    expect(addedNumber(unread('Rui: 17'), '')).toBe(17);
    // The client's integer by chance, behind a counter.
    expect(addedNumber(unread('#3 Rui: 42'), '42 + 42 = 84')).toBeUndefined();
    expect(addedNumber(unread('#3 Rui got 42 and has 17'), '42 + 17 = 59')).toBe(17);
  });

  it('is at least one from 1 to 100', () => {
    expect(replyNumber(unread('2026 Rui: 17'))).toBe(17);
    expect(replyNumber(unread('Rui: 164'))).toBe(164);
  });
});
