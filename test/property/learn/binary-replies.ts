/**
 * What servers send back: in the ways of requests, with the sum, or with what was asked.
 */
import fc from 'fast-check';
import { programs } from './binary-programs.ts';
import type { Program } from './program.ts';

export interface Told {
  readonly name: string;
  readonly number: number;
  readonly askedName: string;
  readonly askedNumber: number;
}

export interface ReplyingProgram extends Omit<Program, 'write'> {
  readonly write: (told: Told) => readonly Buffer[];
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');

function int32(...numbers: readonly number[]): Buffer {
  return Buffer.concat(
    numbers.map((number) => {
      const buffer = Buffer.alloc(4);
      buffer.writeInt32BE(number);
      return buffer;
    }),
  );
}

function special(title: string, write: (told: Told, sum: number) => readonly Buffer[]): ReplyingProgram {
  return {
    title,
    write: (told) => write(told, told.number + told.askedNumber),
    certain: [0, 1000],
    room: 40,
    without: /["'\\]/,
  };
}

const specials = fc.constantFrom(
  special('name,number,sum', ({ name, number }, sum) => [utf8(`${name},${number},${sum}`)]),
  special('a sentence', ({ name, number, askedNumber }, sum) => [
    utf8(`${name} has ${number}, and ${askedNumber} + ${number} = ${sum}`),
  ]),
  special('a greeting', ({ name, number, askedName }) => [utf8(`Hello ${askedName}, I am ${name}: ${number}`)]),
  special('three datagrams', ({ name, number }, sum) => [utf8(name), utf8(String(number)), utf8(String(sum))]),
  special('JSON of everything', ({ name, number, askedName, askedNumber }, sum) => [
    utf8(JSON.stringify({ server: { name, number }, client: { name: askedName, number: askedNumber }, sum })),
  ]),
  special('repr with sum', ({ name, number }, sum) => [utf8(`('${name}', ${number}, ${sum})`)]),
  special('struct with sum', ({ name, number }, sum) => [
    Buffer.concat([Buffer.concat([utf8(name), Buffer.alloc(64)], 64), int32(number, sum)]),
  ]),
  special('struct of everything', ({ name, number, askedName, askedNumber }, sum) => [
    Buffer.concat([
      ...[askedName, name].map((text) => Buffer.concat([utf8(text), Buffer.alloc(50)], 50)),
      int32(askedNumber, number, sum),
    ]),
  ]),
  special('UTF, int, int', ({ name, number }, sum) => [
    Buffer.concat([Buffer.of(0, utf8(name).length), utf8(name), int32(number, sum)]),
  ]),
);

/** Some repeat what was asked; most write as they are written to. */
export const replyingPrograms: fc.Arbitrary<ReplyingProgram> = fc.oneof(
  specials,
  programs.map((program): ReplyingProgram => ({
    ...program,
    title: `as asked: ${program.title}`,
    write: ({ name, number }) => program.write(name, number),
  })),
);
