/**
 * Says of a program that used no UDP, and whose source has only stream sockets, that it is a TCP
 * program. Pure.
 *
 * That it used no UDP was observed; its source gives the reason. It decides no verdict.
 */
import type { ProgramId } from '../handout/programs.ts';
import { requirementOf } from '../handout/requirements.ts';
import type { Profile } from '../profile/profile.ts';
import type { Symptom } from '../scenario/symptom.ts';
import type { ScenarioResult } from './results.ts';

/** @param results with their symptoms */
export function nameTcpPrograms(results: readonly ScenarioResult[], { programs }: Profile): readonly ScenarioResult[] {
  return results.map((result) => {
    if (result.status !== 'fail' || result.symptom === undefined || !withoutUdp.has(result.symptom)) return result;
    const path = tcpSourceOf(requirementOf(result.requirement).programs, programs);
    if (path === undefined) return result;
    const reason = `This is a TCP program: ${path} uses a stream socket and no datagram socket. ${result.reason}`;
    return { ...result, reason };
  });
}

/** What a program shows that neither sends a datagram nor binds a UDP port. */
const symptomsWithoutUdp: readonly Symptom[] = [
  'connection-refused',
  'nothing-sent',
  'ends-unsent',
  'receives-first',
  'no-udp-port',
];
const withoutUdp: ReadonlySet<string> = new Set(symptomsWithoutUdp);

/** A pair is only named after a half if the requirement is about this half alone. */
function tcpSourceOf(ids: readonly ProgramId[], programs: Profile['programs']): string | undefined {
  const [only, other] = ids;
  return only === undefined || other !== undefined ? undefined : programs[only]?.tcpSource;
}
