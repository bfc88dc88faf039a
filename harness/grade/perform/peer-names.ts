/**
 * The names that datagrade's halves give themselves in one performance. Each of several clients has
 * a name of its own, so that a server cannot display an earlier one unnoticed. Pure.
 */
import { encode } from '../../../reference/add/message.ts';
import { ExchangeError } from '../../../reference/exchange-error.ts';
import { accentedName, longerName, similarPeerName, type Profile } from '../../learn/index.ts';
import { seedFor } from '../../scenario/draw.ts';
import type { SharedPerformance } from '../plan/shared-performances.ts';

/** Which client has a longer name than the submission's own, if the form of the request permits it. */
const longerClient = 3;
/** Which client has the accents of the submission's own name. */
const accentedClient = 4;

/** @returns the name of the only peer, or those of several clients, the first of them at 0 */
export function peerNamesOf(
  { actions, scenarios: [first] }: SharedPerformance,
  { add }: Profile,
  seed: number,
): readonly string[] {
  const otherHalf = first?.roles.includes('server') === true ? 'client' : 'server';
  const shape = add.ownNames[otherHalf];
  const count = Math.max(0, ...actions.map((action) => (action.verb === 'peerAsks' ? (action.client ?? 0) : 0)));
  return Array.from({ length: count + 1 }, (_, client) => {
    const own = seedFor(seed, `${first?.id}${client === 0 ? '' : ` ${client}`}`);
    const name = similarPeerName(shape, `${otherHalf === 'client' ? 'Client' : 'Server'} of Wolfram`, own);
    const special = client === longerClient ? longerName(name, own) : accentedName(name, shape ?? '');
    return (client === longerClient || client === accentedClient) && canCarry(add, special) ? special : name;
  });
}

function canCarry({ peerRequest = [] }: Profile['add'], name: string): boolean {
  try {
    encode(peerRequest, { name, number: 1 });
    return true;
  } catch (error) {
    if (error instanceof ExchangeError) return false;
    throw error;
  }
}
