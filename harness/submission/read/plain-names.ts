/**
 * Gives what has a name that is not UTF-8 a plain one, under which it is found, built and started.
 * Pure, and the same for every reader of a folder.
 */
import { isEscaped, plainName } from '../../observe/file-name.ts';

/** @param entries of one folder */
export function withPlainNames<Entry extends { readonly name: string }>(
  entries: readonly Entry[],
): readonly { readonly entry: Entry; readonly name: string }[] {
  const used = new Set(entries.map(({ name }) => name));
  const escaped = entries.filter(({ name }) => isEscaped(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = new Map(escaped.map((entry) => [entry, unused(plainName(entry.name), used)]));
  return entries.map((entry) => ({ entry, name: names.get(entry) ?? entry.name }));
}

function unused(name: string, used: Set<string>): string {
  let free = name;
  while (used.has(free)) free = `_${free}`;
  used.add(free);
  return free;
}
