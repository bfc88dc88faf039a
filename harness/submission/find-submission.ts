/**
 * Determines which files of a folder are the four programs. It only reads, and only the beginning
 * of each file.
 *
 * What the manifest says is accepted as it is. The other programs are found by the names of files
 * and by what the sources do, with reasons.
 */
import { stat, realpath } from 'node:fs/promises';
import { nameBytes, nameText } from '../observe/file-name.ts';
import { resolve } from 'node:path';
import { type Candidates, findCandidates } from './find/candidates.ts';
import { explainAbsence, problemsOf, reasonsFor } from './find/explain.ts';
import { ambiguous, type Leftover, leftoversFor, perhaps } from './find/leftovers.ts';
import { matchPrograms } from './find/match-programs.ts';
import { addSiblingEvidence } from './find/evidence/siblings.ts';
import { describeUnreadFiles, isArchive } from './find/unread-files.ts';
import { declaredPrograms } from './manifest/declared-programs.ts';
import { readManifest } from './manifest/read.ts';
import { type ProgramId, programIds } from '../handout/programs.ts';
import { type Program } from './program.ts';
import { type ListedFile, listFiles } from './read/list-files.ts';
import { quotePath } from './read/paths.ts';
import { SubmissionError } from './error.ts';
import { submissionId } from './submission-id.ts';
import type { Submission } from './submission.ts';

const declaredNone = 'the manifest says that there is no such program';

/**
 * @throws SubmissionError for a folder that cannot be read, is too large, or has archives instead
 * of programs, and for an invalid manifest
 */
export async function findSubmission(folder: string): Promise<Submission> {
  const top = await realFolder(folder);
  const manifest = await readManifest(top);
  const listing = await listFiles(top);
  const paths = new Set(listing.files.map((file) => file.path));
  const declared = await declaredPrograms(top, manifest, listing.files);
  const open = programIds.filter((id) => !declared.programs.has(id) && !declared.none.has(id));
  const found = await candidatesBeside(declared.programs, top, listing.files);
  const match = matchPrograms(found.candidates, open);

  const leftovers = leftoversFor(found.candidates, match, open);
  const programs = programsOf(declared, match, leftovers, paths);
  if (programs.size === 0) refuseArchives(top, [...paths].filter(isArchive));
  const others = describeUnreadFiles(listing.files);
  const absentIds = programIds.filter((id) => !programs.has(id));
  const absent = new Map(
    absentIds.map((id) => [id, declared.none.has(id) ? declaredNone : explainAbsence(id, found, match) + others]),
  );
  const missing = absentIds.filter((id) => !declared.none.has(id));
  const undecided = undecidedAmong(missing, found.candidates, match);
  const unread = [...listing.problems, ...found.problems];
  const problems = [
    ...(manifest?.problems ?? []),
    ...(manifest === undefined ? misplacedManifests(paths) : []),
    ...unread,
    ...renamedFiles(listing.files),
    ...(open.length > 0 ? problemsOf(found, match) : []),
  ];
  return {
    id: submissionId(top),
    folder: top,
    programs,
    absent,
    ...(undecided.size > 0 && { undecided }),
    problems,
    // What a manifest names is not searched for.
    unread: open.length > 0 ? unread : [],
    ...(manifest && { manifest: manifest.manifest }),
  };
}

/** Sources that the manifest names need not be recognised. */
async function candidatesBeside(
  declared: ReadonlyMap<ProgramId, Program>,
  top: string,
  files: readonly ListedFile[],
): Promise<Candidates> {
  const taken = new Set([...declared.values()].map((program) => program.path));
  const all = await findCandidates(
    top,
    files.filter((file) => !taken.has(file.path)),
  );
  return { ...all, candidates: addSiblingEvidence(all.candidates) };
}

function undecidedAmong(
  absent: readonly ProgramId[],
  candidates: Candidates['candidates'],
  match: ReturnType<typeof matchPrograms>,
): ReadonlyMap<ProgramId, string> {
  const reasons = absent.map((id) => [id, perhaps(candidates, match, id)] as const);
  return new Map(reasons.flatMap(([id, reason]) => (reason === undefined ? [] : [[id, reason] as const])));
}

/** The programs that the manifest names, and for the others the files that were found. */
function programsOf(
  declared: Awaited<ReturnType<typeof declaredPrograms>>,
  match: ReturnType<typeof matchPrograms>,
  leftovers: ReadonlyMap<ProgramId, Leftover>,
  paths: ReadonlySet<string>,
): ReadonlyMap<ProgramId, Program> {
  const programs = new Map<ProgramId, Program>();
  for (const id of programIds) {
    const given = declared.programs.get(id);
    const leftover = leftovers.get(id) ?? ambiguous(match.chosen.get(id)?.candidate, id);
    const candidate = leftover?.candidate ?? match.chosen.get(id)?.candidate;
    if (given !== undefined) programs.set(id, given);
    else if (candidate !== undefined) {
      const starts = leftover?.starts ?? candidate.starts;
      const build = candidate.language.plan(candidate.path, paths);
      const extra = declared.extras.get(id);
      programs.set(id, {
        id,
        language: candidate.language.name,
        path: candidate.path,
        reasons: reasonsFor(candidate, id),
        ...(build && { build }),
        ...(starts.length > 0 && { starts }),
        ...(candidate.shown.length > 0 && { shown: candidate.shown }),
        ...(leftover && { unsure: leftover.unsure }),
        ...(candidate.transport === 'tcp' && { usesTcp: true }),
        ...(candidate.mainClass !== undefined && { mainClass: candidate.mainClass }),
        ...(extra && { manifest: extra }),
      });
    }
  }
  return programs;
}

/** The programs may be in an archive: that there are none would be a guess. */
function refuseArchives(top: string, archives: readonly string[]): void {
  const [first] = archives;
  if (first === undefined) return;
  const others = archives.length === 1 ? '' : ` and ${archives.length - 1} more`;
  throw new SubmissionError(
    'folder.onlyArchives',
    `cannot read the submission ${quotePath(top)}: its programs may be in the archive ${quotePath(first)}${others}, which datagrade does not open; unpack it there`,
  );
}

function renamedFiles(files: readonly ListedFile[]): readonly string[] {
  const renamed = files.flatMap(({ path, from }) => (from === undefined ? [] : [{ path, from }]));
  const [first] = renamed;
  if (first === undefined) return [];
  const others = renamed.length === 1 ? '' : `, and ${renamed.length - 1} more likewise`;
  return [`${quotePath(first.from)} is called ${quotePath(first.path)} here, because its name is not UTF-8${others}`];
}

function misplacedManifests(paths: ReadonlySet<string>): readonly string[] {
  const misplaced = [...paths].filter((path) => /\/datagrade\.ya?ml$/.test(path)).slice(0, 3);
  return misplaced.map((path) => `${quotePath(path)} was not read: move it to the top folder of the submission`);
}

async function realFolder(folder: string): Promise<string> {
  const shown = quotePath(folder);
  const found = await stat(nameBytes(folder)).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) {
    const missing = found.code === 'ENOENT' || found.code === 'ENOTDIR';
    if (missing)
      throw new SubmissionError(
        'folder.missing',
        `cannot read the submission ${shown}: there is no such folder; give the folder of one submission`,
      );
    throw new SubmissionError(
      'folder.unreadable',
      `cannot read the folder ${shown}: ${found.message}; check its permissions`,
    );
  }
  if (!found.isDirectory()) {
    throw new SubmissionError(
      'folder.notAFolder',
      `cannot read the submission ${shown}: it is a file; give the folder of one submission, unpacked`,
    );
  }
  return nameText(await realpath(nameBytes(resolve(folder)), 'buffer'));
}
