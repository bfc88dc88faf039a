import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { carriesText, formsOfPayload, isArmoured, isEncodedName } from '../../../harness/transcript/armour.ts';

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

it.each(['Zeferina', 'ClientOfAnaTavares42', 'OlgaTavares2', 'deadbeef'])(
  '%j, which is also the Base64 or the hexadecimal digits of some bytes, has no other form',
  (text) => {
    expect(formsOfPayload(Buffer.from(text))).toEqual([Buffer.from(text)]);
  },
);

describe('a text is found', () => {
  it.each([
    ['as it is', message],
    ['in Base64', Buffer.from(message.toString('base64'))],
    ['compressed', deflateSync(message)],
    ['compressed, in hexadecimal digits', Buffer.from(deflateSync(message).toString('hex'))],
  ])('%s', (_, payload) => {
    expect(carriesText(payload, 'Client of Ana')).toBe(true);
    expect(carriesText(payload, 'Client of Rui')).toBe(false);
  });
});

describe('a name', () => {
  it.each(['عميل سلمى حداد', 'Client of Ana', 'João Ünal', '王小明 客户'])(
    'in an encoding is told from names: %s',
    (name) => {
      expect(isEncodedName(Buffer.from(name).toString('base64'))).toBe(true);
      expect(isEncodedName(Buffer.from(name).toString('hex'))).toBe(true);
      expect(isEncodedName(name)).toBe(false);
    },
  );

  it.each(['Teresa', 'ClientOfMariana1', 'client12', 'SERVER_NUMBER_42', 'deadbeef', 'Wolfgang'])(
    'of one word is no encoding: %s',
    (name) => {
      expect(isEncodedName(name)).toBe(false);
    },
  );
});
