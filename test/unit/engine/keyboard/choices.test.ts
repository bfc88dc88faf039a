import { describe, expect, it } from 'vitest';
import { chooseFrom, decide, offersToLeave } from '../../../../harness/engine/keyboard/choices.ts';
import { Typist, type Answers } from '../../../../harness/engine/keyboard/typist.ts';

describe('a menu', () => {
  it.each([
    ['1) send a number\n2) quit\n> ', '1'],
    ['1. quit\n2. add two numbers\nchoose: ', '2'],
    ['[1] file transfer\n[2] adding two numbers\n[3] exit\noption: ', '2'],
    ['menu\n 0 - sair\n 1 - somar\nopção: ', '1'],
    ['a) start\nb) end\n', 'a'],
    ['(1) go on, (2) quit: ', '1'],
    ['1: quit\n2: the other thing\n? ', '2'],
    ['١) إرسال رقم\n٢) خروج\nاختر (1 أو 2): ', '1'],
    ['1) küldés\n2) kilépés\n1/2? ', '1'],
    ['please select\n1) help\n2) connect to server\n', '2'],
  ])('%j is answered with %s', (prompt, key) => {
    expect(chooseFrom(prompt, 'add', [])).toBe(key);
  });

  it('is answered with the option that fits the purpose of the program', () => {
    expect(chooseFrom('1) add numbers\n2) get a file\n3) exit\n', 'file', [])).toBe('2');
  });

  it('that comes back is answered with an option that was not tried, and never by leaving', () => {
    const prompt = '1) one thing\n2) another\n3) quit\n';
    expect(chooseFrom(prompt, 'add', ['1'])).toBe('2');
    expect(chooseFrom(prompt, 'add', ['1', '2'])).toBeUndefined();
  });

  it.each([
    'integer between 1 and 100: ',
    'rules:\n1. type an integer\n2. read the sum\n> ',
    'server 127.0.0.1: ready. your number: ',
    'choose an integer: ',
    '1) read the rules\n2) type\ninteger between 1 and 100: ',
    '3) quit\n',
  ])('%j is none', (prompt) => {
    expect(chooseFrom(prompt, 'add', [])).toBeUndefined();
  });
});

describe('a question', () => {
  it.each([
    ['Send 42? (y/n) ', 'y'],
    ['Enviar o número [S/n]: ', 'S'],
    ['Ready (yes or no)? ', 'yes'],
    ['Do you want to quit? [y/N] ', 'N'],
    ['TCP or UDP? ', 'UDP'],
    ['protocol (tcp/udp): ', 'udp'],
    ['Integer between 1 and 100: ', undefined],
    ['This client speaks UDP. Number: ', undefined],
    ['1) TCP 2) UDP: ', undefined],
  ])('%j is answered with %s', (line, answer) => {
    expect(decide(line)).toBe(answer);
  });

  it('that only offers to end the program is recognised', () => {
    expect(offersToLeave('server running. press enter to stop.')).toBe(true);
    expect(offersToLeave('press enter to start, ctrl-c to quit')).toBe(false);
    expect(offersToLeave('press enter')).toBe(false);
  });
});

describe('at the keyboard', () => {
  const menu = '=== Add ===\n1) send a number\n2) quit\n';
  const typedAt = (prompts: readonly string[], answers?: Answers) => {
    const typist = new Typist(answers ?? { number: '42' }, ['number']);
    return prompts.map((prompt) => typist.answer(prompt, { hasActed: false, asksAnew: false })?.text);
  };

  it('an option is chosen before the integer is typed', () => {
    expect(typedAt([`${menu}> `, 'Number: '])).toEqual(['1', '42']);
    expect(typedAt([`${menu}Option number: `, 'Number: '])).toEqual(['1', '42']);
    expect(typedAt(['1) get a file 2) quit > ', 'File: '], { file: 'a.dat' })).toEqual(['1', 'a.dat']);
  });

  it('the last line counts more than a list above it', () => {
    expect(typedAt([`${menu}Choose an integer between 1 and 100: `])).toEqual(['42']);
    expect(typedAt([`${menu}Number: `, `Invalid.\n${menu}Number: `])).toEqual(['42', '1']);
  });

  it('UDP is chosen from a menu of protocols', () => {
    expect(typedAt(['Choose:\n1) TCP\n2) UDP\n> '])).toEqual(['2']);
  });

  it('a server that is ended by a key is not ended', () => {
    const typist = new Typist({ number: '42' }, ['number']);
    const progress = { hasActed: false, asksAnew: true };
    expect(typist.answer('Server running. Press Enter to stop.\n', progress)).toBeUndefined();
    const shown = 'Server running. Press Enter to stop.\nClient of Ana + Server of Rui: 42 + 7 = 49\n';
    expect(typist.answer(shown, { ...progress, hasActed: true })).toBeUndefined();
    expect(typist.answer('Press Ctrl-C to exit\nMy integer: ', progress)?.text).toBe('42');
    expect(typist.answer('Press Enter to start\n', progress)?.text).toBe('');
  });

  it('a menu after the exchange gets no answer', () => {
    expect(typedAt(['Number: '])).toEqual(['42']);
    const typist = new Typist({ number: '42' }, ['number']);
    typist.answer('Number: ', { hasActed: false, asksAnew: false });
    expect(typist.answer(`${menu}> `, { hasActed: true, asksAnew: false })).toBeUndefined();
  });
});
