/**
 * Whether a violation may only show that a program talks to another machine, or listens on the
 * address of one. An address that is written into a program is not a mistake. In a lane every
 * address is local. If the network is the machine's own, datagrams to such an address leave
 * datagrade's view, and listening on it is refused. Such a violation never counts.
 */
import type { Role } from '../handout/programs.ts';
import type { Violation } from '../scenario/expectation.ts';
import type { Transcript } from '../transcript/transcript.ts';
import { explainCrash } from './crash.ts';
import { View } from '../transcript/view.ts';

/**
 * bind(2), connect(2) and send(2) refuse with EADDRNOTAVAIL, ENETUNREACH or EHOSTUNREACH; each
 * runtime has its own words for them.
 */
const refusal =
  /EADDRNOTAVAIL|AddrNotAvailable|cannot assign requested address|requested address is not valid|ENETUNREACH|NetworkUnreachable|network is unreachable|EHOSTUNREACH|HostUnreachable|no route to host/i;

/**
 * @returns the violation as it is, or an undecided one, if an address of another machine may be its
 * cause
 */
export function excuseForeignAddress(violation: Violation, transcript: Transcript, roles: readonly Role[]): Violation {
  const { foreignAddresses } = transcript.facts;
  if (foreignAddresses === undefined || violation.undecided !== undefined) return violation;
  const view = new View(transcript);
  const out = roles.find((role) => isRefused(view, role) || isOutOfSight(view, role, foreignAddresses[role], roles));
  if (out === undefined) return violation;
  const [address = 'another address'] = foreignAddresses[out] ?? [];
  const undecided = `The ${out} uses ${address}, which is not an address of this machine. All addresses are local only if datagrade has a network of its own. ${violation.actual}`;
  return { ...violation, undecided };
}

function isRefused(view: View, role: Role): boolean {
  return view.exit(role) !== undefined && refusal.test(`${view.errors(role)}\n${view.screen(role)}`);
}

/**
 * A client that names such an address, and was not heard; what the two halves of a pair say to each
 * other is not seen at all.
 */
function isOutOfSight(view: View, role: Role, named: readonly string[] | undefined, roles: readonly Role[]): boolean {
  if (role !== 'client' || named === undefined || named.length === 0) return false;
  return roles.length > 1 || (view.received().length === 0 && explainCrash(view, role) === undefined);
}
