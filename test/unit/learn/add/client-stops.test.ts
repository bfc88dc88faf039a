/** When learning a client ends, and what is then known of it. Real programs are answered. */
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../../reference/add/dialect.ts';
import { learnClient } from '../../../../harness/learn/add/client.ts';
import type { LearnedRequest } from '../../../../harness/learn/add/request.ts';
import type { LearnedServer } from '../../../../harness/learn/add/server.ts';
import { commonLayouts } from '../../../../harness/learn/common-layouts.ts';
import { openTrials, startedBy } from '../../../support/trials.ts';

const text = (separator: string): readonly Layout[] => [
  { format: 'text', parts: [{ field: 'name' }, separator, { field: 'number' }] },
];
const request: LearnedRequest = { samples: [], layouts: text('#'), name: 'Client of Ana', views: [] };
const server = (reply: readonly Layout[] | undefined): LearnedServer => ({
  ...(reply === undefined ? {} : { reply }),
  replies: [{ askedNumber: 27, askedName: 'Client of Ana', payloads: [Uint8Array.of(1, 2, 3)], screen: '' }],
  playable: { is: 'full' },
  views: [],
});

/** @param body what it does with the text of the reply and the typed integer `n` */
const client = (body: string): string => `
import socket, sys
n = int(input("Integer: "))
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.sendto(("Client of Ana#%d" % n).encode(), ("127.0.0.1", int(sys.argv[1])))
t = s.recv(2048).decode("latin1")
${body}
`;

const understands = (separator: string): string =>
  client(`
if t.count("${separator}") == 1 and t.split("${separator}")[1].isdigit():
    print(n, t.split("${separator}")[1], n + int(t.split("${separator}")[1]))`);
const understandsNothing = client('print("what?")');

describe('learning a client ends', () => {
  it('with the reply of its own server, if the client understands it', async () => {
    await using trials = await openTrials({ 'client.py': understands('@') });
    const program = startedBy('add.client', 'client.py');
    const learned = await learnClient(trials.context, program, request, server(text('@')));
    expect(trials.starts()).toBe(1);
    expect(learned).toMatchObject({ reply: text('@'), isUnderstood: true, playable: { is: 'full' } });
  });

  it('with the form of its own request, if the reply of the server is not known', async () => {
    await using trials = await openTrials({ 'client.py': understands('#') });
    const learned = await learnClient(trials.context, startedBy('add.client', 'client.py'), request, undefined);
    expect(trials.starts()).toBe(1);
    expect(learned).toMatchObject({ reply: text('#'), isUnderstood: true });
  });

  it('with a common reply, after those of both halves', async () => {
    await using trials = await openTrials({ 'client.py': understands(',') });
    const learned = await learnClient(trials.context, startedBy('add.client', 'client.py'), request, undefined);
    const comma = commonLayouts.findIndex((each) => JSON.stringify(each).includes('","'));
    expect(trials.starts()).toBe(comma + 2);
    expect(learned).toMatchObject({ reply: commonLayouts[comma], isUnderstood: true });
  });

  it('as soon as a message shows that the request was misread', async () => {
    await using trials = await openTrials({ 'client.py': understandsNothing });
    const learned = await learnClient(trials.context, startedBy('add.client', 'client.py'), request, undefined, {
      isMisread: () => true,
    });
    expect(trials.starts()).toBe(1);
    expect(learned.isUnderstood).toBeUndefined();
    expect(learned.views).toHaveLength(1);
  });

  it('before the common replies, if the client adds with a server whose reply cannot be read', async () => {
    await using trials = await openTrials({ 'client.py': understandsNothing });
    const program = startedBy('add.client', 'client.py');
    const learned = await learnClient(trials.context, program, request, server(undefined), {
      pairAdds: () => Promise.resolve(true),
    });
    expect(trials.starts()).toBe(1);
    expect(learned.playable).toMatchObject({ is: 'requestOnly' });
    expect(JSON.stringify(learned.playable)).toContain('add correctly together');
  });

  it('with the reply of its own server, which it should have understood', async () => {
    await using trials = await openTrials({ 'client.py': understandsNothing });
    const program = startedBy('add.client', 'client.py');
    const learned = await learnClient(trials.context, program, request, server(text('@')));
    expect(trials.starts()).toBe(2 + commonLayouts.length);
    expect(learned).toMatchObject({ reply: text('@'), playable: { is: 'full' } });
    expect(learned.isUnderstood).toBeUndefined();
  });

  it.each([
    ['was not sent to it', 'print(n, 58, n + 58)', 'full'],
    ['may have been sent to it', 'if "58" in t: print(n, 58, n + 58)', 'requestOnly', ' 58@'],
    ['is shown beside its sum', 'print(n, 58, 0)', 'requestOnly'],
  ])('and if it adds the integer of its own server, looks at whether that %s', async (_, body, is, separator = '@') => {
    await using trials = await openTrials({ 'client.py': client(body) });
    const reply = text(separator);
    const replies = [27, 64].map((askedNumber) => ({
      askedNumber,
      askedName: 'Client of Ana',
      payloads: [Buffer.from(`Server of Ana${separator}58`)],
      screen: '',
    }));
    const own: LearnedServer = { reply, replies, playable: { is: 'full' }, views: [] };
    const program = startedBy('add.client', 'client.py');
    const learned = await learnClient(trials.context, program, request, own, { pairAdds: () => Promise.resolve(true) });
    expect(learned.playable.is).toBe(is);
    expect(learned.isUnderstood).toBeUndefined();
  });

  it('after all common replies, and says how many replies there were', async () => {
    await using trials = await openTrials({ 'client.py': understandsNothing });
    const learned = await learnClient(trials.context, startedBy('add.client', 'client.py'), request, undefined);
    expect(trials.starts()).toBe(1 + commonLayouts.length);
    expect(learned.reply).toBeUndefined();
    expect(JSON.stringify(learned.playable)).toContain(`${trials.starts()} common forms of a reply`);
  });
});
