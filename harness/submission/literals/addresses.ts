/**
 * Addresses of other machines that a program's source names: what it sends there, where a network is shared with the machine, nobody here sees.
 *
 * Only to leave undecided what cannot be seen; nothing is graded by it.
 */
import { networkInterfaces } from 'node:os';
import type { Program } from '../program.ts';
import { sourceTexts } from './source-texts.ts';
import type { Submission } from '../submission.ts';

const maxAddresses = 8;

/** @returns IPv4 addresses, without duplicates; never throws for what a file holds */
export async function literalAddresses(program: Program, submission: Submission): Promise<readonly string[]> {
  if (program.path === '') return [];
  const texts = await sourceTexts(program, submission.folder);
  const own = new Set(Object.values(networkInterfaces()).flatMap((each) => each?.map(({ address }) => address) ?? []));
  return addressesInText(texts.join('\n'))
    .filter((address) => !own.has(address))
    .slice(0, maxAddresses);
}

const pattern = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])/g;

/** Those of a text that are neither of every machine itself nor of all machines at once. Pure. */
export function addressesInText(text: string): readonly string[] {
  const found = new Set([...text.matchAll(pattern)].map(([address]) => address));
  return [...found].filter((address) => {
    const [first = 0, ...rest] = address.split('.').map(Number);
    // This machine and any address (RFC 1122, 3.2.1.3), loopback, multicast and what is above.
    return rest.every((part) => part <= 255) && first !== 0 && first !== 127 && first < 224;
  });
}
