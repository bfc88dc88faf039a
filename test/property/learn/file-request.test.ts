/** A request for a file among packed bytes, learned from two names, is written for any other name. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inferFileRequest } from '../../../harness/learn/infer/file-request.ts';
import { encode } from '../../../reference/add/message.ts';
import { runs } from '../../support/property-runs.ts';

interface Form {
  readonly title: string;
  readonly write: (name: string) => Buffer;
}

const lengthOf = (size: number, bytes: number, order: 'big' | 'little'): Buffer => {
  const buffer = Buffer.alloc(bytes);
  if (order === 'big') buffer.writeUIntBE(size, 0, bytes);
  else buffer.writeUIntLE(size, 0, bytes);
  return buffer;
};

const field: fc.Arbitrary<Form> = fc.oneof(
  fc
    .record({ bytes: fc.constantFrom(1, 2, 4), order: fc.constantFrom('big' as const, 'little' as const) })
    .map(({ bytes, order }) => ({
      title: `length of ${bytes} bytes, ${order}`,
      write: (name: string) => Buffer.concat([lengthOf(Buffer.byteLength(name), bytes, order), Buffer.from(name)]),
    })),
  fc.constantFrom(40, 64, 100, 256).map((width) => ({
    title: `${width} bytes`,
    write: (name: string) => Buffer.concat([Buffer.from(name), Buffer.alloc(width - Buffer.byteLength(name))]),
  })),
  fc.constant({ title: 'up to a NUL', write: (name: string) => Buffer.from(`${name}\0`) }),
);

const kind = fc.constantFrom('', 'GET', '\x03GET', 'REQUEST\0', '\x01', '\0\x01\0\0', 'RRQ\0\0\0\0\0');
const tail = fc.constantFrom('', 'octet\0', '\x07', '\0\0\0\x05');

const form: fc.Arbitrary<Form> = fc.record({ kind, field, tail }).map((parts) => ({
  title: `${JSON.stringify(parts.kind)} ${parts.field.title} ${JSON.stringify(parts.tail)}`,
  write: (name) =>
    Buffer.concat([Buffer.from(parts.kind, 'latin1'), parts.field.write(name), Buffer.from(parts.tail, 'latin1')]),
}));

const fileName = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9_-]{2,14}$/), fc.constantFrom('.txt', '.dat', '.tar.gz', ''))
  .map(([stem, extension]) => stem + extension);

describe('a request for a file among packed bytes', () => {
  it('is written as its client writes it, with another name', () => {
    fc.assert(
      fc.property(form, fileName, ({ write }, other) => {
        const names = ['protocol-notes.txt', 'lecture-plan.dat'];
        fc.pre(!names.includes(other));
        const samples = names.map((name) => ({ fileName: name, payload: new Uint8Array(write(name)) }));
        const layout = inferFileRequest(samples)?.layout;
        const written = layout && encode([layout], { name: other, number: 0 }).map((each) => Buffer.from(each));
        expect(written).toEqual([write(other)]);
      }),
      runs(200),
    );
  });
});
