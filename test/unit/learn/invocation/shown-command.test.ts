/** Forms of a command line, from one that the submission shows as an example. */
import { describe, expect, it } from 'vitest';
import type { ProgramId } from '../../../../harness/handout/programs.ts';
import { formsOfCommand } from '../../../../harness/learn/invocation/shown-command.ts';

const first = (command: string, id: ProgramId): string | undefined =>
  formsOfCommand(command.split(' '), id)[0]?.join(' ');

describe('the arguments of a shown command', () => {
  it.each([
    ['localhost 5000', 'add.client', '{host} {port}'],
    ['127.0.0.1:5000', 'add.client', '{host}:{port}'],
    ['HOST PORT', 'add.client', '{host} {port}'],
    ['--port 5000 --number 42', 'add.client', '--port {port} --number {number}'],
    ['porta=5000 maquina=localhost', 'add.client', 'porta={port} maquina={host}'],
    ['localhost 5000 Ana 42', 'add.client', '{host} {port} {name} {number}'],
    ['-datei bild.png', 'file.client', '-datei {file}'],
    ['localhost a.txt copy.txt', 'file.client', '{host} {file} received.out'],
    ['5000', 'file.server', '{port}'],
    ['--verbose 5000', 'add.server', '--verbose {port}'],
  ] as const)('%s (%s)', (command, id, expected) => {
    expect(first(command, id)).toBe(expected);
  });
});
