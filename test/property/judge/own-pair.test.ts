/** The own pair as a witness: a right pair is never charged, and a screen without the sum never passes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ownClient } from '../../../harness/judge/expectations/add/own-client.ts';
import { ownServer } from '../../../harness/judge/expectations/add/own-server.ts';
import { Story, unlearnedFacts } from '../../support/story.ts';
import { runs } from '../../support/property-runs.ts';

const integer = fc.integer({ min: 1, max: 100 });
const bytes = fc.uint8Array({ minLength: 1, maxLength: 60 });
const words = fc.constantFrom(
  (a: number, b: number, sum: string) => `Client: ${a}\nServer: ${b}\nSum: ${sum}\n`,
  (a: number, b: number, sum: string) => `${sum} is ${a} and ${b}\n`,
  (a: number, b: number, sum: string) => `a=${a};b=${b};total=${sum}.\n`,
);

function exchange(number: number, client: string, server: string, request: Uint8Array, reply: Uint8Array): Story {
  const story = new Story(unlearnedFacts).captures().begins().starts('server').binds('server').settles();
  story.begins().starts('client').types('client', String(number)).sees(40_001, 5000, request);
  story.shows('server', server).sees(5000, 40_001, reply).shows('client', client).exits('client');
  return story.settles({ client: { is: 'gone' } });
}

it('never charges a right pair, whatever its bytes', () => {
  fc.assert(
    fc.property(integer, integer, bytes, bytes, words, words, (a, b, request, reply, onClient, onServer) => {
      const sum = String(a + b);
      const view = exchange(a, onClient(a, b, sum), onServer(a, b, sum), request, reply).view();
      for (const each of [ownClient.displaysSum(a), ownServer.displaysSum(a), ownClient.exits()])
        expect(each.find(view)).toMatchObject({ met: true });
      const others = [ownClient.sendsRequest(a), ownClient.displaysNamesAndNumbers(a), ownServer.answers(a)];
      for (const each of [...others, ownServer.displaysNamesAndNumbers(a)]) {
        const finding = each.find(view);
        expect(finding.met || finding.undecided !== undefined).toBe(true);
      }
    }),
    runs(300),
  );
});

it('never passes a client that displays no sum', () => {
  fc.assert(
    fc.property(integer, integer, bytes, words, (a, b, payload, onServer) => {
      fc.pre(a + b !== a && a + b !== b && a !== b);
      const view = exchange(a, `${a}, ${b}`, onServer(a, b, String(a + b)), payload, payload).view();
      expect(ownClient.displaysSum(a).find(view).met).toBe(false);
    }),
    runs(300),
  );
});
