/**
 * One case of an exploration: which program or pair is tried, and with which values.
 *
 * Everything else follows from these, so the id of a case is enough to repeat it.
 */
import type { ContentKind } from '../transcript/test-file.ts';

export const areas = ['add/client', 'add/server', 'file/client', 'file/server', 'file/pair'] as const;
export type Area = (typeof areas)[number];

export type ExploredCase =
  | { readonly area: 'add/client'; readonly client: number; readonly server: number }
  /** One client after another, each with its integer. Only the last can be out of range. */
  | { readonly area: 'add/server'; readonly numbers: readonly number[] }
  | {
      readonly area: 'file/client' | 'file/server' | 'file/pair';
      readonly sizeBytes: number;
      readonly content: ContentKind;
    };

/** The simplest first: a failure that does not depend on the content is shown with plain text. */
export const contentKinds: readonly ContentKind[] = [
  'plainText',
  'anyBytes',
  'awkwardText',
  'endsInEof',
  'notUtf8',
  'equalChunks',
  'endsInZeros',
];

/** The id of a case, such as `file/client/explored/2048-plainText`. */
export function idOf(explored: ExploredCase): string {
  switch (explored.area) {
    case 'add/client':
      return `add/client/explored/${explored.client}+${explored.server}`;
    case 'add/server':
      return `add/server/explored/${explored.numbers.join(',')}`;
    case 'file/client':
    case 'file/server':
    case 'file/pair':
      return `${explored.area}/explored/${explored.sizeBytes}-${explored.content}`;
  }
}

/** @returns undefined if the text is not the id of a case */
export function caseOf(id: string): ExploredCase | undefined {
  const [assignment, half, explored, values = ''] = id.split('/');
  const area = areas.find((each) => each === `${assignment}/${half}`);
  if (area === undefined || explored !== 'explored') return undefined;
  const found = parse(area, values);
  return found !== undefined && idOf(found) === id ? found : undefined;
}

function parse(area: Area, values: string): ExploredCase | undefined {
  switch (area) {
    case 'add/client': {
      const [client, server] = values.split('+').map(Number);
      return client === undefined || server === undefined ? undefined : { area, client, server };
    }
    case 'add/server': {
      const numbers = values.split(',').map(Number);
      return numbers.every((number) => Number.isInteger(number)) ? { area, numbers } : undefined;
    }
    case 'file/client':
    case 'file/server':
    case 'file/pair': {
      const [size, kind] = values.split('-');
      const content = contentKinds.find((each) => each === kind);
      const sizeBytes = Number(size);
      return content === undefined || !Number.isInteger(sizeBytes) || sizeBytes > largestBytes
        ? undefined
        : { area, sizeBytes, content };
    }
  }
}

/**
 * What the kernel's default receive buffer holds. Of a larger file, datagrams can be lost without a
 * mistake of either program.
 */
export const largestBytes = 46 * 2048;

export function isOutOfRange(number: number): boolean {
  return number < 1 || number > 100;
}

/** The values of a case in words. */
export function describeCase(explored: ExploredCase): string {
  switch (explored.area) {
    case 'add/client':
      return `the integer ${explored.client} and a reply with ${explored.server}`;
    case 'add/server':
      return explored.numbers.length === 1
        ? `a client that sends ${explored.numbers[0]}`
        : `clients that send ${explored.numbers.join(', then ')}`;
    case 'file/client':
    case 'file/server':
    case 'file/pair':
      return `${explored.sizeBytes === 1 ? '1 byte' : `${explored.sizeBytes} bytes`} of ${contentNames[explored.content]}`;
  }
}

const contentNames: Readonly<Record<ContentKind, string>> = {
  plainText: 'plain text',
  anyBytes: 'random bytes',
  awkwardText: 'text with all kinds of line ends',
  endsInEof: 'text that ends with "EOF"',
  notUtf8: 'bytes that are not UTF-8',
  equalChunks: 'chunks that are equal in pairs',
  endsInZeros: 'chunks that end in zero bytes',
};

/**
 * The cases that differ from this one by the smallest step. Whether they also fail shows where the
 * failures begin.
 */
export function neighboursOf(explored: ExploredCase): readonly ExploredCase[] {
  switch (explored.area) {
    case 'add/client':
      return [];
    case 'add/server': {
      const last = explored.numbers.at(-1) ?? 1;
      return [last - 1, last + 1].map((number) => ({
        ...explored,
        numbers: [...explored.numbers.slice(0, -1), number],
      }));
    }
    case 'file/client':
    case 'file/server':
    case 'file/pair':
      return [explored.sizeBytes - 1, explored.sizeBytes + 1]
        .filter((sizeBytes) => sizeBytes >= 0)
        .map((sizeBytes) => ({ ...explored, sizeBytes }));
  }
}

/** The value in which a neighbour differs. */
export function exploredValueOf(explored: ExploredCase): string {
  switch (explored.area) {
    case 'add/client':
      return `${explored.client}+${explored.server}`;
    case 'add/server':
      return String(explored.numbers.at(-1));
    case 'file/client':
    case 'file/server':
    case 'file/pair':
      return String(explored.sizeBytes);
  }
}
