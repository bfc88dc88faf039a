/**
 * A profile that a manifest gives in full: nothing is left to learn, and no program has to be started for it.
 */
import type { Manifest, ProgramManifest } from '../../submission/index.ts';
import type { Assignment, ProgramId } from '../../handout/programs.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import type { Startable } from '../invocation/start-forms.ts';

/** @returns the programs of the assignment as the manifest describes them; undefined where something is left to learn */
export function frozenPrograms(
  manifest: Manifest | undefined,
  assignment: Assignment,
  startables: ReadonlyMap<ProgramId, Startable>,
): readonly ProgramProfile[] | undefined {
  if (typeof manifest?.dialect?.[assignment] !== 'object') return undefined;
  const own = [...startables.values()].filter(({ id }) => id.startsWith(assignment));
  const programs = own.map((startable) => {
    const entry = manifest.programs?.[startable.id];
    return entry === undefined || entry === 'none' ? undefined : frozen(startable, entry);
  });
  return programs.every((program) => program !== undefined) ? programs : undefined;
}

function frozen(
  { id, argv, cwd, ports, foreignAddresses }: Startable,
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
