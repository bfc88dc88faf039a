/**
 * The words of one submission: English, Portuguese, or a language that nobody speaks.
 */
import type { Dice } from './dice.ts';

const english = {
  client: 'client', server: 'server', name: 'name', number: 'number', sum: 'sum', host: 'host', port: 'port', file: 'file',
  destination: 'destination', of: 'of', enter: 'Enter', your: 'the', usage: 'usage', received: 'received', done: 'done',
  bye: 'bye', hello: 'hello', thanks: 'thanks', size: 'size', get: 'GET', ok: 'OK', next: 'ACK', id: 'id', time: 'time',
  add: 'add', transfer: 'transfer', common: 'common', notes: 'notes', waiting: 'waiting', type: 'type', data: 'data',
  range: 'out of range', chosen: 'number', and: 'and',
}; // prettier-ignore

export type Word = keyof typeof english;
export type Words = Readonly<Record<Word, string>>;

const portuguese: Words = {
  client: 'cliente', server: 'servidor', name: 'nome', number: 'numero', sum: 'soma', host: 'maquina', port: 'porto',
  file: 'ficheiro', destination: 'destino', of: 'de', enter: 'Escreva', your: 'o', usage: 'uso', received: 'recebido',
  done: 'terminado', bye: 'adeus', hello: 'ola', thanks: 'obrigado', size: 'tamanho', get: 'PEDIR', ok: 'PRONTO',
  next: 'RECEBI', id: 'id', time: 'hora', add: 'soma', transfer: 'transferencia', common: 'comum', notes: 'notas',
  waiting: 'a espera', type: 'tipo', data: 'dados', range: 'fora do intervalo', chosen: 'numero', and: 'e',
}; // prettier-ignore

const onsets = [
  'b',
  'br',
  'd',
  'dr',
  'f',
  'g',
  'gl',
  'k',
  'kr',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  't',
  'tr',
  'v',
  'z',
];
const vowels = ['a', 'e', 'i', 'o', 'u', 'a', 'e', 'o', 'ai', 'ou'];
const ends = ['', '', '', 'n', 'r', 's', 'l', 'x', 'm'];

export function inventedWord(dice: Dice): string {
  const syllables = Array.from({ length: dice.integer(2, 3) }, () => dice.pick(onsets) + dice.pick(vowels));
  return syllables.join('') + dice.pick(ends);
}

export function drawWords(dice: Dice): Words {
  const language = dice.weigh([
    [5, 'english'],
    [2, 'portuguese'],
    [4, 'invented'],
  ]);
  if (language === 'english') return english;
  if (language === 'portuguese') return portuguese;
  const taken = new Set<string>(['as', 'in', 'is', 'or', 'not', 'pass', 'def']);
  const fresh = (): string => {
    const word = inventedWord(dice);
    if (taken.has(word)) return fresh();
    taken.add(word);
    return word;
  };
  const entries = Object.entries(english).map(([key, word]) => {
    const invented = fresh();
    if (word === word.toUpperCase()) return [key, invented.toUpperCase()];
    return [key, key === 'enter' ? capital(invented) : invented];
  });
  return Object.fromEntries(entries) as Words;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const firstNames = ['Ana', 'Rui', 'Inês', 'João', 'Maria', 'Zoltán', 'Wei', 'Amina', 'Olga', 'Tom', 'Noor', 'Jean-Luc'];
const lastNames = ['Silva', 'Costa', 'Nowak', 'Okafor', 'Kovács', 'Li', 'Smith', 'Haddad', 'Duarte', 'Berg'];

/** The name strings of the client and of the server. */
export function drawNames(dice: Dice, words: Words): readonly [string, string] {
  const person = dice.chance(0.75) ? `${dice.pick(firstNames)} ${dice.pick(lastNames)}` : dice.pick(firstNames);
  const form = dice.weigh([
    [6, (role: string) => `${capital(role)} ${words.of} ${person}`],
    [2, (role: string) => `${person} ${role}`],
    [1, (role: string) => `${role.toUpperCase()}_${person.replaceAll(' ', '')}`],
    [1, (role: string) => `${capital(role)} ${words.of} ${person} ${dice.integer(50_000, 70_000)}`],
  ]);
  return [form(words.client), form(words.server)];
}
