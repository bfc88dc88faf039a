import { describe, expect, it } from 'vitest';
import { withoutDepartingLines } from '../../../../harness/learn/infer/departing-lines.ts';

const message = [Buffer.from('Hello, I am Client of Maria Lopes and my number is 27')];

describe('a line of the screen of the other half', () => {
  it.each([
    ['a name without its end', 'talked with Client of Maria Lope: 27'],
    ['a name with a letter too many', 'talked with Client of Maria Lopess'],
    ['a name without its beginning', 'talked with lient of Maria Lopes'],
  ])('says nothing if it shows %s', (_, line) => {
    expect(withoutDepartingLines(`one\n${line}\ntwo`, message)).toBe('one\ntwo');
  });

  it.each([
    ['the name', 'talked with Client of Maria Lopes: 27'],
    ['another name', 'talked with Client of Zet Nedori: 27'],
    ['an integer that the message does not have', 'and my number is 2'],
    ['nothing of the message', 'waiting for clients'],
  ])('counts if it shows %s', (_, line) => {
    expect(withoutDepartingLines(line, message)).toBe(line);
  });
});
