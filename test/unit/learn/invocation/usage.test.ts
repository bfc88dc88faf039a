import { describe, expect, it } from 'vitest';
import { invocationFromUsage, slotsInUsage } from '../../../../harness/learn/invocation/usage.ts';

describe('the arguments that a usage message asks for', () => {
  it.each([
    ['usage: ./client host port', ['{host}', '{port}']],
    ['Usage: python3 client.py <server_ip> <server_port>', ['{host}', '{port}']],
    ['Uso: cliente.py <porto> <endereço>', ['{port}', '{host}']],
    ['Argumentos: <maquina> <porto>', ['{host}', '{port}']],
    ['Usage: add_client.py host:port', ['{host}:{port}']],
    ['usage: client ADRESSE:PORT', ['{host}:{port}']],
    ['uso: cliente.py máquina:puerto', ['{host}:{port}']],
    ['usage: java -cp . Client hostname portNumber', ['{host}', '{port}']],
    ['USAGE: SumClient <server> <port> <your name> <integer>', undefined],
    ['Usage: SumClient <server> <port> <name> <integer>', ['{host}', '{port}', '{name}', '{number}']],
    ['usage: c.py [-h] --host HOST --port PORT [--name NAME]', ['--host', '{host}', '--port', '{port}']],
    ['usage: c.py [-h] --host=HOST -p PORT', ['--host={host}', '-p', '{port}']],
    [
      'usage: very_long_name_of_a_client.py [-h] --host HOST\n                 --port PORT\nerror: no',
      ['--host', '{host}', '--port', '{port}'],
    ],
  ] as const)('of an adder: %s', (text, form) => {
    expect(invocationFromUsage(text, 'add.client')).toEqual(form);
  });

  it.each([
    ['Usage: file_client.py host:port remote-file local-file', ['{host}:{port}', '{file}', 'received.out']],
    [
      'usage: get.py [-h] --host HOST --port PORT [--output-dir OUTPUT_DIR] filename',
      ['--host', '{host}', '--port', '{port}', '{file}'],
    ],
    ['usage: node client.js FILE [HOST [PORT]]', ['{file}']],
    ['Utilização: cliente <nome do ficheiro>', undefined],
    ['Uso: python cliente.py <ficheiro> <ficheiro_local>', ['{file}', 'received.out']],
    ['usage: client name', ['{file}']],
    ['usage: ./fclient FICHIER SERVEUR:PORT DESTINATION', ['{file}', '{host}:{port}', 'received.out']],
    ['usage: ./fserver ADRESSE:PORT DOSSIER', ['{host}:{port}', '.']],
    ['usage: ./klient <ordner> <datei>', ['.', '{file}']],
  ] as const)('of a file client: %s', (text, form) => {
    expect(invocationFromUsage(text, 'file.client')).toEqual(form);
  });

  it.each([
    '',
    'client: error: the following arguments are required: --host, --port',
    'Traceback (most recent call last):\nIndexError: list index out of range',
    'usage: client <frobnication>',
  ])('are undefined if the text is not a usage message, or is not understood: %s', (text) => {
    expect(invocationFromUsage(text, 'add.client')).toBeUndefined();
  });
});

describe('the arguments that a text seems to ask for', () => {
  it('are those behind the word that starts one half of a file', () => {
    const slots = slotsInUsage('uso: python soma.py cliente <porto> <maquina>\n', 'cliente', 'add.client');
    expect(slots?.map(([likeliest]) => likeliest)).toEqual(['{port}', '{host}']);
  });

  it('are not the places of a traceback', () => {
    const text = 'Traceback (most recent call last):\n  File "c.py", line 3, in <module>\nValueError: x\n';
    expect(slotsInUsage(text, 'client', 'add.client')).toBeUndefined();
  });
});
