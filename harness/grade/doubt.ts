/**
 * Keeps doubt from costing points: what failed although a program's start or the testbed's own
 * bytes may explain it is left to a person. Pure.
 *
 * A pass stays as it is: what was seen to work needs no proof of how it was started.
 */
import type { ProgramId } from '../handout/programs.ts';
import { requirementOf, type RequirementId } from '../handout/requirements.ts';
import type { Profile } from '../profile/profile.ts';
import { isEncodedName } from '../transcript/armour.ts';
import type { ScenarioResult } from './results.ts';

/** @param results after blame was assigned */
export function leaveDoubtOpen(results: readonly ScenarioResult[], profile: Profile): readonly ScenarioResult[] {
  const doubtAbout = (id: RequirementId): string | undefined => {
    const ids = requirementOf(id).programs;
    return (
      firstDoubt(ids, profile.programs) ??
      (ids.includes('add.server') ? doubtAboutRequest(profile) : undefined) ??
      (id.endsWith('.display') ? doubtAboutNames(profile) : undefined)
    );
  };
  return results.map((result) => {
    if (result.status !== 'fail' && result.status !== 'blocked') return result;
    const blocker = result.status === 'blocked' ? result.blockedBy : undefined;
    const doubt = doubtAbout(result.requirement) ?? (blocker && doubtAbout(blocker));
    return doubt === undefined ? result : unsupportedFor(result, doubt);
  });
}

function firstDoubt(ids: readonly ProgramId[], programs: Profile['programs']): string | undefined {
  return ids.flatMap((id) => programs[id]?.doubts ?? [])[0];
}

/** The server was asked in the form of a client that may have been started with wrong values. */
function doubtAboutRequest({ programs, add }: Profile): string | undefined {
  const doubt = firstDoubt(['add.client'], programs);
  const isFromClient =
    add.peerRequest !== undefined && JSON.stringify(add.peerRequest) === JSON.stringify(add.clientRequest);
  return doubt === undefined || !isFromClient
    ? undefined
    : `datagrade asked the server in the form that it learned from the client, which it may not have started correctly: ${doubt}`;
}

/** A program displays the name itself, and cannot decode a name that datagrade wrote without the encoding. */
function doubtAboutNames({ add: { ownNames } }: Profile): string | undefined {
  const encoded = Object.values(ownNames).find(isEncodedName);
  return (
    encoded && `The messages have names in an encoding, ${JSON.stringify(encoded)}, which datagrade does not write.`
  );
}

function unsupportedFor(result: ScenarioResult, doubt: string): ScenarioResult {
  const { id, requirement, title, durationMs, evidence } = result;
  const seen = result.status === 'fail' ? ` datagrade saw: ${result.reason ?? ''}` : '';
  return {
    id,
    requirement,
    title,
    status: 'unsupported',
    reason: doubt + seen,
    ...(evidence === undefined ? {} : { evidence }),
    durationMs,
  };
}
