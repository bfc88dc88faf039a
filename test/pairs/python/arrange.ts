/** Renders a submission: the names and texts of its files, and how each program is started. */
import type { Submission } from '../model.ts';
import { capital } from '../draw/words.ts';
import { renderAddClient } from './add-client.ts';
import { renderAddServer } from './add-server.ts';
import { chosen } from './choice.ts';
import { extraFiles } from './extras.ts';
import { renderFileClient } from './file-client.ts';
import { renderFileServer } from './file-server.ts';
import type { Code } from './lines.ts';
import { startOf, type Given, type Program, type Start } from './program.ts';
import { choiceSource, moduleSource, programSource, type Part } from './source.ts';

export interface Rendered {
  /** By path, which is relative to the folder of the submission. */
  readonly files: ReadonlyMap<string, string>;
  readonly programs: readonly Startable[];
}

export interface Startable extends Pick<Program, 'assignment' | 'role'> {
  /** The words after `python3`, and the lines that are typed. */
  readonly start: (given: Given) => Start;
}

export function renderSubmission(submission: Submission): Rendered {
  const { add, file } = submission;
  const programs = [
    ...(add === undefined ? [] : [renderAddClient(submission, add), renderAddServer(submission, add)]),
    ...(file === undefined ? [] : [renderFileClient(submission, file), renderFileServer(submission, file)]),
  ];
  const rendered =
    submission.arrangement.files === 'one file'
      ? inOneFileEach(submission, programs)
      : inFilesOfTheirOwn(submission, programs);
  return { ...rendered, files: new Map([...rendered.files, ...extraFiles(submission)]) };
}

function inFilesOfTheirOwn(submission: Submission, programs: readonly Program[]): Rendered {
  const { arrangement, style, words } = submission;
  const isPackage = arrangement.files === 'package';
  const hasModule = arrangement.hasModule && (arrangement.files === 'flat' || isPackage);
  const files = new Map<string, string>(isPackage ? [[`${packageOf(submission)}/__init__.py`, '']] : []);
  const moduleName = words.common === words.add ? 'shared' : words.common;
  // The functions of the two assignments have the same names, so only one of them has a module.
  const isShared = (program: Program): boolean => hasModule && program.assignment === programs[0]?.assignment;
  const isCallback = ({ code }: { readonly code: Code }): boolean =>
    code.helpers.every(([first]) => /^def (?:make|read|netstring)/.test(first ?? ''));
  const startables = programs.map((program) => {
    const path = pathOf(submission, program, programs.length);
    const part = partOf(program, 1);
    const usesModule = isShared(program) && isCallback(part);
    files.set(path, programSource(part, style, usesModule ? `${isPackage ? '.' : ''}${moduleName}` : undefined));
    const words1 = isPackage ? ['-m', path.slice(0, -3).replaceAll('/', '.')] : [path];
    return startable(program, { words: words1, typed: [] });
  });
  const shared = programs.filter(isShared).map((program) => partOf(program, 1)).filter(isCallback).map(({ code }) => code); // prettier-ignore
  if (shared.some(({ helpers }) => helpers.length > 0))
    files.set(isPackage ? `${packageOf(submission)}/${moduleName}.py` : `${moduleName}.py`, moduleSource(shared));
  return { files, programs: startables };
}

function inOneFileEach(submission: Submission, programs: readonly Program[]): Rendered {
  const { words, style, arrangement } = submission;
  const files = new Map<string, string>();
  const startables = (['add', 'file'] as const).flatMap((assignment) => {
    const halves = programs.filter((program) => program.assignment === assignment);
    if (halves.length === 0) return [];
    const path = `${arrangement.naming === 'words' ? (assignment === 'add' ? words.add : words.transfer) : assignment === 'add' ? 'adder' : 'transfer'}.py`;
    const choice = chosen(submission, path);
    const parts = halves.map((program) => ({ ...partOf(program, choice.firstArgument), name: program.role }));
    files.set(path, choiceSource(parts, choice.code, style));
    return halves.map((program) => startable(program, choice.start[program.role], choice.isFlagLast));
  });
  return { files, programs: startables };
}

function partOf(program: Program, firstArgument: number): Part {
  return {
    comment: `${program.assignment} ${program.role}`,
    constants: program.constants,
    code: program.main(firstArgument),
  };
}

function startable({ assignment, role, inputs }: Program, before: Start, isLast = false): Startable {
  return {
    assignment,
    role,
    start: (given) => {
      const own = startOf(inputs, given);
      const [path = '', ...chosenBy] = before.words;
      const words = isLast ? [path, ...own.words, ...chosenBy] : [path, ...chosenBy, ...own.words];
      return { words, typed: [...before.typed, ...own.typed] };
    },
  };
}

function packageOf({ words }: Submission): string {
  return `${words.data}lab`;
}

function pathOf(submission: Submission, { assignment, role }: Program, count: number): string {
  const { arrangement, words } = submission;
  const work = assignment === 'add' ? words.add : words.transfer;
  const isAlone = count === 2;
  const letter = 'abcd'.charAt((assignment === 'add' ? 0 : 2) + (role === 'client' ? 1 : 0));
  const name = {
    english: isAlone ? role : `${assignment}_${role}`,
    words: isAlone ? words[role] : `${words[role]}_${work}`,
    letters: letter,
    camel: `${isAlone ? 'UDP' : capital(assignment)}${capital(role)}`,
  }[arrangement.naming];
  switch (arrangement.files) {
    case 'flat':
      return `${name}.py`;
    case 'folders':
      return isAlone
        ? `${arrangement.folder}/${name}.py`
        : `${arrangement.folder}/${work}/${arrangement.naming === 'words' ? words[role] : role}.py`;
    case 'halves':
      return `${arrangement.naming === 'words' ? words[role] : role}/${name}.py`;
    case 'package':
      return `${packageOf(submission)}/${name}.py`;
    case 'one file':
      return `${work}.py`;
  }
}
