/** Finds rows of a roster by what is in the names of submissions. Pure. */
import { foldForCanvas, foldForMoodle, foldText } from '../fold.ts';
import type { RosterRow } from '../roster.ts';

export type RowIndex = Readonly<Record<RowKey, ReadonlyMap<string, readonly RosterRow[]>>>;
export type RowKey = 'number' | 'id' | 'email' | 'group' | 'canvasGroup' | 'name' | 'canvasName';

export function indexRows(rows: readonly RosterRow[]): RowIndex {
  const by = (keysOf: (row: RosterRow) => readonly string[]): ReadonlyMap<string, readonly RosterRow[]> => {
    const found = new Map<string, RosterRow[]>();
    for (const row of rows)
      for (const key of new Set(keysOf(row))) {
        const old = found.get(key);
        if (key === '') continue;
        if (old === undefined) found.set(key, [row]);
        else old.push(row);
      }
    return found;
  };
  return {
    number: by(({ platform }) => (platform === undefined ? [] : [`${platform.kind} ${platform.number}`])),
    id: by(({ ids }) => ids.map(foldText)),
    email: by(({ email }) => [foldText(email), foldText(email.split('@')[0] ?? '')]),
    group: by(({ group }) => [foldForMoodle(group)]),
    canvasGroup: by(({ group }) => [foldForCanvas(group)]),
    name: by(({ names }) => names.map(foldForMoodle)),
    canvasName: by(({ names }) => names.map(foldForCanvas)),
  };
}
