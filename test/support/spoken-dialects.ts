/**
 * Ways in which programs of this lab write their messages, for properties: a dialect here is a function that writes, and nothing more.
 */
import fc from 'fast-check';

/** What a message says; a request says the first two. */
export interface Said {
  readonly name: string;
  readonly number: number;
  readonly askedName?: string;
  readonly askedNumber?: number;
}

export interface SpokenDialect {
  readonly title: string;
  readonly write: (said: Said) => readonly string[];
}

const letters = fc.constantFrom(...'abcdefghijlmnoprstuvzáâãçéêíóôõúABCDEGJLMNOPRSTVZÁÉ');
const word = fc.array(letters, { minLength: 2, maxLength: 9 }).map((all) => all.join(''));

/** Names of people as they stand in messages: several words, accents, an initial, a student number, in any combination. */
export const plainName: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', 'Client of ', 'Cliente do ', 'client '),
    fc.array(word, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', ' Q. Smith', ' 54321', ' 2'),
  )
  .map(([role, words, end]) => role + words.join(' ') + end);

/** Names made of nothing but different words. */
export const wordyName: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('', 'Client of ', 'Cliente do '), fc.uniqueArray(word, { minLength: 1, maxLength: 3 }))
  .map(([role, words]) => role + words.join(' '));

const separator = fc.constantFrom(',', ', ', ' ', ':', ': ', ';', '|', '\n', '\r\n', '\t', ' - ', '#', '/', '\0', '&&');

const frame = fc.constantFrom<readonly [string, string]>(
  ['', ''],
  ['', '\n'],
  ['', '\r\n'],
  ['', '\0'],
  ['', '.'],
  ['<', '>'],
  ['ADD ', ''],
  ['MSG|', '|END'],
);

/** Name and number with something between and around them. */
const separated: fc.Arbitrary<SpokenDialect> = fc
  .record({ between: separator, around: frame, numberFirst: fc.boolean() })
  .map(({ between, around: [before, after], numberFirst }) => ({
    title: JSON.stringify([before, numberFirst, between, after]),
    write: ({ name, number }) => {
      const both = numberFirst ? [number, name] : [name, number];
      return [before + both.join(between) + after];
    },
  }));

const labelled = fc.constantFrom<SpokenDialect>(
  { title: 'labels and &', write: ({ name, number }) => [`name=${name}&number=${number}`] },
  { title: 'lines with labels', write: ({ name, number }) => [`Name: ${name}\nNumber: ${number}\n`] },
  { title: 'labels in Portuguese', write: ({ name, number }) => [`nome: ${name}; inteiro: ${number}`] },
  { title: 'a tuple', write: ({ name, number }) => [`('${name}', ${number})`] },
  { title: 'angle brackets', write: ({ name, number }) => [`<name>${name}</name><int>${number}</int>`] },
  { title: 'two datagrams', write: ({ name, number }) => [name, String(number)] },
  { title: 'two datagrams, the integer first', write: ({ name, number }) => [String(number), name] },
  { title: 'two datagrams with labels', write: ({ name, number }) => [`NAME ${name}`, `NUMBER ${number}`] },
);

export const textDialect: fc.Arbitrary<SpokenDialect> = fc.oneof(separated, labelled);

const key = fc.oneof(
  fc.constantFrom('name', 'number', 'nome', 'n', 'value', 'a b', 'ç', '', '0', '1'),
  fc.string({ maxLength: 6 }),
);
const constant = fc.constantFrom<unknown>('hello', 'ADD', 7, true, null, [], {}, [1, 'x']);

/** JSON objects and arrays with any keys, in any order, perhaps with more in them. */
export const jsonDialect: fc.Arbitrary<SpokenDialect> = fc
  .record({
    keys: fc.uniqueArray(key, { minLength: 2, maxLength: 2 }),
    extraKey: fc.constantFrom('a type', 'an op', 'x y of it', 'versão'),
    extra: fc.option(constant, { nil: undefined }),
    shape: fc.constantFrom('object', 'array', 'nested' as const),
    numberAsText: fc.boolean(),
    numberFirst: fc.boolean(),
    spaced: fc.boolean(),
  })
  .map(({ keys: [nameKey, numberKey], extraKey, extra, shape, numberAsText, numberFirst, spaced }) => ({
    title: JSON.stringify([shape, nameKey, numberKey, extraKey, extra]),
    write: ({ name, number }) => {
      const value = numberAsText ? String(number) : number;
      const both: [string, unknown][] = [
        [nameKey as string, name],
        [numberKey as string, value],
      ];
      const all = [
        ...(numberFirst ? both.toReversed() : both),
        ...(extra === undefined ? [] : [[extraKey, extra] as const]),
      ];
      const flat = shape === 'array' ? all.map(([, each]) => each) : Object.fromEntries(all);
      return [JSON.stringify(shape === 'nested' ? { msg: flat } : flat, null, spaced ? 2 : undefined)];
    },
  }));

/** Replies: name and integer of the server, and perhaps what was asked and the sum, in any order. */
export const replyDialect: fc.Arbitrary<SpokenDialect> = fc
  .record({
    between: separator,
    more: fc.shuffledSubarray(['askedNumber', 'sum', 'askedName'] as const),
    at: fc.nat(3),
    nameFirst: fc.boolean(),
  })
  .map(({ between, more, at, nameFirst }) => ({
    title: JSON.stringify([between, more, at, nameFirst]),
    write: ({ name, number, askedName = '', askedNumber = 0 }) => {
      const values = { askedName, askedNumber, sum: number + askedNumber };
      const own = nameFirst ? [name, number] : [number, name];
      const rest = more.map((field) => values[field]);
      return [[...rest.slice(0, at), ...own, ...rest.slice(at)].join(between)];
    },
  }));
