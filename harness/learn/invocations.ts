/**
 * The forms in which programs of this lab are invoked, the handout's first; each is tried until one works.
 */
import type { ProgramId } from '../submission/program.ts';

export type ArgumentTemplate = readonly string[];

const host = '{host}';
const port = '{port}';
const file = '{file}';

export const invocations: { readonly [id in ProgramId]: readonly ArgumentTemplate[] } = {
  'add.client': [
    [],
    [host, port],
    [port],
    [host],
    [port, host],
    ['{number}'],
    ['{number}', host, port],
    [host, port, '{number}'],
  ],
  'add.server': [[], [port], [host, port]],
  'file.client': [
    [file],
    [host, port, file],
    [file, host, port],
    [host, file],
    [file, host],
    [port, file],
    [file, port],
    [host, port],
    [],
    [host, port, file, 'received.out'],
    [file, 'received.out'],
  ],
  'file.server': [[], [port], [host, port]],
};
