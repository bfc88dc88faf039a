/**
 * The programs of an assignment, if the manifest describes them completely. Then no program has to
 * be started to learn about them.
 */
import type { Manifest, ProgramManifest } from '../../submission/index.ts';
import type { Assignment, ProgramId } from '../../handout/programs.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import type { RunnableProgram } from '../invocation/runnable-program.ts';

/** @returns undefined if something is left to learn */
export function programsInManifest(
  manifest: Manifest | undefined,
  assignment: Assignment,
  runnable: ReadonlyMap<ProgramId, RunnableProgram>,
): readonly ProgramProfile[] | undefined {
  if (typeof manifest?.dialect?.[assignment] !== 'object') return undefined;
  const own = [...runnable.values()].filter(({ id }) => id.startsWith(assignment));
  const programs = own.map((program) => {
    const entry = manifest.programs?.[program.id];
    return entry === undefined || entry === 'none' ? undefined : frozen(program, entry);
  });
  return programs.every((program) => program !== undefined) ? programs : undefined;
}

function frozen(
  { id, argv, cwd, ports, foreignAddresses }: RunnableProgram,
  entry: ProgramManifest,
): ProgramProfile | undefined {
  if (entry.arguments === undefined) return undefined;
  return {
    id,
    argv,
    cwd,
    arguments: entry.arguments,
    ...(entry.keyboard === undefined ? {} : { keyboard: entry.keyboard }),
    ...(entry.folders === undefined ? {} : { folders: entry.folders }),
    ...(foreignAddresses === undefined ? {} : { foreignAddresses }),
    ports,
  };
}
