import { describe, expect, it } from 'vitest';
import { matchTemplate, renderTemplate, type TemplatePart } from '../../../reference/text-template.ts';

type Field = 'name' | 'number' | 'sum';
const name = { field: 'name' } as const;
const number = { field: 'number' } as const;
const sum = { field: 'sum' } as const;

function match(parts: readonly TemplatePart<Field>[], text: string): Record<string, string> | undefined {
  const found = matchTemplate(parts, (field) => (field === 'name' ? 'word' : 'integer'), text);
  return found && Object.fromEntries(found);
}

describe('matching text with fields', () => {
  it('gives the first word as much as it can take', () => {
    expect(match([name, ',', number], 'Smith, John,42')).toEqual({ name: 'Smith, John', number: '42' });
    expect(match([name, ' ', number], 'Ana 5 42')).toEqual({ name: 'Ana 5', number: '42' });
    expect(match([name, ' ', number, ' ', sum], 'Ana 5 42 47')).toEqual({ name: 'Ana 5', number: '42', sum: '47' });
  });

  it('tolerates white space and NULs around an integer and line ends at the end', () => {
    for (const text of ['Ana,42', 'Ana, 42', 'Ana,42 ', 'Ana,42\n', 'Ana,42\r\n', 'Ana,42\0\0\0', 'Ana,\t42 \n']) {
      expect(match([name, ',', number], text), JSON.stringify(text)).toEqual({ name: 'Ana', number: '42' });
    }
    expect(match([number, ',', name], ' 42 ,Ana\r\n')).toEqual({ name: 'Ana', number: '42' });
  });

  it('keeps white space that belongs to a name', () => {
    expect(match([number, ' ', name], '42  Ana ')).toEqual({ name: ' Ana ', number: '42' });
    expect(match([name, ' ', number], 'Ana   42')).toEqual({ name: 'Ana  ', number: '42' });
  });

  it('reads a sign with its number and not as a part of the name', () => {
    expect(match([name, ' ', number], 'Ana -5')).toEqual({ name: 'Ana', number: '-5' });
    expect(match([name, number], 'Ana-5')).toEqual({ name: 'Ana', number: '-5' });
    expect(match([name, number], 'Ana42')).toEqual({ name: 'Ana', number: '42' });
  });

  it('does not fit if a part is missing', () => {
    for (const text of [
      '',
      'Ana',
      'Ana,',
      ',',
      'Ana,x',
      'Ana,4x',
      'Ana,4 2',
      'Ana;42',
      'Ana,4.2',
      'Ana,+',
      'Ana,--4',
    ]) {
      expect(match([name, ',', number], text), text).toBeUndefined();
    }
  });

  it('treats a line end in the template as optional', () => {
    expect(match(['GET ', name, '\n'], 'GET a.txt')).toEqual({ name: 'a.txt' });
    expect(match(['GET ', name, '\n'], 'GET a.txt\r\n')).toEqual({ name: 'a.txt' });
    expect(match(['GET ', name, '\n'], 'PUT a.txt\n')).toBeUndefined();
  });

  it('requires the same value for a field that appears twice', () => {
    expect(match([number, ' is ', number], '5 is 5')).toEqual({ number: '5' });
    expect(match([number, ' is ', number], '5 is 6')).toBeUndefined();
  });

  it('does not accept a run of digits that is not a finite number', () => {
    expect(match([number], '9'.repeat(300))).toBeDefined();
    expect(match([number], '9'.repeat(301))).toBeUndefined();
  });

  it('matches sentences', () => {
    const parts = ['Hello, I am ', name, ' with ', number, '. Sum: ', sum, '!'];
    expect(
      match(
        parts,
        renderTemplate(parts, (field) => ({ name: 'Rui', number: '58', sum: '100' })[field]),
      ),
    ).toEqual({
      name: 'Rui',
      number: '58',
      sum: '100',
    });
  });

  // Quadratic time would exceed the timeout at this length.
  it.each([',', ' ', '1', '1,', ' ,', '\n', '-', '+1 '])('takes linear time for many %j', (piece) => {
    const text = `${piece.repeat(300_000)}x`;
    match([name, ',', name, ',', number], text);
    match([name, ' ', number, ' ', name, ' ', number], text);
    match([name, number], text);
    expect(match([number, ' ', number, ' ', sum], text)).toBeUndefined();
  });
});
