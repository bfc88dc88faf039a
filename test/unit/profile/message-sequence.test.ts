import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../reference/add/dialect.ts';
import {
  furtherPorts,
  layoutIndexes,
  properRequest,
  requestIndex,
  type SequencedMessage,
} from '../../../harness/profile/message-sequence.ts';

const text = (...parts: Extract<Layout, { readonly format: 'text' }>['parts']): Layout => ({ format: 'text', parts });
const name = text({ field: 'name' });
const number = text({ field: 'number' });
const client = (socket = 0, port: SequencedMessage['port'] = 0): SequencedMessage => ({ by: 'client', socket, port });
const server = (socket = 0): SequencedMessage => ({ by: 'server', socket, port: 0 });

describe('the turns of an exchange', () => {
  it.each<readonly [string, readonly SequencedMessage[], readonly Layout[], number, number]>([
    ['an answer between', [client(), server(), client(), server()], [name, number], 2, 2],
    [
      'thanks for the reply',
      [client(), server(), client()],
      [text({ field: 'name' }, ',', { field: 'number' }), text('thanks')],
      0,
      1,
    ],
    ['the name at last', [client(), server(), client(), server()], [number, name], 2, 2],
  ])('show when the request is complete: %s', (_, turns, request, at, count) => {
    expect(requestIndex(turns, request)).toBe(at);
    expect(properRequest(turns, request)).toEqual(request.slice(0, count));
  });

  it('without them the request is all of it', () => {
    expect(properRequest(undefined, [name, number])).toEqual([name, number]);
  });

  it('say the layouts of the request in order, and those of the reply socket by socket', () => {
    const turns = [client(0), client(1), server(1), server(0), server(1)];
    expect(layoutIndexes(turns)).toEqual([0, 1, 1, 0, 2]);
  });

  it('go to ports beside the lowest', () => {
    expect(furtherPorts([client(0, 3), client(0, 0), client(0, 'sender'), client(0, 3), client(0, 1)])).toEqual([1, 3]);
  });
});
