import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countNumbers } from '../../../harness/transcript/screen.ts';
import { inferReply, type ReplySample } from '../../../harness/learn/infer/messages.ts';
import { similarPeerName } from '../../../harness/learn/peer-name.ts';
import { decodeFound, encode } from '../../../reference/add/message.ts';
import { runs } from '../../support/property-runs.ts';
import { names } from './binary-programs.ts';
import { type ReplyingProgram, replyingPrograms, type Told } from './binary-replies.ts';
import { asBytes } from './program.ts';

/** The integers of the requests in trials. */
const asked = [9, 64, 27] as const;
const askedName = 'Client of Bofa Gude';
const twoDigits = fc.integer({ min: 10, max: 99 });
/** Most servers always have the same integer. */
const ownNumbers = fc.oneof(
  twoDigits.map((number) => [number, number, number]),
  fc.tuple(twoDigits, twoDigits, twoDigits),
);

const cases = fc
  .tuple(replyingPrograms, names)
  .filter(([program, name]) => Buffer.byteLength(name) <= program.room && program.without?.test(name) !== true);

function samplesOf(program: ReplyingProgram, name: string, numbers: readonly number[]): readonly ReplySample[] {
  const exchanges = asked
    .slice(0, numbers.length)
    .map((askedNumber, at) => ({ name, number: numbers[at] as number, askedName, askedNumber }));
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

/** The possible lengths of a name: in bytes or characters, with or without a NUL. */
function lengthsOf(name: string): readonly number[] {
  return [name.length, Buffer.byteLength(name)].flatMap((length) => [length, length + 1]);
}

/** Whether each reply has a number also as a byte, such as a length or the code of a letter. */
function isByteOfAll(samples: readonly ReplySample[], number: number): boolean {
  return samples.every(({ payloads }) => payloads.some((each) => each.includes(number)));
}

/** Once decoded wrongly: the integers are the codes of letters in the name, such as 67 for "C". */
const misread: readonly (readonly [title: string, name: string, numbers: readonly number[]])[] = [
  ['ff00 int16 little behind bare', 'Client of Aaa Q. Aaa', [67, 67]],
  ['ff00 int16 little behind bare', 'Client of Aaa Q. Aaa', [67, 67, 67]],
];

describe('the inferred name', () => {
  it.each(misread)('never ends inside a word that the screen shows completely: %s, %s, %j', (_, name, numbers) => {
    const write = ({ number }: { readonly number: number }): readonly Buffer[] => {
      const integer = Buffer.alloc(2);
      integer.writeInt16LE(number);
      return [Buffer.concat([Buffer.of(0xff, 0x00), Buffer.from(name), integer])];
    };
    const program = { title: '', write, certain: [0, 127], room: 1000 } as const;
    const layouts = inferReply(samplesOf(program, name, numbers));
    const told = { name, number: 10, askedName, askedNumber: 33 };
    expect(layouts && decodeFound(layouts, asBytes(write(told)))).toMatchObject({ name, number: 10 });
  });
});

describe('a reply of which three samples are known', () => {
  it('is decoded, and encoded with any other name and integer as the server does it', () => {
    fc.assert(
      fc.property(cases, ownNumbers, fc.nat(), twoDigits, ([program, name], numbers, seed, number) => {
        fc.pre(!numbers.some((own) => name.includes(String(own))));
        fc.pre(program.isOpenAfterTwo !== true || new Set(numbers).size > 2);
        // If the integer is always equal to the length of the name beside it, the two bytes cannot
        // be distinguished.
        fc.pre(new Set(numbers).size > 1 || !lengthsOf(name).includes(numbers[0] ?? 0));
        fc.pre(new Set(numbers).size > 1 || program.mustChange !== true);
        const layouts = inferReply(samplesOf(program, name, numbers));
        expect(layouts, program.title).toBeDefined();
        if (layouts === undefined) return;
        const told = { name, number, askedName, askedNumber: 33 };
        expect(decodeFound(layouts, asBytes(program.write(told))), program.title).toMatchObject({ name, number });
        const other = { ...told, name: similarPeerName(name, name, seed) };
        const written = encode(layouts, { ...other, sum: number + 33 });
        expect(
          written.map((each) => Buffer.from(each)),
          program.title,
        ).toEqual(program.write(other));
      }),
      runs(400),
    );
  });
});

it('a reply that is always the same has the checksum of the request', () => {
  const write = ({ name, number }: { readonly name: string; readonly number: number }): readonly Buffer[] => {
    const body = Buffer.from(`${name},${number}`);
    return [Buffer.concat([body, Buffer.of(body.reduce((sum, byte) => sum + byte, 0) % 256)])];
  };
  const program = { title: '', write, certain: [0, 127], room: 1000 } as const;
  const checksum = { algorithm: 'sum8', bytes: 1, as: 'bytes', place: 'after' } as const;
  const content = { format: 'text', parts: [{ field: 'number' }, ' ', { field: 'name' }] } as const;
  const layouts = inferReply(samplesOf(program, 'Rui', [71, 71, 71]), [{ format: 'checked', checksum, content }]);
  const told = { name: 'Olga Berg', number: 5, askedName, askedNumber: 33 };
  expect(layouts && encode(layouts, told).map((each) => Buffer.from(each))).toEqual(write(told));
});

/** The client's integer or name instead of the server's own, which is on the screen. */
describe('a reply in which a server sends back the values of the request', () => {
  // After bytes without a meaning, too little is known of such a reply to decode it.
  const echoed = cases.filter(
    ([{ title }]) => title.startsWith('as asked') && !/(?:^as asked: | of |" )(?:cafebabe|ff00)/.test(title),
  );
  const own = twoDigits.filter((number) => !asked.includes(number as never));

  it.each(['number', 'name', 'both'] as const)('does not give the server its own value: %s', (what) => {
    fc.assert(
      fc.property(echoed, own, twoDigits, ([program, name], number, askedNumber) => {
        fc.pre(!name.includes(String(number)));
        // With the client's name and always the same integer, it does not change.
        fc.pre(what !== 'name' || program.mustChange !== true);
        // Excludes an integer that is by chance also another byte of the reply: then it is
        // undecidable whether the reply has the server's integer or the client's.
        fc.pre(
          ![name, askedName].some((text) => lengthsOf(text).includes(number) || Buffer.from(text).includes(number)),
        );
        fc.pre(Buffer.byteLength(askedName) <= program.room && program.without?.test(askedName) !== true);
        const sent = (told: Told): readonly Buffer[] =>
          program.write({
            ...told,
            ...(what === 'name' ? {} : { number: told.askedNumber }),
            ...(what === 'number' ? {} : { name: told.askedName }),
          });
        const samples = samplesOf({ ...program, write: sent }, name, [number, number, number]);
        // Also excludes an integer that the server sends for another reason, such as the length of
        // the following text or a quotation mark, in digits or as a byte.
        const told = samples.flatMap(({ payloads }) =>
          payloads.map((payload) => Buffer.from(payload).toString('latin1')),
        );
        const isTold = told.some((text) => countNumbers(text).has(number)) || isByteOfAll(samples, number);
        fc.pre(what === 'name' || !isTold);
        const layouts = inferReply(samples);
        expect(layouts, program.title).toBeDefined();
        const found = layouts && decodeFound(layouts, asBytes(sent({ name, number, askedName, askedNumber })));
        if (what === 'number') expect(found, program.title).toMatchObject({ askedNumber });
        // If the reply repeats both values, it may be impossible to find the integer. It is never
        // taken as the server's own.
        if (what === 'both') expect([undefined, askedNumber], program.title).toContain(found?.askedNumber);
        if (what !== 'name') expect(found?.number, program.title).toBeUndefined();
        // A word that introduces every message may be a name as well.
        if (what !== 'number') expect(askedName, program.title).not.toContain(found?.name ?? '?');
      }),
      runs(40),
    );
  });
});

it.each(['Aaa 1', 'Server 2', 'Rui7'])(
  'behind a length in digits, no numeral of the name %s is the integer',
  (name) => {
    const write = ({ askedNumber }: Told): readonly Buffer[] => {
      const text = Buffer.from(`${askedNumber},${name}`);
      return [Buffer.concat([Buffer.from(String(text.length).padStart(4, '0')), text])];
    };
    const layouts = inferReply(samplesOf({ title: '', write, certain: [0, 127], room: 1000 }, name, [71, 71, 71]));
    const told = { name, number: 71, askedName, askedNumber: 33 };
    expect(layouts && decodeFound(layouts, asBytes(write(told)))).toEqual({ name, askedNumber: 33 });
  },
);

describe('bytes that cannot be a reply', () => {
  it('do not make the inference throw', () => {
    const payload = fc.uint8Array({ maxLength: 60 });
    fc.assert(
      fc.property(fc.array(fc.array(payload, { maxLength: 2 }), { maxLength: 2 }), fc.string(), (messages, screen) => {
        inferReply(messages.map((payloads, at) => ({ askedNumber: asked[at] as number, askedName, payloads, screen })));
      }),
      runs(60),
    );
  });
});
