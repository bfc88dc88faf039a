/** When a name that is not displayed may have been misread. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtOfName, type OwnMessage } from '../../../../../harness/judge/expectations/add/other-name.ts';
import { plainName } from '../../../../support/spoken-dialects.ts';
import { runs } from '../../../../support/property-runs.ts';

const message = (text: string | Uint8Array, name: string): OwnMessage => ({
  payloads: [typeof text === 'string' ? new Uint8Array(Buffer.from(text)) : text],
  name,
  peerName: 'Bofadi Kumora',
});

const isInDoubt = (screen: string, own: OwnMessage): boolean =>
  doubtOfName('server', screen, own).undecided !== undefined;

describe('a name that is not displayed', () => {
  it.each([
    ['the character before it may be a checksum', 'rAna server@83', 'rAna server', 'Ana server: 83\n'],
    ['the character after it may be a checksum', '83@Ana serverK', 'Ana serverK', 'Ana server: 83\n'],
    [
      'other words of the message may be the name',
      ' 3ee97b36c562\nWei server\0\0\0W',
      '3ee97b36c562',
      'Wei server, 87\n',
    ],
    [
      'the message is encoded',
      Buffer.from('Wei Castro|3ee97b36c562').toString('base64'),
      '3ee97b36c562',
      'Wei Castro\n',
    ],
  ])('is in doubt if %s', (_, text, name, screen) => {
    expect(isInDoubt(screen, message(text, name))).toBe(true);
  });

  it.each([
    ['nothing of the message is displayed', 'Ana Lobo,83', 'Ana Lobo', 'The sum is 110\n'],
    ['what is displayed is a label', 'Server name: Ana\nServer number: 83', 'Ana', 'Server number: 83\nSum: 110\n'],
    ['what is displayed is a key', '{"serverName":"Ana","integer":83}', 'Ana', 'integer: 83\n'],
    ['what is displayed is the name of the other side', 'Bofadi Kumora,Ana,83', 'Ana', 'Bofadi Kumora sent 27\n'],
    ['what is displayed is part of a word', 'send,Ana,83', 'Ana', 'sender: Bofadi\n'],
    ['what is displayed is short', 'yes|Ana|83', 'Ana', 'yes\n'],
  ])('is not in doubt if %s', (_, text, name, screen) => {
    expect(isInDoubt(screen, message(text, name))).toBe(false);
  });

  it('is not in doubt on a screen without words, whatever the message is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), plainName, fc.integer(), (bytes, name, number) => {
        expect(isInDoubt(`${number}\n`, message(bytes, name))).toBe(false);
      }),
      runs(200),
    );
  });
});
