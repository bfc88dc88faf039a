/**
 * A profile as a `datagrade.yaml` that reproduces it. Pure.
 *
 * Prompts stay comments: they are answered as they come, which costs nothing and understands a changed order.
 */
import { Document, YAMLMap, isMap } from 'yaml';
import { programIds, type ProgramId } from '../../handout/programs.ts';
import { addKeys, namesKey, numbersKey, turnsKey } from './keys.ts';
import type { Profile, ProgramProfile } from '../../profile/profile.ts';

/** @param paths the main file of each program, relative to the top of the hand-in; a program without one is left to be found */
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
    ' Written by datagrade profile --freeze: how this hand-in is started and how it speaks.\n What is deleted here is learned again.';
  const missing = assignments.has('add') ? addKeys.filter((key) => profile.add[key] === undefined) : [];
  const add = document.getIn(['dialect', 'add'], true);
  if (missing.length > 0 && isMap(add)) add.comment = missing.map((key) => ` ${key}: ${exampleLayout}`).join('\n');
  for (const [id] of programs) {
    const prompts = profile.programs[id]?.prompts ?? [];
    const map = document.getIn(['programs', id], true);
    if (prompts.length > 0 && isMap(map))
      map.comment = ` at its keyboard: ${prompts.map(({ text, means }) => `${JSON.stringify(text)} is answered with the ${means}`).join('; ')}`;
  }
  inFlow(document);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** What could not be learned is left to fill in. */
const exampleLayout = '[{format: text, parts: [{field: name}, ",", {field: number}]}]';

function entryOf(
  program: ProgramProfile,
  path: string | undefined,
  { add }: Profile,
): Readonly<Record<string, unknown>> {
  const told = program.arguments.some((word) => word.includes('{port}'));
  const [port] = program.ports;
  // Of several ports that belong together the lowest says the others.
  const isOne = program.ports.length === 1 || (program.id === 'add.client' && add.sequence !== undefined);
  return {
    ...(path === undefined ? {} : { path }),
    arguments: program.arguments,
    ...(program.keyboard === undefined ? {} : { keyboard: program.keyboard }),
    ...(program.folders === undefined ? {} : { folders: program.folders }),
    ...(told || port === undefined || program.id.endsWith('server') || !isOne ? {} : { port }),
  };
}

function addOf({ add }: Profile): Readonly<Record<string, unknown>> {
  const layouts = addKeys.flatMap((key) => (add[key] === undefined ? [] : [[key, add[key]] as const]));
  const sequence = add.sequence === undefined ? {} : { [turnsKey]: add.sequence };
  return { ...Object.fromEntries(layouts), ...sequence, [namesKey]: add.ownNames, [numbersKey]: add.standingNumbers };
}

function fileOf({ file }: Profile): Readonly<Record<string, unknown>> {
  return { request: file.peerRequest, ...(file.protocol === undefined ? {} : { exchange: file.protocol }) };
}

/** Layouts and lists on one line each: they are read by people now and then, and never by column. */
function inFlow(document: Document): void {
  const dialect = document.get('dialect');
  for (const each of dialect instanceof YAMLMap ? dialect.items : [])
    for (const item of each.value instanceof YAMLMap ? each.value.items : [])
      if (typeof item.value === 'object' && item.value !== null) (item.value as { flow?: boolean }).flow = true;
  const programs = document.get('programs');
  for (const each of programs instanceof YAMLMap ? programs.items : [])
    for (const item of each.value instanceof YAMLMap ? each.value.items : [])
      if (typeof item.value === 'object' && item.value !== null) (item.value as { flow?: boolean }).flow = true;
}
