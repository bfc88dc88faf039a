/** What a student's program writes, for properties of the inference. */
export interface Program {
  readonly title: string;
  readonly write: (name: string, number: number) => readonly Buffer[];
  /** The integers for which the bytes of a few samples leave no doubt. */
  readonly certain: readonly [low: number, high: number];
  /** Longest name in bytes of UTF-8. */
  readonly room: number;
  /** Characters that its names cannot have. */
  readonly without?: RegExp;
  /** Its checksum has one byte, which may be right by chance in a message that is always the same. */
  readonly mustChange?: true;
  /** Two samples may also have another checksum. */
  readonly isOpenAfterTwo?: true;
}

export function asBytes(buffers: readonly Buffer[]): Uint8Array[] {
  return buffers.map((buffer) => Uint8Array.from(buffer));
}

export type Write = (name: string, number: number) => Buffer;

export const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
export const anySign = [-1000, 100_000] as const;
export const positive = [0, 100_000] as const;
export const small = [0, 127] as const;

export function one(title: string, write: Write, limits: Partial<Omit<Program, 'title' | 'write'>> = {}): Program {
  return { title, write: (name, number) => [write(name, number)], certain: anySign, room: 1000, ...limits };
}

export type Order = 'big' | 'little';

export function integer(number: number, bytes: number, order: Order): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64BE(BigInt(number));
  const used = Buffer.from(buffer.subarray(8 - bytes));
  return order === 'big' ? used : Buffer.from(used.toReversed());
}
