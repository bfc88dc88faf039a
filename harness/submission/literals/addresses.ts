/**
 * Addresses of other machines in a program's source. If datagrade shares the network of the
 * machine, it cannot see what the program sends to them.
 *
 * They are only used to leave open what cannot be seen; they never affect a grade.
 */
import { networkInterfaces } from 'node:os';
import type { Program } from '../program.ts';
import { sourceTexts } from './source-texts.ts';

const maxAddresses = 8;

/** @returns IPv4 addresses without duplicates; never throws, whatever a file contains */
export async function literalAddresses(program: Program, tree: string): Promise<readonly string[]> {
  if (program.path === '') return [];
  const texts = await sourceTexts(program, tree);
  const own = new Set(Object.values(networkInterfaces()).flatMap((each) => each?.map(({ address }) => address) ?? []));
  return addressesInText(texts.join('\n'))
    .filter((address) => !own.has(address))
    .slice(0, maxAddresses);
}

const pattern = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g;

/** The addresses in a text that refer to a single other machine. Pure. */
export function addressesInText(text: string): readonly string[] {
  const found = new Set([...text.matchAll(pattern)].map(([address]) => address));
  return [...found].filter((address) => {
    const [first = 0, ...rest] = address.split('.').map(Number);
    // Excluded are this machine and any address (RFC 1122, 3.2.1.3), loopback, multicast and
    // everything above.
    return rest.every((part) => part <= 255) && first !== 0 && first !== 127 && first < 224;
  });
}
