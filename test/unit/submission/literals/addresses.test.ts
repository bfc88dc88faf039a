/**
 * Which addresses in a source belong to other machines.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../../../support/property-runs.ts';
import { addressesInText } from '../../../../harness/submission/literals/addresses.ts';

describe('addresses in a text', () => {
  it.each([
    ["s.sendto(m, ('192.168.1.73', 1234))", ['192.168.1.73']],
    ['SERVER = "10.0.0.5:9000"', ['10.0.0.5']],
    ["host = '127.0.0.1'; any = '0.0.0.0'; all = '255.255.255.255'; group = '224.0.0.1'", []],
    ['version 1.2.3.4.5, 1.2.3, 300.1.1.1, 1.2.3.999, v1.2.3.4', []],
    ["a = '10.0.0.5'; b = '10.0.0.5'; c = '8.8.8.8'", ['10.0.0.5', '8.8.8.8']],
    ['', []],
  ])('are found in %j', (text, found) => {
    expect(addressesInText(text)).toEqual(found);
  });

  it('are all found in any surrounding text, and no others', () => {
    const part = fc.integer({ min: 0, max: 255 });
    const address = fc.tuple(fc.integer({ min: 1, max: 223 }), part, part, part).filter(([first]) => first !== 127);
    const around = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\d.]|\w$|^\w/gu, ''));
    fc.assert(
      fc.property(around, address, around, (before, parts, after) => {
        const text = `${before} "${parts.join('.')}" ${after}`;
        expect(addressesInText(text)).toEqual([parts.join('.')]);
      }),
      runs(200),
    );
  });
});
