/**
 * Which rows of a roster a submission may belong to, by the strongest evidence that its name has. It
 * never chooses among several. Pure.
 */
import { foldForCanvas, foldForMoodle, foldText, plainWords } from '../fold.ts';
import type { PlatformNumber, RosterRow } from '../roster.ts';
import type { RowIndex } from './index-rows.ts';

export interface NamedSubmission {
  readonly id: string;
  /** What the name of a download says, if it is from a learning platform. */
  readonly platform?:
    { readonly kind: PlatformNumber['kind']; readonly name: string; readonly number?: string } | undefined;
  /** Whether it holds nothing, so that it can be the work of nobody. */
  readonly isEmpty?: boolean;
}

/** From the strongest to the weakest. */
export const evidenceForRow = ['id', 'email', 'id in the name', 'group', 'name'] as const;
export type EvidenceForRow = (typeof evidenceForRow)[number];

export interface RowCandidates {
  readonly by: EvidenceForRow;
  readonly rows: readonly RosterRow[];
}

/** @returns undefined if nothing in its name is on the roster */
export function candidatesFor(submission: NamedSubmission, index: RowIndex): RowCandidates | undefined {
  for (const by of evidenceForRow) {
    const rows = rowsBy[by](submission, index);
    if (rows.length > 0) return { by, rows: [...new Set(rows)] };
  }
  return undefined;
}

type FindRows = (submission: NamedSubmission, index: RowIndex) => readonly RosterRow[];

const rowsBy: Readonly<Record<EvidenceForRow, FindRows>> = {
  id: (submission, index) => [
    ...unlessAnother(submission, index.id.get(foldText(submission.id))),
    ...rowsByNumber(submission, index),
  ],
  email: (submission, index) => unlessAnother(submission, index.email.get(foldText(submission.id))),
  'id in the name': (submission, index) =>
    idsWithin(submission).flatMap((id) => unlessAnother(submission, index.id.get(id))),
  group: rowsByGroup,
  name({ id, platform }, index) {
    const named =
      platform?.kind === 'canvas'
        ? index.canvasName.get(foldForCanvas(platform.name))
        : index.name.get(foldForMoodle(platform?.name ?? id));
    return unlessAnother({ id, platform }, named);
  },
};

function rowsByGroup({ id, platform }: NamedSubmission, index: RowIndex): readonly RosterRow[] {
  if (platform?.kind === 'canvas') return index.canvasGroup.get(foldForCanvas(platform.name)) ?? [];
  return index.group.get(foldForMoodle(platform?.name ?? id)) ?? [];
}

/**
 * The number of a download is that of a person, of a group, or of something else that a roster may
 * count: names must not speak against it. That of Canvas is always a person's.
 */
function rowsByNumber(submission: NamedSubmission, index: RowIndex): readonly RosterRow[] {
  const { platform } = submission;
  if (platform?.number === undefined) return [];
  const own = index.number.get(`${platform.kind} ${platform.number}`) ?? [];
  const sure = platform.kind === 'canvas' ? own : own.filter((row) => agrees(row, submission, index));
  const others = unlessAnother(submission, index.id.get(foldText(platform.number)));
  return [...sure, ...others.filter((row) => agrees(row, submission, index))];
}

function agrees(row: RosterRow, submission: NamedSubmission, index: RowIndex): boolean {
  if (row.names.length === 0 || hasNameOf(row, submission) || isBlind(submission)) return true;
  return rowsByGroup(submission, index).length === 0 && sharesWord(row, submission);
}

/** Whether the name in a download is that of the row. */
export function hasNameOf({ names }: RosterRow, { platform }: NamedSubmission): boolean {
  if (platform === undefined) return false;
  const fold = platform.kind === 'canvas' ? foldForCanvas : foldForMoodle;
  return names.some((name) => fold(name) === fold(platform.name));
}

/** "Participant_123", in a few languages. */
function isBlind({ platform }: NamedSubmission): boolean {
  return platform?.kind === 'moodle' && /^Particip\p{L}*$/iu.test(platform.name);
}

function sharesWord({ names }: RosterRow, { platform }: NamedSubmission): boolean {
  const written = plainWords(platform?.name ?? '');
  const words = names.flatMap(plainWords).filter(({ length }) => length > 2);
  if (platform?.kind === 'canvas') return words.some((word) => written.join('').includes(word));
  return words.some((word) => written.includes(word));
}

/** Without the rows whose number on the same platform is another one: a different person of that name. */
function unlessAnother({ platform }: NamedSubmission, rows: readonly RosterRow[] = []): readonly RosterRow[] {
  if (platform?.number === undefined) return rows;
  return rows.filter((row) => row.platform?.kind !== platform.kind || row.platform.number === platform.number);
}

/** Parts of a folder's name that are long enough to be the id of one person. */
function idsWithin({ id, platform }: NamedSubmission): readonly string[] {
  return foldText(id)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length > 4 && /\d/.test(part) && part !== platform?.number);
}
