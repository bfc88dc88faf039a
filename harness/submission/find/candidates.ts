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
import type { ProgramStart } from '../program.ts';
import { localFiles } from '../read/local-files.ts';
import { extensionOf, folderOf, quotePath } from '../read/paths.ts';
import { readSource, type Source } from '../read/read-source.ts';
import { type CommandLine, commandLinesIn } from './commands/command-lines.ts';
import { argumentsShown, commandNamesOf, partsFromCommands, withFlagsShown } from './commands/command-parts.ts';
import { readDocuments } from './commands/documents.ts';
import { contentEvidence } from './evidence/content.ts';
import type { ProgramEvidence } from './evidence/observation.ts';
import { support } from './evidence/observation.ts';
import { type Freshness, freshness, nameEvidence } from './evidence/file-name.ts';
import { languageOf } from './language-of.ts';
import { holdsBothRoles } from './both-roles.ts';
import { type ProgramText, programText } from './parts/reachable.ts';
import { startParts, type StartPart } from './parts/start-parts.ts';

export interface ProgramCandidate {
  readonly path: string;
  readonly language: LanguageSupport;
  readonly evidence: readonly ProgramEvidence[];
  readonly freshness: Freshness;
  readonly usesSockets: boolean;
  readonly isLectureExample: boolean;
  /** How it uses the network; undefined if its code does not show that. */
  readonly transport?: 'udp' | 'tcp';
  /** Whether it is client and server in one file, and it is not visible what decides. */
  readonly hasBothRoles: boolean;
  /** How the file is started as this program, if it is several; likeliest first. */
  readonly starts: readonly ProgramStart[];
  /** As in {@link Program}. */
  readonly shown: readonly CommandLine[];
  /** As in {@link Program}. */
  readonly mainClass?: string;
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

/** The other files of the submission. */
interface Surroundings {
  readonly units: ReadonlyMap<string, SourceUnit>;
  readonly importers: ReadonlyMap<string, readonly string[]>;
  readonly documents: readonly string[];
}

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
  const context = { units, importers: importersOf(units), documents: await readDocuments(folder, files) };
  const candidates = [...units.values()].flatMap((unit) => candidatesOf(unit, context, rejected));
  return { candidates: withoutCompiledCopies(candidates), rejected, problems };
}

async function readUnit(folder: string, file: ListedFile, problems: string[]): Promise<SourceUnit | undefined> {
  if (!couldBeProgram(file)) return undefined;
  const source = await readSource(join(folder, file.from ?? file.path));
  if (source === undefined) {
    problems.push(`${quotePath(file.from ?? file.path)} was left out because it could not be read`);
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
  const named = unit.language.imports(unit.masked.code).flatMap((each) => localFiles(each, unit.path, units));
  return [...new Set(named)].filter((each) => each !== unit.path);
}

function importersOf(units: ReadonlyMap<string, SourceUnit>): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const unit of units.values()) {
    for (const path of importsOf(unit, units)) importers.set(path, [...(importers.get(path) ?? []), unit.path]);
  }
  return importers;
}

/** One candidate for each program that the source is; none for a part of other programs. */
function candidatesOf(
  unit: SourceUnit,
  { units, importers, documents }: Surroundings,
  rejected: Map<string, string>,
): readonly ProgramCandidate[] {
  const users = importers.get(unit.path) ?? [];
  // In Python, where every file can be started, one that others import is a program only if it says
  // where execution begins.
  const entered = hasEntry(unit);
  if (!entered && (users.length > 0 || !startsAnywhere(unit))) {
    const [user] = users;
    rejected.set(unit.path, user === undefined ? 'has no place where execution begins' : `is a part of ${user}`);
    return [];
  }
  const names = nameEvidence(unit.path);
  const shown = shownCommands(unit, documents);
  const text = programText(unit.masked, includedUnits(unit, units), unit.language.blocks);
  const found = partsOf(unit, text, shown).filter((part) => {
    const said = [...names, ...part.names];
    const named = Math.max(support(said, 'client'), support(said, 'server')) >= 2;
    return part.content.usesSockets || (named && part.starts.length === 0);
  });
  if (found.length === 0) rejected.set(unit.path, 'uses no socket');
  return found.map(({ content, names: own, starts, mainClass }) => ({
    path: unit.path,
    language: unit.language,
    evidence: [...names, ...own, ...content.evidence],
    freshness: freshness(unit.path),
    usesSockets: content.usesSockets,
    ...(content.transport && { transport: content.transport }),
    isLectureExample: content.isLectureExample,
    hasBothRoles: found.length === 1 && holdsBothRoles(text, unit.language.signs),
    starts,
    shown: argumentsShown(shown, starts),
    ...(mainClass !== undefined && { mainClass }),
    digest: createHash('sha256')
      .update(unit.source.text)
      .update(mainClass ?? JSON.stringify(starts))
      .digest('hex'),
    compiled: unit.source.binary,
  }));
}

function shownCommands({ path, source }: SourceUnit, documents: readonly string[]): readonly CommandLine[] {
  if (source.binary) return [];
  const names = commandNamesOf(path);
  return [
    ...commandLinesIn(source.text, names, true),
    ...documents.flatMap((each) => commandLinesIn(each, names, false)),
  ];
}

function partsOf(unit: SourceUnit, text: ProgramText, shown: readonly CommandLine[]): readonly StartPart[] {
  if (unit.source.binary) return [{ content: contentEvidence(unit.masked.code, unit.language), names: [], starts: [] }];
  const parts = withFlagsShown(startParts(text, unit.language), shown);
  const [whole, other] = parts;
  if (whole === undefined || other !== undefined || whole.starts.length > 0) return parts;
  const found = partsFromCommands(whole, shown);
  return found.length > 0 ? found : parts;
}

/** Python and other scripts run from their first line; a compiled language needs its `main`. */
function startsAnywhere(unit: SourceUnit): boolean {
  return unit.language.signs.entry === undefined || unit.language.name === 'python';
}

/** All local sources that a source includes, directly or indirectly. */
function includedUnits(unit: SourceUnit, units: ReadonlyMap<string, SourceUnit>): readonly MaskedSource[] {
  const seen = new Set([unit.path]);
  for (const path of seen) {
    const each = units.get(path);
    if (each !== undefined && seen.size < 30) importsOf(each, units).forEach((name) => seen.add(name));
  }
  for (const path of linkedWith(unit, units)) seen.add(path);
  return [...seen].flatMap((path) => (path === unit.path ? [] : (units.get(path)?.masked ?? [])));
}

/** Sources of C and C++ beside it, without an entry of their own, that include the same headers, directly or through others. */
function linkedWith(unit: SourceUnit, units: ReadonlyMap<string, SourceUnit>): ReadonlySet<string> {
  const linked = new Set<string>();
  if (!isLinked(unit)) return linked;
  const parts = [...units.values()].filter(
    (each) => each !== unit && isLinked(each) && !hasEntry(each) && folderOf(each.path) === folderOf(unit.path),
  );
  const headers = new Set(headersOf(unit));
  for (let size = -1; size < linked.size;) {
    size = linked.size;
    for (const part of parts) {
      if (!headersOf(part).some((name) => headers.has(name))) continue;
      linked.add(part.path);
      for (const name of headersOf(part)) headers.add(name);
    }
  }
  return linked;
}

function headersOf({ language, masked }: SourceUnit): readonly string[] {
  return language.imports(masked.code);
}

function hasEntry({ language, masked }: SourceUnit): boolean {
  return language.signs.entry?.test(masked.code) === true;
}

function isLinked({ language, source }: SourceUnit): boolean {
  return !source.binary && (language.name === 'c' || language.name === 'c++');
}

/** Removes a compiled program whose source is next to it. */
function withoutCompiledCopies(candidates: readonly ProgramCandidate[]): readonly ProgramCandidate[] {
  const stem = (path: string): string => path.replace(/\.[^./]*$/, '');
  const sources = new Set(
    candidates.filter((each) => each.language.name !== 'executable').map((each) => stem(each.path)),
  );
  return candidates.filter((each) => !each.compiled || !sources.has(stem(each.path)));
}
