import { describe, expect, it } from 'vitest';
import { reversedInteger, showsReversed, unreversedInteger } from '../../../harness/judge/byte-order.ts';
import { client, server } from '../../../scenarios/language/add.ts';
import { expectViolated } from '../../support/findings.ts';
import { Story } from '../../support/story.ts';

describe('an integer in the opposite byte order', () => {
  it('is known in four bytes and in two, if it was from 1 to 100', () => {
    expect(reversedInteger(65)).toBe(1_090_519_040);
    expect([1_090_519_040, 16_640, 16_777_216].map(unreversedInteger)).toEqual([65, 65, 1]);
    for (const other of [65, 101, 0, -1, 1.5, Number.NaN, 2 ** 40]) expect(unreversedInteger(other)).toBeUndefined();
  });

  it('is known on a screen, alone and in a sum', () => {
    for (const shown of [1_090_519_040, 1_090_519_040 + 17])
      expect(showsReversed(new Map([[shown, 1]]), 65, 17)).toBe(true);
    expect(
      showsReversed(
        new Map([
          [65, 1],
          [17, 1],
          [82, 1],
          [16_640, 1],
        ]),
        65,
        17,
      ),
    ).toBe(false);
  });

  it('is named in the request, the reply, and what a client or a server displays', () => {
    const names = 'Client of Ana, Bofadi Kumora';
    const asked = new Story().begins().starts('client').types('client', '65');
    expectViolated(client.sendsRequest(65), asked.sends('Client of Ana,1090519040').settles(), {
      actual: /^The client sent the integer 1090519040, which is 65 with its bytes in the opposite order\.$/,
      symptom: 'byte-order',
    });
    const client17 = new Story().begins().starts('client').types('client', '17').sends('Client of Ana,17');
    const shown = client17
      .isAnswered('Bofadi Kumora,65')
      .shows('client', `${names} 17 1090519040 1090519057`)
      .settles();
    expectViolated(client.displaysSum(17, 65), shown, {
      actual: /17 \+ 65 = 82 was expected\.$/,
      symptom: 'byte-order',
    });
    expectViolated(client.displaysNamesAndNumbers(17, 65), shown, {
      actual: /the server's integer \(65\)/,
      symptom: 'byte-order',
    });
    const answered = new Story().begins().starts('server').isAsked(17).sends('Server of Ana,1090519040').settles();
    expectViolated(server.answers(), answered, {
      actual: /^The server replied with the integer 1090519040, which is 65 with/,
      symptom: 'byte-order',
    });
    const silent = new Story().begins().starts('server').isAsked(65).shows('server', 'got 1090519040').settles();
    expectViolated(server.answers(), silent, { actual: /^The server sent no reply/, symptom: 'byte-order' });
  });
});
