/**
 * A profile as a `datagrade.yaml` that reproduces it. Pure.
 *
 * Prompts are written as comments only. The engine answers them as they appear, which costs nothing
 * and also works if their order changes.
 */
import { Document, YAMLMap, isMap } from 'yaml';
import { programIds, type ProgramId } from '../../handout/programs.ts';
import { addKeys, namesKey, numbersKey, sequenceKey } from './keys.ts';
import type { Profile, ProgramProfile } from '../../profile/profile.ts';

/**
 * @param paths the main file of each program, relative to the top of the submission. A program
 * without one is searched for when the manifest is used.
 */
export function freeze(profile: Profile, paths: { readonly [id in ProgramId]?: string }): string {
  const programs = programIds.flatMap((id) => {
    const program = profile.programs[id];
    return program === undefined ? [] : [[id, entryOf(program, paths[id], profile)] as const];
  });
  const assignments = new Set(programs.map(([id]) => id.split('.')[0]));
  const document = new Document({
    programs: Object.fromEntries(programs),
    dialect: {
      ...(assignments.has('add') ? { add: addOf(profile) } : {}),
      ...(assignments.has('file') ? { file: fileOf(profile) } : {}),
    },
  });
  document.commentBefore =
    ' Written by datagrade profile --freeze: how the programs of this submission are started, and how they write messages.\n datagrade learns again what you delete here.';
  const missing = assignments.has('add') ? addKeys.filter((key) => profile.add[key] === undefined) : [];
  const add = document.getIn(['dialect', 'add'], true);
  if (missing.length > 0 && isMap(add)) add.comment = missing.map((key) => ` ${key}: ${exampleLayout}`).join('\n');
  for (const [id] of programs) {
    const prompts = profile.programs[id]?.prompts ?? [];
    const map = document.getIn(['programs', id], true);
    if (prompts.length > 0 && isMap(map))
      map.comment = ` at its keyboard: ${prompts.map(({ text, means }) => `${JSON.stringify(text)} is answered with the ${means}`).join('; ')}`;
  }
  writeInFlowStyle(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/**
 * A comment with this example marks each layout that was not learned, so that a person can fill it
 * in.
 */
const exampleLayout = '[{format: text, parts: [{field: name}, ",", {field: number}]}]';

function entryOf(
  program: ProgramProfile,
  path: string | undefined,
  { add }: Profile,
): Readonly<Record<string, unknown>> {
  const getsPort = program.arguments.some((word) => word.includes('{port}'));
  const [port] = program.ports;
  // The ports of a message sequence follow from the lowest one.
  const isOne = program.ports.length === 1 || (program.id === 'add.client' && add.sequence !== undefined);
  return {
    ...(path === undefined ? {} : { path }),
    arguments: program.arguments,
    ...(program.keyboard === undefined ? {} : { keyboard: program.keyboard }),
    ...(program.folders === undefined ? {} : { folders: program.folders }),
    ...(getsPort || port === undefined || program.id.endsWith('server') || !isOne ? {} : { port }),
  };
}

function addOf({ add }: Profile): Readonly<Record<string, unknown>> {
  const layouts = addKeys.flatMap((key) => (add[key] === undefined ? [] : [[key, add[key]] as const]));
  const sequence = add.sequence === undefined ? {} : { [sequenceKey]: add.sequence };
  return { ...Object.fromEntries(layouts), ...sequence, [namesKey]: add.ownNames, [numbersKey]: add.constantNumbers };
}

function fileOf({ file }: Profile): Readonly<Record<string, unknown>> {
  return { request: file.peerRequest, ...(file.protocol === undefined ? {} : { exchange: file.protocol }) };
}

/** Writes each layout and list on one line, which people can read and compare more easily. */
function writeInFlowStyle(document: Document): void {
  const dialect = document.get('dialect');
  for (const each of dialect instanceof YAMLMap ? dialect.items : [])
    for (const item of each.value instanceof YAMLMap ? each.value.items : [])
      if (typeof item.value === 'object' && item.value !== null) (item.value as { flow?: boolean }).flow = true;
  const programs = document.get('programs');
  for (const each of programs instanceof YAMLMap ? programs.items : [])
    for (const item of each.value instanceof YAMLMap ? each.value.items : [])
      if (typeof item.value === 'object' && item.value !== null) (item.value as { flow?: boolean }).flow = true;
}
