import { describe, expect, it } from 'vitest';
import { lineThatLeaves, questionIn } from '../../../../harness/engine/keyboard/leaving.ts';
import { Typist, type TypingProgress } from '../../../../harness/engine/keyboard/typist.ts';

const answerTo = (line: string, asksForValue = false) =>
  lineThatLeaves({ line, words: line.toLowerCase(), asksForValue });

describe('once the work of a program is done', () => {
  it.each([
    ['Press Enter to close the window...', ''],
    ['Zum Beenden Eingabetaste drücken', ''],
    ['Show the content? (y/n) ', 'n'],
    ['Noch einmal? [j/n] ', 'n'],
    ['Jeszcze raz? (tak/nie) ', 'nie'],
    ['Do you want to quit? (y/n) ', 'y'],
    ['1) get a file\n2) quit\n> ', '2'],
    ['1. dodaj\n0. koniec\nwybór: ', '0'],
    ['frumm ', ''],
  ])('%j is answered with %j', (line, expected) => {
    expect(answerTo(line)).toBe(expected);
  });

  it('the word that a question names for leaving is typed, and no other value', () => {
    expect(answerTo('Another integer (0 to quit): ', true)).toBe('0');
    expect(answerTo("Otro número ('salir' para salir): ", true)).toBe('salir');
    expect(answerTo('Another integer: ', true)).toBeUndefined();
  });

  it('a whole line of output is no question', () => {
    expect(questionIn('Client number: 4\n')).toBe('');
    expect(questionIn('sum: 9\nAgain? ')).toBe('Again?');
    expect(questionIn('Press Enter to leave\n')).toBe('Press Enter to leave');
  });
});

describe('a typist at the end', () => {
  const done: TypingProgress = { hasActed: true, asksAnew: false, isDone: true };
  const begun = (prompt: string): Typist => {
    const typist = new Typist({ number: '42' }, ['number']);
    typist.answer(prompt, { hasActed: false, asksAnew: false });
    return typist;
  };

  it('presses Enter once, and answers each question once', () => {
    const typist = begun('Number: ');
    expect(typist.answer('sum: 9\n', done)).toEqual({ means: 'leave', text: '' });
    expect(typist.answer('', done)).toBeUndefined();
    expect(typist.answer('Again (y/n)? ', done)?.text).toBe('n');
    expect(typist.answer('Again (y/n)? ', done)).toBeUndefined();
  });

  it('types nothing where the next value is asked for, whatever the language', () => {
    expect(begun('Number: ').answer('9\nNumber: ', done)).toBeUndefined();
    expect(begun('Zokki: ').answer('9\nZokki: ', done)).toBeUndefined();
  });

  it('still types a value that the program does not have', () => {
    const typist = new Typist({ file: 'a.dat', destination: 'b.dat' }, ['file'], undefined, new Set(['file']));
    expect(typist.answer('Save as: ', done)?.text).toBe('b.dat');
  });
});
