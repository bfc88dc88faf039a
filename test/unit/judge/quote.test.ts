import { expect, it } from 'vitest';
import { quoteSent } from '../../../harness/judge/quote.ts';

it.each([
  ['16', '"16"'],
  [`16${'\0'.repeat(1008)}`, String.raw`"16\0\0…(1006 zero bytes)"`],
  ['42\n', String.raw`"42\n"`],
  ['a\0\0\0b', String.raw`"a\0\0\0b"`],
  ['\u001b[2J', String.raw`"\x1b[2J"`],
  ['José "Zé" C:\\', String.raw`"José \"Zé\" C:\\"`],
  ['\u202eabc', String.raw`"\u{202e}abc"`],
  [Uint8Array.from([0x41, 0xff, 0xc3, 0xa1]), String.raw`"A\xffá"`],
  ['', '""'],
] as const)('quotes %j as %s', (sent, quotation) => {
  expect(quoteSent(sent)).toBe(quotation);
});
