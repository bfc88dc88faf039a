/** The dialects of a manifest: those accepted unchanged, and those refused, with the message. */
import { describe, expect, it } from 'vitest';
import { fullyPlayable } from '../../../../harness/profile/profile.ts';
import { freeze, type Profile } from '../../../../harness/learn/index.ts';
import { withManifest } from '../../../../harness/learn/manifest/dialect.ts';
import { parseManifest } from '../../../../harness/submission/manifest/parse.ts';
import { dialectNames, dialects } from '../../../../reference/add/dialect.ts';

const name = { format: 'text', parts: [{ field: 'name' }] } as const;
const request = [{ format: 'text', parts: [{ field: 'name' }, ',', { field: 'number' }] }] as const;
const empty: Profile = {
  programs: {},
  add: {
    ownNames: {},
    constantNumbers: [],
    playable: { ...fullyPlayable, client: { is: 'requestOnly', reason: 'was not understood' } },
  },
  file: { peerRequest: name, playable: { ...fullyPlayable, server: { is: 'none', reason: 'was not understood' } } },
};

const read = (dialect: unknown): Profile =>
  withManifest(empty, parseManifest(JSON.stringify({ dialect }), 'datagrade.yaml').manifest);

describe('a dialect of the add assignment in a manifest', () => {
  it.each(dialectNames)('may be one of the named dialects: %s', (dialect) => {
    const { add, file } = read({ add: dialect });
    const { request: asked, reply } = dialects[dialect];
    expect(add).toMatchObject({ clientRequest: asked, peerRequest: asked, serverReply: reply, peerReply: reply });
    // The manifest decides this assignment; it does not mention the other one.
    expect(add.playable).toEqual(fullyPlayable);
    expect(file).toEqual(empty.file);
  });

  it('may be given in parts', () => {
    const turns = [
      { by: 'client', socket: 0, port: 0 },
      { by: 'server', socket: 0, port: 'sender' },
    ];
    const names = { client: 'Ana', server: 'Server of Ana' };
    const { add } = read({ add: { clientRequest: request, turns, names, standingNumbers: [1, 100] } });
    expect(add).toEqual({
      clientRequest: request,
      sequence: turns,
      ownNames: names,
      constantNumbers: [1, 100],
      playable: fullyPlayable,
    });
  });

  it.each([
    ['a name that there is not', 'commas', /is "commas"; the known dialects are .*comma/],
    ['a key that there is not', { requests: [] }, /is "requests"; the known keys are .*clientRequest/],
    [
      'a layout that is none',
      { peerReply: [{ format: 'text' }] },
      /expected layouts as datagrade profile --freeze writes them/,
    ],
    ['a layout that is text', { peerReply: 'name,number' }, /is "name,number"; expected layouts/],
    ['a format that there is not', { peerReply: [{ format: 'morse', parts: [] }] }, /expected layouts/],
    ['turns that are none', { turns: 'client, server' }, /expected turns as/],
    ['a turn of nobody', { turns: [{ by: 'peer', socket: 0, port: 0 }] }, /expected turns as/],
    ['a turn to no port', { turns: [{ by: 'client', socket: 0, port: 65_536 }] }, /expected turns as/],
    ['a turn from no socket', { turns: [{ by: 'client', socket: -1, port: 0 }] }, /expected turns as/],
    ['names in a list', { names: ['Ana'] }, /expected names as \{client: …, server: …\}/],
    ['a name of nobody', { names: { peer: 'Ana' } }, /expected names as/],
    ['a name that is a number', { names: { client: 7 } }, /expected names as/],
    ['numbers that are words', { standingNumbers: ['1'] }, /expected a list of whole numbers/],
    ['one number for a list', { standingNumbers: 100 }, /expected a list of whole numbers/],
  ])('is refused with %s', (_, add, message) => {
    expect(() => read({ add })).toThrow(message);
    expect(() => read({ add })).toThrow(/^dialect\.add in the manifest is /);
  });
});

describe('a dialect of the file assignment in a manifest', () => {
  const remark = {
    layout: { format: 'text', parts: ['ACK ', { field: 'number' }] },
    counts: { of: 'chunks', plus: 0 },
  };
  const exchange = { opening: [], toChunk: [remark], toLastChunk: [remark] };

  it('may be a text with a placeholder for the name', () => {
    expect(read({ file: 'GET {name}' }).file).toEqual({
      peerRequest: { format: 'text', parts: ['GET ', { field: 'name' }] },
      playable: fullyPlayable,
    });
  });

  it('may be given in parts, with the control messages of both halves', () => {
    expect(read({ file: { request: name, exchange } }).file).toEqual({
      peerRequest: name,
      protocol: exchange,
      playable: fullyPlayable,
    });
    expect(read({ file: { request: name } }).file).toEqual({ peerRequest: name, playable: fullyPlayable });
  });

  it.each([
    ['a text without a place for the name', 'GET', /is "GET"; expected a text with \{name\} once/],
    ['a text with two places for it', '{name} {name}', /expected a text with \{name\} once/],
    ['no request', { exchange }, /is \[null\]; expected layouts/],
    ['an exchange that is none', { request: name, exchange: 'acknowledged' }, /expected an exchange as/],
    ['half an exchange', { request: name, exchange: { opening: [], toChunk: [] } }, /expected an exchange as/],
    [
      'a remark that is none',
      { request: name, exchange: { ...exchange, opening: ['hello'] } },
      /expected an exchange as/,
    ],
    ['a remark without a layout', { request: name, exchange: { ...exchange, opening: [{}] } }, /expected layouts/],
  ])('is refused with %s', (_, file, message) => {
    expect(() => read({ file })).toThrow(message);
    expect(() => read({ file })).toThrow(/^dialect\.file in the manifest is /);
  });
});

describe('a frozen profile', () => {
  const client = { argv: ['python3', 'client.py'], cwd: '.', arguments: [], ports: [], prompts: [] };

  it('names the parts that could not be learned, so that a person can add them', () => {
    const text = freeze({ ...empty, programs: { 'add.client': { ...client, id: 'add.client' } } }, {});
    expect(text).toContain('# clientRequest: [{format: text, parts: [{field: name}, ",", {field: number}]}]');
    expect(text).toContain('# peerReply: ');
    expect(text).not.toContain('file:');
  });

  it('keeps prompts as comments, and the keyboard, folders and port of a program', () => {
    const program = {
      ...client,
      id: 'add.client' as const,
      prompts: [{ text: 'Integer: ', means: 'number' as const }],
      keyboard: ['{number}'],
      folders: ['received'],
      ports: [12_000],
    };
    const text = freeze({ ...empty, programs: { 'add.client': program } }, { 'add.client': 'client.py' });
    expect(text).toContain('at its keyboard: "Integer: " is answered with the number');
    expect(parseManifest(text, 'datagrade.yaml').manifest.programs?.['add.client']).toMatchObject({
      path: 'client.py',
      keyboard: ['{number}'],
      folders: ['received'],
      port: 12_000,
    });
  });
});
