/** Which names are read in messages of an unknown layout. */
import { describe, expect, it } from 'vitest';
import { namesOnWire } from '../../../../harness/judge/own-pair/names.ts';
import { Story } from '../../../support/story.ts';

const exchange = (request: string, reply: string, screens: { client: string; server: string }) => ({
  view: new Story().begins().view(),
  requests: [Buffer.from(request)],
  replies: [Buffer.from(reply)],
  screens,
});

describe('the names in messages', () => {
  const screens = { client: 'Ana Dias: 42\nRui Melo: 7\n', server: 'Ana Dias: 42\nRui Melo: 7\n' };

  it('are texts that a screen shows', () => {
    expect(namesOnWire(exchange('Ana Dias,42', 'Rui Melo,7', screens))).toEqual({
      client: ['Ana Dias'],
      server: ['Rui Melo'],
    });
  });

  it.each([
    ['before', '3f0cafeAna Dias', '3f0cafeRui Melo'],
    ['after', 'Ana Diascafe3f0', 'Rui Melocafe3f0'],
  ])('may have letters of an identifier directly %s them', (_, request, reply) => {
    expect(namesOnWire(exchange(request, reply, screens))).toEqual({ client: ['Ana Dias'], server: ['Rui Melo'] });
  });

  it('may be in a sentence', () => {
    expect(namesOnWire(exchange('Ana Dias,42', 'hello 42 I am Rui Melo', screens))?.server).toEqual(['Rui Melo']);
  });

  it('are no words of the other name', () => {
    const same = { client: 'Fabam of Ana Dias: 42\n', server: 'Fabam of Ana Dias: 42\n' };
    expect(namesOnWire(exchange('Fabam of Ana Dias,42', 'hello Kena of Ana Dias', same))).toBeUndefined();
  });

  it('are no parts of a longer name', () => {
    const shorter = { client: 'Dias\nMelo\n', server: 'Dias\nMelo\n' };
    expect(namesOnWire(exchange('Ana Dias', 'Rui Melo', shorter))).toBeUndefined();
  });
});
