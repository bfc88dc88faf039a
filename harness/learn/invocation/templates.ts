/**
 * The common ways to invoke programs of this lab, in the order in which they are tried. The
 * handout's is the first, then the most common ones.
 */
import type { ProgramId } from '../../handout/programs.ts';

/**
 * Arguments with `{host}`, `{port}`, `{file}`, `{number}` or `{name}` where values are filled in.
 */
export type ArgumentTemplate = readonly string[];

const host = '{host}';
const port = '{port}';
const file = '{file}';

export const commonInvocations: { readonly [id in ProgramId]: readonly ArgumentTemplate[] } = {
  'add.client': [
    [],
    [host, port],
    [port],
    [host],
    [port, host],
    ['{number}'],
    ['{number}', host, port],
    [host, port, '{number}'],
    [`${host}:${port}`],
    ['--host', host, '--port', port],
    ['-h', host, '-p', port],
  ],
  'add.server': [[], [port], [host, port], ['--port', port], ['-p', port], ['{number}'], [port, '{number}']],
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
    [`${host}:${port}`, file],
    [file, `${host}:${port}`],
    ['--host', host, '--port', port, '--file', file],
    ['--host', host, '--port', port, file],
    ['-h', host, '-p', port, '-f', file],
  ],
  'file.server': [[], [port], [host, port], ['.'], [port, '.'], ['--port', port], ['-p', port]],
};
