/** What follows from captured traffic, and what does not follow where it was not captured. */
import { describe, expect, it } from 'vitest';
import { client as adder, server as addingServer, pair as addPair } from '../../../scenarios/language/add.ts';
import { client as fetcher, pair as filePair } from '../../../scenarios/language/file.ts';
import { unheardDestinations } from '../../../harness/transcript/wire.ts';
import type { TestFile } from '../../../harness/transcript/test-file.ts';
import { expectMet, expectViolated } from '../../support/findings.ts';
import { Story } from '../../support/story.ts';

const file: TestFile = { name: 'bafodig.dat', sizeBytes: 5000, content: 'anyBytes', seed: 4 };

describe('a datagram that nobody heard', () => {
  const lost = (): Story =>
    new Story()
      .begins()
      .captures()
      .starts('client')
      .sees(4711, 9999, 'Ana,42', '192.168.1.5')
      .isRefused(4711, 9999, '192.168.1.5');

  it('is named with its destination', () => {
    const story = lost().settles({ client: { is: 'waiting', call: 'recvfrom', receivesOn: [4711] } });
    const actual = /^The client sent its request to 192\.168\.1\.5:9999, where no program listens\.$/;
    expectViolated(adder.sendsRequest(42), story, { actual, symptom: 'sent-elsewhere' });
    expectViolated(fetcher.requests(file), story, { actual, symptom: 'sent-elsewhere' });
  });

  it('is named before the crash that it led to', () => {
    const story = lost()
      .complains('client', 'Traceback (most recent call last):\nConnectionRefusedError: [Errno 111]\n')
      .exits('client', 1);
    const actual = /where no program listens\. The client crashed: ConnectionRefusedError/;
    expectViolated(adder.sendsRequest(42), story, { actual, symptom: 'sent-elsewhere' });
  });

  it('is written in brackets where the address is one of IPv6, each place once', () => {
    const story = new Story()
      .captures()
      .starts('client')
      .isRefused(4711, 9999, '::1')
      .isRefused(4711, 9999, '::1')
      .settles();
    const actual = /^The client sent its request to \[::1\]:9999, where no program listens\.$/;
    expectViolated(adder.sendsRequest(42), story, { actual, symptom: 'sent-elsewhere' });
    expect(unheardDestinations(story.view(), 'client')).toEqual([{ address: '::1', port: 9999 }]);
  });

  it('of a server is named where its reply is missed', () => {
    const story = new Story()
      .captures()
      .starts('server')
      .binds('server', 5000)
      .isAsked(42)
      .isRefused(5000, 6000)
      .settles();
    expectViolated(addingServer.answers(), story, {
      actual: /^The server sent its reply to 127\.0\.0\.1:6000, where no program listens\.$/,
      symptom: 'sent-elsewhere',
    });
  });

  it("is no fault of the subject where the testbed's own was not heard", () => {
    const story = new Story().captures().starts('client').sends('Ana,42').isAnswered('Rui,7').isRefused(40_000, 5000);
    expect(unheardDestinations(story.view(), 'client')).toEqual([]);
  });
});

describe('the exchange of a pair', () => {
  const begun = (): Story =>
    new Story().begins().captures().starts('server').binds('server', 5000).settles().begins().starts('client');
  const sum = addPair.bothDisplaySum(60);

  it('is judged by the integer that the reply carried, not by any number on a screen', () => {
    const carried = begun().sees(4711, 5000, 'Ana,60').sees(5000, 4711, 'Rui,17');
    expectMet(sum, carried.shows('server', 'Ana 60 17 77').shows('client', '60 17 77').settles());
    const wrong = begun().sees(4711, 5000, 'Ana,60').sees(5000, 4711, 'Rui,17');
    // 60 + 18 = 78 stands on both screens, but 17 is what was sent.
    const story = wrong.shows('server', 'Ana 60 18 78').shows('client', '60 18 78').settles();
    expectViolated(sum, story, { actual: /^The (server|client) displayed/, symptom: 'pair-no-sum' });
  });

  it('has to go over UDP, whatever the screens show', () => {
    const story = begun().shows('server', 'Ana 60 17 77').shows('client', '60 17 77').settles();
    expectViolated(sum, story, { actual: /^The client sent nothing over UDP/, symptom: 'pair-no-exchange' });
    expectViolated(filePair.exchangesDatagrams(), story, { actual: /^The client/, symptom: 'pair-no-exchange' });
    const unanswered = begun()
      .sees(4711, 5000, 'Ana,60')
      .shows('server', '60 17 77')
      .shows('client', '60 17 77')
      .settles();
    expectViolated(sum, unanswered, { actual: /^The server sent nothing over UDP/, symptom: 'pair-no-exchange' });
  });

  it('may come back from another port than the one that was asked', () => {
    expectMet(filePair.exchangesDatagrams(), begun().sees(4711, 5000, file.name).sees(6000, 4711, 'content').settles());
  });

  it('is not held against anyone where it was not captured, or not all of it', () => {
    const shown = (story: Story): Story => story.shows('server', 'Ana 60 17 77').shows('client', '60 17 77').settles();
    for (const story of [shown(new Story().binds('server')), shown(begun().missesTraffic())]) {
      expectMet(sum, story);
      expectMet(filePair.exchangesDatagrams(), story);
    }
  });
});
