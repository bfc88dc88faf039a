/** Python that displays names, integers and sums. */
import type { AddModel, Style } from '../model.ts';
import { capital, type Words } from '../draw/words.ts';
import { inner, quote, type Lines } from './lines.ts';

/** The expressions of what is displayed. */
export interface Shown {
  readonly clientName: string;
  readonly serverName: string;
  readonly clientNumber: string;
  readonly serverNumber: string;
}

export function display(screen: AddModel['screen'], shown: Shown, words: Words, { printing }: Style): Lines {
  const { clientName, serverName, clientNumber, serverNumber } = shown;
  const total = `${clientNumber} + ${serverNumber}`;
  switch (screen) {
    case 'labels': {
      const rows = [
        [`${capital(words.client)} ${words.name}: `, clientName],
        [`${capital(words.server)} ${words.name}: `, serverName],
        [`${capital(words.client)} ${words.number}: `, clientNumber],
        [`${capital(words.server)} ${words.number}: `, serverNumber],
        [`${capital(words.sum)}: `, `(${total})`],
      ] as const;
      return rows.map(([label, value]) => say([label, ''], [value], printing));
    }
    case 'bare':
      return [clientName, serverName, clientNumber, serverNumber, total].map((value) => `print(${value})`);
    case 'sentence':
      return [
        say(['', ` ${words.chosen}: `, ''], [clientName, clientNumber], printing),
        say(['', ` ${words.chosen}: `, ''], [serverName, serverNumber], printing),
        say(['', ' + ', ' = ', ''], [clientNumber, serverNumber, `(${total})`], printing),
      ];
    case 'one line':
      return [
        say(
          ['', ', ', ', ', ', ', ' -> ', ''],
          [clientName, serverName, clientNumber, serverNumber, `(${total})`],
          printing,
        ),
      ];
  }
}

/** Prints `texts` with one of `values` between each two. */
export function say(texts: readonly string[], values: readonly string[], printing: Style['printing']): string {
  const [first = '', ...rest] = texts;
  switch (printing) {
    case 'f-string':
      return `print(f"${inner(first)}${rest.map((text, index) => `{${values[index]}}${inner(text)}`).join('')}")`;
    case 'format':
      return `print("${texts.map(inner).join('{}')}".format(${values.join(', ')}))`;
    case 'percent':
      return `print("${texts.map((text) => inner(text).replaceAll('%', '%%')).join('%s')}" % (${values.join(', ')},))`;
    case 'commas': {
      const parts = rest.flatMap((text, index) => [
        values[index] ?? '',
        ...(text.trim() === '' ? [] : [quote(text.trim())]),
      ]);
      return `print(${[...(first.trim() === '' ? [] : [quote(first.trim())]), ...parts].join(', ')})`;
    }
  }
}
