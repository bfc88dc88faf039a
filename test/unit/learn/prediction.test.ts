/** Whether learned layouts predict later messages, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import type { AddProfile } from '../../../harness/profile/profile.ts';
import { fullyPlayable } from '../../../harness/profile/profile.ts';
import { refutedLayouts } from '../../../harness/learn/add/prediction.ts';
import { withPredictions } from '../../../harness/learn/add/predicted.ts';
import { correctedRequest, hasUnexplainedBytes, type LearnedRequest } from '../../../harness/learn/add/request.ts';
import { laterNumber } from '../../../harness/learn/add/trial-values.ts';
import { decodeFound } from '../../../reference/add/message.ts';
import { View } from '../../../harness/transcript/view.ts';
import { inOtherByteOrder } from '../../../harness/learn/add/byte-order.ts';
import type { Layout } from '../../../reference/add/dialect.ts';
import { learnedFacts, Story } from '../../support/story.ts';

const comma: readonly Layout[] = [{ format: 'text', parts: [{ field: 'name' }, ',', { field: 'number' }] }];
const profile: AddProfile = {
  clientRequest: comma,
  peerRequest: comma,
  serverReply: comma,
  ownNames: learnedFacts.ownNames,
  constantNumbers: [],
  playable: fullyPlayable,
};
const starts = (): Story => new Story().begins().starts('client');
const asked = (): Story => new Story().begins().binds('server').begins().isAsked(42);

describe('a layout', () => {
  it.each([
    ['of the client that predicts its next request', starts().sends('Client of Ana,100')],
    [
      'of the client that sends another integer than the typed one',
      starts().types('client', '7').sends('Client of Ana,8'),
    ],
    ['of the server that predicts its reply', asked().sends('Server of Ana,17').shows('server', '42 17 59')],
    [
      'of the server that sends and displays a negative integer',
      asked().sends('Server of Ana,-78').shows('server', '42 and -78: -36, 17 59'),
    ],
    ['of the server that displays nothing', asked().sends('Server of Ana,17')],
  ])('%s stays', (_, story) => {
    expect(refutedLayouts(profile, [story.transcript()])).toBeUndefined();
  });

  it.each([
    ['of the client that cannot be read', starts().sends('Client of Ana;100'), true],
    ['of the client with another name', starts().sends('3:Client of Ana,100'), true],
    [
      'of the server that adds up otherwise on the screen',
      asked().sends('Server of Ana,5').shows('server', '42 17 59'),
      false,
    ],
    ['of the server that cannot be read', asked().sends('?').shows('server', '42 17 59'), true],
  ])('%s is refuted', (_, story, isCertain) => {
    expect(refutedLayouts(profile, [story.transcript()])).toMatchObject({ isCertain });
  });

  it('is doubtful if it does not write the same bytes', () => {
    const fixed: Layout = {
      format: 'packed',
      parts: [
        { field: 'number', code: 'integer', bytes: 1, signed: false, order: 'big' },
        { field: 'name', code: 'fixed', width: 16, pad: '\0', align: 'left' },
      ],
    };
    const sent = starts().sends(Buffer.from('\x2aClient of Ana\0\x03\x09', 'latin1')).transcript();
    expect(refutedLayouts({ ...profile, clientRequest: [fixed] }, [sent])).toMatchObject({ isCertain: false });
  });
});

describe('the other byte order', () => {
  it('swaps integers of several bytes', () => {
    const layout = (order: 'big' | 'little'): readonly Layout[] => [
      { format: 'packed', parts: [{ field: 'number', code: 'integer', bytes: 4, signed: true, order }] },
    ];
    expect(inOtherByteOrder(layout('little'))).toEqual([layout('big')]);
  });

  it('does not exist for a text', () => {
    expect(inOtherByteOrder(comma)).toEqual([]);
  });
});

describe('what a layout has predicted', () => {
  it('is counted for each half, and added to what it had predicted before', () => {
    const performances = [
      { view: new View(starts().sends('Client of Ana,100').transcript()), typed: 100 },
      { view: new View(starts().sends('Client of Ana,8').transcript()), typed: 7 },
      { view: new View(starts().sends('?').transcript()), typed: 7 },
      { view: new View(asked().sends('Server of Ana,17').transcript()) },
    ];
    const { predicted } = withPredictions(profile, performances);
    expect(predicted).toEqual({ clientRequest: 1, serverReply: 1 });
    expect(withPredictions({ ...profile, predicted: { clientRequest: 3 } }, performances).predicted).toEqual({
      clientRequest: 4,
      serverReply: 1,
    });
  });

  it('is absent if there was no other message', () => {
    expect(withPredictions(profile, []).predicted).toEqual({});
  });
});

describe('a request that was learned from two messages', () => {
  const samples = [27, 64].map((number) => ({
    number,
    payloads: [Buffer.from(`Client of Ana,${number}`)],
    screen: 'I am Client of Ana',
  }));
  const views = samples.map(() => new View(starts().transcript()));
  const learned: LearnedRequest = { samples, views, name: 'Client of Ana', layouts: comma };
  const later = (text: string): View => new View(starts().sends(text).transcript());

  it('stays as it is if a later message has its form', () => {
    expect(correctedRequest(learned, [later('Client of Ana,9')])).toBeUndefined();
    expect(correctedRequest(learned, [new View(starts().transcript())])).toBeUndefined();
  });

  it('is inferred anew with a later message that has another form', () => {
    const misread: Layout = { format: 'text', parts: [{ field: 'name' }, ';', { field: 'number' }] };
    const corrected = correctedRequest({ ...learned, layouts: [misread] }, [later(`Client of Ana,${laterNumber}`)]);
    expect(corrected?.samples.map(({ number }) => number)).toEqual([27, 64, laterNumber]);
    for (const { payloads, number } of corrected?.samples ?? [])
      expect(decodeFound(corrected?.layouts ?? [], payloads)).toMatchObject({ name: 'Client of Ana', number });
  });

  it('is inferred anew with zeros before an integer of one digit, which it reads but does not write', () => {
    const padded = correctedRequest(learned, [later('Client of Ana,09')])?.layouts;
    expect(padded).toEqual([
      { format: 'text', parts: [{ field: 'name' }, ',', { field: 'number', width: 2, pad: '0', align: 'right' }] },
    ]);
  });

  it('stays as it is if bytes of the later message cannot be explained', () => {
    expect(correctedRequest(learned, [later('x7|Client of Ana|9')])?.layouts?.some(hasUnexplainedBytes)).not.toBe(true);
  });
});
