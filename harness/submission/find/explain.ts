/**
 * Sentences about a match: why a file is a program, why a program is absent, and what a person
 * should decide.
 */
import { assignmentOf, type ProgramId, programIds, roleOf } from '../../handout/programs.ts';
import { quotePath } from '../read/paths.ts';
import type { ProgramCandidate, Candidates } from './candidates.ts';
import { concerns, type Direction, support } from './evidence/observation.ts';
import type { Match } from './match-programs.ts';

/** What a person calls the programs. */
export const titles: Readonly<Record<ProgramId, string>> = {
  'add.client': 'client that adds two numbers',
  'add.server': 'server that adds two numbers',
  'file.client': 'file transfer client',
  'file.server': 'file transfer server',
};

const maxReasons = 8;

/** The evidence for the program, strongest first. */
export function reasonsFor(candidate: ProgramCandidate, id: ProgramId): readonly string[] {
  const found = candidate.evidence.filter((each) => concerns(each, id)).toSorted((a, b) => b.weight - a.weight);
  const reasons = found.slice(0, maxReasons).map((each) => sentence(each.says));
  return candidate.usesSockets ? reasons : [...reasons, 'It does not seem to use a socket.'];
}

/** Why there is no such program, with what was found instead. */
export function explainAbsence(id: ProgramId, found: Candidates, match: Match): string {
  const title = titles[id];
  const both = found.candidates.find((each) => each.hasBothRoles && support(each.evidence, assignmentOf(id)) >= 0);
  if (both !== undefined)
    return `${quotePath(both.path)} contains client and server in one file, and no other file looks like the ${title}`;
  const taken = new Set([...match.chosen.values()].map((fit) => fit.candidate));
  const left = found.candidates.filter((each) => !taken.has(each)).map(describeOther);
  const rejected = [...found.rejected].map(([path, why]) => `${quotePath(path)} ${why}`);
  const seen = [...left, ...rejected].slice(0, 5);
  return `no file looks like the ${title}${seen.length === 0 ? '' : `: ${seen.join(', ')}`}`;
}

function describeOther({ path, transport }: ProgramCandidate): string {
  return `${quotePath(path)} ${transport === 'tcp' ? 'is a TCP program' : 'does not look like it'}`;
}

/** What was ambiguous, what was chosen, and the manifest lines that decide it. */
export function problemsOf(found: Candidates, match: Match): readonly string[] {
  return [
    ...describeAlternatives(match),
    ...describeContradictions(match),
    ...describeBothRoles(found),
    ...describeBothAssignments(match),
    ...describeUndecided(found, match),
  ];
}

function manifestLines(id: ProgramId, key: 'path' | 'command', value: string): string {
  return `datagrade.yaml:\nprograms:\n  ${id}:\n    ${key}: ${value}`;
}

/** Another file fits a program nearly as well as the chosen one. */
function describeAlternatives(match: Match): readonly string[] {
  const taken = new Set([...match.chosen.values()].map((fit) => fit.candidate));
  return programIds.flatMap((id) => {
    const chosen = match.chosen.get(id);
    if (chosen === undefined) return [];
    const others = (match.fits.get(id) ?? [])
      .filter((fit) => !taken.has(fit.candidate) && fit.score >= 0.5 * chosen.score)
      .filter((fit) => fit.candidate.digest !== chosen.candidate.digest)
      .slice(0, 4);
    const first = others[0];
    if (first === undefined) return [];
    const names = others.map((fit) => describeAlternative(fit.candidate)).join(', ');
    const path = quotePath(chosen.candidate.path);
    return [
      `${path} was chosen as the ${titles[id]}, but it could also be ${names}. To choose another file, write in ` +
        manifestLines(id, 'path', yamlText(first.candidate.path)),
    ];
  });
}

function describeAlternative(candidate: ProgramCandidate): string {
  const stale = candidate.freshness.stale;
  return quotePath(candidate.path) + (stale === undefined ? '' : ` (its name suggests ${stale})`);
}

/** The name indicates one role, the content clearly the other. */
function describeContradictions(match: Match): readonly string[] {
  return [...match.chosen].flatMap(([id, { candidate }]) => {
    const directions: readonly Direction[] = [roleOf(id), assignmentOf(id)];
    const against = directions.filter(
      (each) => support(candidate.evidence, each, 'name') <= -1.5 && support(candidate.evidence, each, 'content') > 0,
    );
    if (against.length === 0) return [];
    const meaning =
      candidate.evidence.find((each) => each.from === 'name' && !concerns(each, id))?.says ??
      'its name suggests something else';
    const what = against
      .map((each) => (each === 'add' ? 'a program that adds' : each === 'file' ? 'a program for files' : `a ${each}`))
      .join(' and ');
    return [
      `${quotePath(candidate.path)} was chosen as the ${titles[id]}: ${meaning}, but its code looks like ${what}. ` +
        `To confirm or change this, write in ${manifestLines(id, 'path', yamlText(candidate.path))}`,
    ];
  });
}

function describeBothRoles(found: Candidates): readonly string[] {
  return found.candidates
    .filter((each) => each.hasBothRoles)
    .map((each) => {
      const adds = support(each.evidence, 'add') >= support(each.evidence, 'file');
      const command = `[${[each.language.interpreters.at(0) ?? each.path, each.path, 'client'].map(yamlText).join(', ')}]`;
      return (
        `${quotePath(each.path)} contains client and server in one file, and datagrade does not know which argument starts which. Write both commands in ` +
        manifestLines(adds ? 'add.client' : 'file.client', 'command', command)
      );
    });
}

/** One file seems to do both assignments, and no other file does the second one. */
function describeBothAssignments(match: Match): readonly string[] {
  return [...match.chosen].flatMap(([id, { candidate }]) => {
    const other = programIds.find((each) => each !== id && roleOf(each) === roleOf(id));
    if (other === undefined || match.chosen.has(other)) return [];
    const content = candidate.evidence.filter((each) => each.from === 'content');
    const weight = (toward: Direction): number =>
      content.reduce((total, each) => total + (each.toward === toward ? each.weight : 0), 0);
    if (weight('add') < 4 || weight('file') < 4.5) return [];
    return [
      `${quotePath(candidate.path)} was chosen as the ${titles[id]} and also looks like the ${titles[other]}. If it is, write in ` +
        manifestLines(other, 'path', yamlText(candidate.path)),
    ];
  });
}

/** A program that uses the network, was not chosen, and does not compete with a chosen one. */
function describeUndecided(found: Candidates, match: Match): readonly string[] {
  if (match.chosen.size === programIds.length) return [];
  const taken = new Set([...match.chosen.values()].map((fit) => fit.candidate));
  const fitting = new Set([...match.fits.values()].flat().map((fit) => fit.candidate));
  return found.candidates
    .filter((each) => each.usesSockets && !each.hasBothRoles && !taken.has(each) && !fitting.has(each))
    .slice(0, 4)
    .map((each) => {
      const id = programIds.find((one) => !match.chosen.has(one)) ?? 'add.client';
      const why = each.isLectureExample
        ? 'looks like the example of the lecture'
        : 'uses sockets, but not clearly as one of the four programs';
      return `${quotePath(each.path)} ${why} and was left out. If it is one of the four, write in ${manifestLines(id, 'path', yamlText(each.path))}`;
    });
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

/** A text in YAML, without quotation marks if that is safe. */
function yamlText(text: string): string {
  return /^[A-Za-z0-9_][\w./-]*$/.test(text) && !/^(?:\d|true$|false$|null$|yes$|no$)/i.test(text)
    ? text
    : JSON.stringify(text);
}
