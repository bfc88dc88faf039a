import { describe, expect, it } from 'vitest';
import { isArmoured } from '../../../harness/transcript/armour.ts';

const message = Buffer.from('\0\0\0\x2aClient of Ana\0\0');

describe('a message', () => {
  it.each([
    ['in hexadecimal digits', message.toString('hex')],
    ['in capital ones, ended by a line end', `${message.toString('hex').toUpperCase()}\n`],
    ['in Base64', message.toString('base64')],
    ['in Base64 for addresses', message.toString('base64url')],
  ])('%s cannot be read as it stands', (_, text) => {
    expect(isArmoured(Buffer.from(text))).toBe(true);
  });

  it.each(['Client of Ana,42', 'ClientOfAnaTavares42', 'Ana42', '42', '000000000000', '{"name":"Ana"}', ''])(
    '%j can',
    (text) => {
      expect(isArmoured(Buffer.from(text))).toBe(false);
    },
  );
});
