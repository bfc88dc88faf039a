/**
 * The files of a submission that may be one of the programs, with all evidence for what each of
 * them is.
 *
 * A source that others include is a part of them and not a program; neither is one without a place
 * where execution begins. If a program uses the network only through such a part, both are judged
 * together.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type LanguageSupport } from '../languages/language.ts';
import { languages } from '../languages/table.ts';
import { type MaskedSource, maskSource } from '../read/mask-source.ts';
import type { ListedFile } from '../read/list-files.ts';
import { extensionOf, folderOf, pathWithin } from '../read/paths.ts';
import { readSource, type Source } from '../read/read-source.ts';
import { contentEvidence } from './content-evidence.ts';
import type { ProgramEvidence } from './evidence.ts';
import { support } from './evidence.ts';
import { type Freshness, freshness, nameEvidence } from './name-evidence.ts';
import { languageOf } from './language-of.ts';
import { holdsBothRoles } from './both-roles.ts';

export interface ProgramCandidate {
  readonly path: string;
  readonly language: LanguageSupport;
  readonly evidence: readonly ProgramEvidence[];
  readonly freshness: Freshness;
  readonly usesSockets: boolean;
  readonly isLectureExample: boolean;
  /** Whether it is client and server in one file, and an argument decides. */
  readonly hasBothRoles: boolean;
  /** Equal for files with the same beginning. */
  readonly digest: string;
  readonly compiled: boolean;
}

export interface Candidates {
  readonly candidates: readonly ProgramCandidate[];
  /** Sources that are not programs, each with the reason. */
  readonly rejected: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

const maxSources = 400;

interface SourceUnit {
  readonly path: string;
  readonly language: LanguageSupport;
  readonly source: Source;
  readonly masked: MaskedSource;
}

export async function findCandidates(folder: string, files: readonly ListedFile[]): Promise<Candidates> {
  const problems: string[] = [];
  const units = new Map<string, SourceUnit>();
  for (const file of files) {
    if (units.size === maxSources) {
      problems.push(
        `only the first ${maxSources} sources were read: move the programs near the top folder, or name them in datagrade.yaml`,
      );
      break;
    }
    const unit = await readUnit(folder, file, problems);
    if (unit !== undefined) units.set(file.path, unit);
  }
  const rejected = new Map<string, string>();
  const importers = importersOf(units);
  const candidates = [...units.values()].flatMap((unit) => createCandidate(unit, units, importers, rejected) ?? []);
  return { candidates: withoutCompiledCopies(candidates), rejected, problems };
}

async function readUnit(folder: string, file: ListedFile, problems: string[]): Promise<SourceUnit | undefined> {
  if (!couldBeProgram(file)) return undefined;
  const source = await readSource(join(folder, file.path));
  if (source === undefined) {
    problems.push(`${file.path} was left out because it could not be read`);
    return undefined;
  }
  const name = languageOf(file, source);
  if (name === undefined) return undefined;
  const language = languages[name];
  const masked = source.binary ? { code: source.text, bare: source.text } : maskSource(source.text, language.syntax);
  return { path: file.path, language, source, masked };
}

/** Decides by the name alone, so that pictures and data are not even opened. */
function couldBeProgram(file: ListedFile): boolean {
  const extension = extensionOf(file.path);
  const known = Object.values(languages).some((each) => each.extensions.includes(extension));
  return known || extension === '' || file.executable;
}

function importsOf(unit: SourceUnit, units: ReadonlyMap<string, SourceUnit>): readonly string[] {
  if (unit.source.binary) return [];
  const named = unit.language.imports(unit.masked.code).map((each) => pathWithin(folderOf(unit.path), each));
  return named.filter((each) => each !== undefined && each !== unit.path && units.has(each)) as string[];
}

function importersOf(units: ReadonlyMap<string, SourceUnit>): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const unit of units.values()) {
    for (const path of importsOf(unit, units)) importers.set(path, [...(importers.get(path) ?? []), unit.path]);
  }
  return importers;
}

function createCandidate(
  unit: SourceUnit,
  units: ReadonlyMap<string, SourceUnit>,
  importers: ReadonlyMap<string, readonly string[]>,
  rejected: Map<string, string>,
): ProgramCandidate | undefined {
  const own = contentEvidence(unit.masked.code, unit.language);
  const users = importers.get(unit.path) ?? [];
  // In Python, where every file can be started, one that others import is a program only if it says
  // where execution begins.
  const entered = unit.language.signs.entry?.test(unit.masked.code) ?? false;
  if (!entered && (users.length > 0 || !startsAnywhere(unit))) {
    rejected.set(
      unit.path,
      users.length > 0 ? `is a part of ${users[0] ?? ''}` : 'has no place where execution begins',
    );
    return undefined;
  }
  const whole = own.usesSockets
    ? own
    : contentEvidence(withImports(unit, units), unit.language, unit.masked.code.length);
  const names = nameEvidence(unit.path);
  const named = Math.max(support(names, 'client'), support(names, 'server')) >= 2;
  if (!whole.usesSockets && !named) {
    rejected.set(unit.path, 'uses no socket');
    return undefined;
  }
  return {
    path: unit.path,
    language: unit.language,
    evidence: [...names, ...whole.evidence],
    freshness: freshness(unit.path),
    usesSockets: whole.usesSockets,
    isLectureExample: whole.isLectureExample,
    hasBothRoles: holdsBothRoles(unit.masked),
    digest: createHash('sha256').update(unit.source.text).digest('hex'),
    compiled: unit.source.binary,
  };
}

/** Python and other scripts run from their first line; a compiled language needs its `main`. */
function startsAnywhere(unit: SourceUnit): boolean {
  return unit.language.signs.entry === undefined || unit.language.name === 'python';
}

/** The source and all local sources that it includes, directly or indirectly. */
function withImports(unit: SourceUnit, units: ReadonlyMap<string, SourceUnit>): string {
  const seen = new Set([unit.path]);
  for (const path of seen) {
    const each = units.get(path);
    if (each !== undefined && seen.size < 30) importsOf(each, units).forEach((name) => seen.add(name));
  }
  return [...seen].map((path) => units.get(path)?.masked.code ?? '').join('\n');
}

/** Removes a compiled program whose source is next to it. */
function withoutCompiledCopies(candidates: readonly ProgramCandidate[]): readonly ProgramCandidate[] {
  const stem = (path: string): string => path.replace(/\.[^./]*$/, '');
  const sources = new Set(
    candidates.filter((each) => each.language.name !== 'executable').map((each) => stem(each.path)),
  );
  return candidates.filter((each) => !each.compiled || !sources.has(stem(each.path)));
}
