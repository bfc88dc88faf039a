/** Which names of files a submission is asked for. */
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../../reference/add/dialect.ts';
import { isPredicted, whyNotCarried } from '../../../../harness/grade/plan/carried-names.ts';
import { fullyPlayable, type Profile } from '../../../../harness/profile/profile.ts';
import type { Action } from '../../../../harness/transcript/action.ts';
import type { TestFile } from '../../../../harness/transcript/test-file.ts';
import type { Transcript } from '../../../../harness/transcript/transcript.ts';
import { Story } from '../../../support/story.ts';

const text = (...parts: Extract<Layout, { format: 'text' }>['parts']): Layout => ({ format: 'text', parts });
const name = { field: 'name' } as const;
const bare = text(name);

function profileOf(layout: Layout, words: readonly string[] = ['{file}']): Profile {
  const client = { id: 'file.client', argv: ['a'], cwd: '.', arguments: words, ports: [] } as const;
  return {
    programs: { 'file.client': client },
    add: { playable: fullyPlayable, ownNames: {}, constantNumbers: [] },
    file: { clientRequest: layout, peerRequest: layout, playable: fullyPlayable },
  };
}

const file = (given: string): TestFile => ({ name: given, sizeBytes: 1, content: 'anyBytes', seed: 1 });
const asks = (given: string): Action => ({ kind: 'action', verb: 'peerRequests', file: file(given) });
const starts = (given: string): Action => ({ kind: 'action', verb: 'clientStarts', file: file(given) });

describe('a name with a space', () => {
  it('is given and asked for where it is alone, in quotation marks, or behind another separator', () => {
    const quoted: Layout = { format: 'json', template: { file: { $field: 'name' } } };
    for (const layout of [bare, quoted, text('GET:', name), text(name, '\n')])
      for (const action of [asks('bafo dig.dat'), starts('bafo dig.dat')])
        expect(whyNotCarried(action, profileOf(layout))).toBeUndefined();
  });

  it('is left out where spaces separate words, where it is typed, and where no client shows what it means', () => {
    expect(whyNotCarried(asks('bafo dig.dat'), profileOf(text('GET ', name)))).toMatch(/spaces separate/);
    expect(whyNotCarried(starts('bafo dig.dat'), profileOf(bare, []))).toMatch(/is typed/);
    const { file: known, ...others } = profileOf(bare);
    const { clientRequest: _own, ...rest } = known;
    expect(whyNotCarried(asks('bafo dig.dat'), { ...others, file: rest })).toMatch(/its own client/);
  });
});

it('a long name is left out where the request has a width', () => {
  const padded = text({ field: 'name', width: 20, pad: ' ', align: 'left' });
  const long = 'bafodig-bafodigbafodigba.v2.dat';
  expect(whyNotCarried(asks(long), profileOf(padded))).toMatch(/less room/);
  expect(whyNotCarried(asks('bafodig.dat'), profileOf(padded))).toBeUndefined();
  expect(whyNotCarried(asks(long), profileOf(bare))).toBeUndefined();
});

describe('a name with accents', () => {
  const wrote = (payload: Uint8Array | string): Transcript => ({
    ...new Story().begins().sends(payload).settles().transcript(),
    actions: [starts('lição.dat')],
  });
  const isAsked = (...transcripts: readonly Transcript[]): boolean =>
    isPredicted(asks('bafoção.dat'), profileOf(bare), transcripts);

  it('is asked for if its own client writes such names as datagrade does', () => {
    expect(isAsked(wrote('lição.dat'))).toBe(true);
    expect(isAsked(wrote(Buffer.from('lição.dat', 'latin1')))).toBe(false);
    expect(isAsked()).toBe(false);
    expect(isPredicted(asks('bafodig.dat'), profileOf(bare), [])).toBe(true);
  });
});
