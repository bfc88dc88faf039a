/**
 * One case of an exploration: which half is tried, with which values. Everything else follows from it, so that its id repeats it.
 */
import type { ContentKind } from '../transcript/test-file.ts';

export const areas = ['add/client', 'add/server', 'file/client', 'file/server', 'file/pair'] as const;
export type Area = (typeof areas)[number];

export type ExploredCase =
  | { readonly area: 'add/client'; readonly client: number; readonly server: number }
  /** Clients one after another, each with its integer; one out of range can only be the last. */
  | { readonly area: 'add/server'; readonly numbers: readonly number[] }
  | {
      readonly area: 'file/client' | 'file/server' | 'file/pair';
      readonly sizeBytes: number;
      readonly content: ContentKind;
    };

/** Plainest first: a failure that does not need more is shown with that. */
export const contentKinds: readonly ContentKind[] = ['plainText', 'anyBytes', 'awkwardText', 'endsInEof', 'notUtf8'];

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

/** @returns undefined for a text that is no id of a case */
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

/** What the default receive buffer of the kernel holds: more may be lost, and nobody would be to blame. */
export const largestBytes = 46 * 2048;

export function isOutOfRange(number: number): boolean {
  return number < 1 || number > 100;
}

/** The values of a case in words. */
export function describeCase(explored: ExploredCase): string {
  switch (explored.area) {
    case 'add/client':
      return `${explored.client} typed and ${explored.server} answered`;
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
  anyBytes: 'any bytes',
  awkwardText: 'text with all kinds of line ends',
  endsInEof: 'text that ends in EOF',
  notUtf8: 'bytes that are no UTF-8',
};

/** Cases that differ as little as can be: whether they fail, too, tells where the border is. */
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

/** What of a neighbour's values differs, in a word. */
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
