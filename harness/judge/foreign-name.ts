/**
 * Whether a verdict rests on the name of another machine. In a lane every name leads to the lane
 * itself, so a client works that sends to such a name; a server that binds one works only on the
 * machine that has it. Elsewhere a name is not resolved at all. Neither is ever charged.
 */
import type { Role } from '../handout/programs.ts';
import type { Violation } from '../scenario/expectation.ts';
import type { Transcript, TranscriptEvent } from '../transcript/transcript.ts';
import { View } from '../transcript/view.ts';

/** getaddrinfo(3) fails with EAI_AGAIN or EAI_NONAME; each runtime has its own words for them. */
const unresolved =
  /gaierror|EAI_AGAIN|\bENOTFOUND|UnknownHost|name resolution|name or service not known|no such host|nodename nor servname|could not resolve|h_errno|unknown host|no address associated/i;

/** @returns the violation as it is, or an undecided one, if an unknown name may be its cause */
export function excuseForeignName(violation: Violation, transcript: Transcript, roles: readonly Role[]): Violation {
  if (violation.undecided !== undefined) return violation;
  const view = new View(transcript);
  const out = roles.find((role) => unresolved.test(`${view.errors(role)}\n${view.screen(role)}`));
  if (out === undefined) return violation;
  const undecided = `The ${out} uses a host name that is unknown on this machine. ${violation.actual}`;
  return { ...violation, undecided };
}

/**
 * A server that looked up a name of another machine before it bound its port.
 *
 * @returns an undecided violation; undefined if it did not
 */
export function boundForeignName({ events }: Transcript, roles: readonly Role[]): Violation | undefined {
  if (!roles.includes('server')) return undefined;
  const name = lookedUpBeforeBinding(events);
  if (name === undefined) return undefined;
  return {
    expected: 'The server binds its port on any machine.',
    actual: `The server looks up ${JSON.stringify(name)} before it binds its port.`,
    undecided: `The server binds the host name ${JSON.stringify(name)}, which is the name of another machine, if of any. It works only there.`,
  };
}

/** Only between the start of the server and that of a client, which may have looked it up. */
function lookedUpBeforeBinding(events: readonly TranscriptEvent[]): string | undefined {
  const isStart = (event: TranscriptEvent): boolean => event.type === 'subjectStarted';
  const first = events.find(isStart);
  if (first?.type !== 'subjectStarted' || first.subject !== 'server') return undefined;
  const start = events.indexOf(first);
  const next = events.findIndex((event, at) => at > start && (isStart(event) || event.type === 'portBound'));
  const between = events.slice(start, next === -1 ? undefined : next);
  return between.find((event) => event.type === 'nameLookedUp')?.name;
}
