/** Freezing loses nothing of a profile: reading the written manifest gives the same profile. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fullyPlayable } from '../../../harness/profile/profile.ts';
import { freeze, type Profile } from '../../../harness/learn/index.ts';
import { inferRequest } from '../../../harness/learn/infer/messages.ts';
import { withManifest } from '../../../harness/learn/manifest/dialect.ts';
import { parseManifest } from '../../../harness/submission/manifest/parse.ts';
import type { Layout } from '../../../reference/add/dialect.ts';
import { jsonDialect, plainName, textDialect } from '../../support/spoken-dialects.ts';
import { runs } from '../../support/property-runs.ts';

const others: readonly (readonly Layout[])[] = [
  [
    {
      format: 'packed',
      parts: [
        { field: 'name', code: 'fixed', width: 100, pad: '\0', align: 'left' },
        { field: 'number', code: 'integer', bytes: 4, signed: true, order: 'little' },
      ],
    },
  ],
  [{ format: 'text', parts: [{ field: 'name' }, '\0\r\n\t: "#', { field: 'number' }] }],
];

const layouts: fc.Arbitrary<readonly Layout[]> = fc.oneof(
  fc.constantFrom(...others),
  fc.tuple(fc.oneof(textDialect, jsonDialect), plainName).map(([{ write }, name]) => {
    const samples = [27, 64].map((number) => ({
      number,
      payloads: write({ name, number }).map((text) => new TextEncoder().encode(text)),
      screen: name,
    }));
    return inferRequest(samples) ?? [];
  }),
);

const word = fc.constantFrom('{host}', '{port}', '{file}', '--port', '-h', 'received.out', '7');
const empty: Profile = {
  programs: {},
  add: { ownNames: {}, constantNumbers: [], playable: fullyPlayable },
  file: { peerRequest: { format: 'text', parts: [{ field: 'name' }] }, playable: fullyPlayable },
};

it('a frozen profile keeps its dialects, names and arguments', () => {
  fc.assert(
    fc.property(layouts, layouts, plainName, fc.array(word), (request, reply, name, words) => {
      fc.pre(request.length > 0 && reply.length > 0);
      const add = {
        clientRequest: request,
        peerRequest: request,
        serverReply: reply,
        peerReply: reply,
        ownNames: { client: name },
        constantNumbers: [1, 100],
        playable: fullyPlayable,
      };
      const client = {
        id: 'add.client',
        argv: ['python3', 'c.py'],
        cwd: '.',
        arguments: words,
        ports: [4711],
      } as const;
      const text = freeze({ ...empty, programs: { 'add.client': client }, add }, { 'add.client': 'c.py' });
      const { manifest } = parseManifest(text, 'datagrade.yaml');
      expect(withManifest(empty, manifest).add).toEqual(add);
      const told = words.some((each) => each.includes('{port}'));
      expect(manifest.programs?.['add.client']).toEqual({
        path: 'c.py',
        arguments: words,
        ...(told ? {} : { port: 4711 }),
      });
    }),
    runs(150),
  );
});
