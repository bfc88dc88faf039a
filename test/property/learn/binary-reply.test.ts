import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateReply, type ReplySample } from '../../../harness/learn/locate.ts';
import { peerNameLike } from '../../../harness/learn/peer-name.ts';
import { decodeFound, encode } from '../../../reference/add/message.ts';
import { asBytes, names } from './binary-programs.ts';
import { type ReplyingProgram, replyingPrograms } from './binary-replies.ts';

const asked = [9, 64] as const;
const askedName = 'Client of Bofa Gude';
const twoDigits = fc.integer({ min: 10, max: 99 });
/** Most servers always have the same integer. */
const ownNumbers = fc.oneof(
  twoDigits.map((number) => [number, number]),
  fc.tuple(twoDigits, twoDigits),
);

const cases = fc
  .tuple(replyingPrograms, names)
  .filter(([program, name]) => Buffer.byteLength(name) <= program.room && program.without?.test(name) !== true);

function samplesOf(program: ReplyingProgram, name: string, numbers: readonly number[]): readonly ReplySample[] {
  const exchanges = asked.map((askedNumber, at) => ({ name, number: numbers[at] as number, askedName, askedNumber }));
  const lines = exchanges.map(
    ({ number, askedNumber }) =>
      `Client ${askedName}: ${askedNumber}\nServer ${name}: ${number}\nSum: ${askedNumber + number}\n`,
  );
  const screen = `Starting ${name}\n${lines.join('')}`;
  return exchanges.map((told) => ({
    askedNumber: told.askedNumber,
    askedName,
    payloads: asBytes(program.write(told)),
    screen,
  }));
}

describe('a reply of which two samples are known', () => {
  it('is read, and written with any other name and integer as the server does it', () => {
    fc.assert(
      fc.property(cases, ownNumbers, fc.nat(), twoDigits, ([program, name], numbers, seed, number) => {
        fc.pre(!numbers.some((own) => name.includes(String(own))));
        const layouts = locateReply(samplesOf(program, name, numbers));
        expect(layouts, program.title).toBeDefined();
        if (layouts === undefined) return;
        const told = { name, number, askedName, askedNumber: 33 };
        expect(decodeFound(layouts, asBytes(program.write(told))), program.title).toMatchObject({ name, number });
        const other = { ...told, name: peerNameLike(name, name, seed) };
        const written = encode(layouts, { ...other, sum: number + 33 });
        expect(
          written.map((each) => Buffer.from(each)),
          program.title,
        ).toEqual(program.write(other));
      }),
      { numRuns: 400 },
    );
  });
});

describe('what cannot be a reply', () => {
  it('is no reason to throw', () => {
    const payload = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.array(payload, { maxLength: 2 }), { maxLength: 2 }), fc.string(), (messages, screen) => {
        locateReply(
          messages.map((payloads, at) => ({ askedNumber: asked[at] as number, askedName, payloads, screen })),
        );
      }),
      { numRuns: 60 },
    );
  });
});
