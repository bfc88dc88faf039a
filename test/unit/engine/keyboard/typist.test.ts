import { describe, expect, it } from 'vitest';
import { Typist, type Answers, type TypingProgress } from '../../../../harness/engine/keyboard/typist.ts';
import type { AnswerName } from '../../../../harness/transcript/purpose.ts';

const all: Answers = { number: '42', name: 'Zeferina', host: '127.0.0.1', port: '5000', file: 'bafodig.dat' };
const order: readonly AnswerName[] = ['number', 'name', 'host', 'port'];

const atFirst: TypingProgress = { hasActed: false, asksAnew: false };
const later: TypingProgress = { hasActed: true, asksAnew: false };
const serving: TypingProgress = { hasActed: true, asksAnew: true };

/** What is typed at each of the prompts, one after another. */
function typedAt(prompts: readonly string[], answers: Answers = all, progress = atFirst): (string | undefined)[] {
  const typist = new Typist(answers, order);
  return prompts.map((prompt) => typist.answer(prompt, progress)?.means);
}

describe('a prompt', () => {
  it.each<readonly [AnswerName, readonly string[]]>([
    [
      'number',
      [
        'Enter an integer between 1 and 100: ',
        'Integer (1-100): ',
        'Please type a number from 1 to 100\n> ',
        'Number? ',
        'Enter your value: ',
        'Your num: ',
        'Introduza um número inteiro entre 1 e 100: ',
        'Insira um numero: ',
        'Valor (1..100): ',
        'Digite um inteiro:',
        'ENTER AN INT:',
        'Number to send to the server: ',
      ],
    ],
    [
      'name',
      [
        'Name: ',
        'What is your name? ',
        'Your name please',
        'Nome: ',
        'Qual é o seu nome? ',
        'Who are you?',
        'Client name: ',
      ],
    ],
    [
      'host',
      [
        'Host: ',
        'Server: ',
        'Server address: ',
        'Hostname? ',
        'Server name: ',
        'IP: ',
        'Endereço do servidor: ',
        'Máquina: ',
        'Nome do servidor: ',
        'Servidor: ',
      ],
    ],
    [
      'port',
      [
        'Port: ',
        'Port number: ',
        "Server's port: ",
        'Porta: ',
        'Número da porta do servidor: ',
        'Enter the port (1024-65535): ',
      ],
    ],
    [
      'file',
      [
        'File: ',
        'File name: ',
        'Name of the file: ',
        'Filename> ',
        'Nome do ficheiro: ',
        'Ficheiro a transferir: ',
        'Arquivo: ',
        'Path: ',
        'Which file do you want from the server? ',
      ],
    ],
  ])('that asks for the %s is understood by its words', (means, prompts) => {
    for (const prompt of prompts) expect(typedAt([prompt]), prompt).toEqual([means]);
  });

  it('is its last line: greetings above it do not count', () => {
    const greeting = 'UDP client, server 127.0.0.1 on port 5000\nType a file name or quit\n';
    expect(typedAt([`${greeting}Enter an integer: `])).toEqual(['number']);
    expect(typedAt([`${greeting}> `, '> '], { number: '42' })).toEqual(['number', undefined]);
  });

  it('may be above the line in which the answer is typed', () => {
    expect(typedAt(['What is your name?\n> ', 'And the number?\n> '])).toEqual(['name', 'number']);
  });

  it('for a host that shows a port as well is answered with both', () => {
    const typist = new Typist(all, order);
    expect(typist.answer('Server [localhost:3030]: ', atFirst)).toEqual({ means: 'host', text: '127.0.0.1:5000' });
    const without = new Typist({ host: '127.0.0.1' }, order);
    expect(without.answer('Server [localhost:3030]: ', atFirst)?.text).toBe('127.0.0.1');
  });

  it('that asks for something unknown is answered with the next answer', () => {
    expect(typedAt(['Name: ', 'Number: '], { number: '42' })).toEqual(['number', 'number']);
    expect(typedAt(['File: '], { number: '42', host: '127.0.0.1' })).toEqual(['number']);
  });

  it('to press a key is answered with an empty line, as long as nothing has been sent', () => {
    const typist = new Typist({ number: '42' }, order);
    typist.answer('Number: ', atFirst);
    expect(typist.answer('Press ENTER to continue', atFirst)).toEqual({ means: 'acknowledgement', text: '' });
    expect(typist.answer('Prima qualquer tecla para sair', later)).toBeUndefined();
  });
});

describe('without a prompt', () => {
  it('the answers come in the order that the handout suggests, each once', () => {
    expect(typedAt(['', '', '', '', ''])).toEqual(['number', 'name', 'host', 'port', undefined]);
  });

  it('an answer that a prompt has asked for is not typed again', () => {
    expect(typedAt(['Your name: ', '', '', ''])).toEqual(['name', 'number', 'host', 'port']);
  });

  it('nothing is typed when nothing is known', () => {
    expect(typedAt(['Number: ', ''], {})).toEqual([undefined, undefined]);
  });
});

describe('a program that asks again', () => {
  it('gets the same answer, but not forever', () => {
    const typed = typedAt(
      Array.from({ length: 100 }, () => 'Invalid! Integer: '),
      { number: '42' },
    );
    expect(typed.slice(0, 3)).toEqual(['number', 'number', 'number']);
    expect(typed.at(-1)).toBeUndefined();
  });

  it('gets no answer when it has acted on the first', () => {
    const typist = new Typist({ number: '42', name: 'Zeferina' }, order);
    expect(typist.answer('Integer: ', atFirst)?.means).toBe('number');
    expect(typist.answer('Another integer? ', later)).toBeUndefined();
    expect(typist.answer('Again (y/n)? ', later)).toBeUndefined();
  });

  it('gets the integer also after it has sent a name', () => {
    const typist = new Typist({ number: '42', name: 'Zeferina' }, order);
    expect(typist.answer('Name: ', atFirst)?.means).toBe('name');
    expect(typist.answer('> ', later)?.means).toBe('number');
  });

  it('gets the answer again if it may ask in each exchange, but not forever', () => {
    const typed = typedAt(
      Array.from({ length: 100 }, () => 'My integer: '),
      { number: '42' },
      serving,
    );
    expect(typed.slice(0, 4)).toEqual(['number', 'number', 'number', 'number']);
    expect(typed.at(-1)).toBeUndefined();
  });
});

describe('a script', () => {
  it('is typed line by line, whatever the prompts say', () => {
    const script = [
      { means: 'name', text: 'Ana' },
      { means: 'number', text: '7' },
    ] as const;
    const typist = new Typist(all, order, script);
    expect([typist.answer('Port: ', atFirst), typist.answer('', later), typist.answer('Integer: ', atFirst)]).toEqual([
      ...script,
      undefined,
    ]);
    expect(typist.typed).toEqual(script);
  });
});

describe('what was typed', () => {
  it('is remembered with what it means', () => {
    const typist = new Typist(all, order);
    typist.answer('Name: ', atFirst);
    typist.answer('Integer: ', atFirst);
    expect(typist.typed).toEqual([
      { means: 'name', text: 'Zeferina' },
      { means: 'number', text: '42' },
    ]);
  });
});
