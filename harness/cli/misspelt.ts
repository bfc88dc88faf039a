/**
 * Words of a command line that datagrade does not know: which kind each is, and the known word that
 * was probably meant.
 */

/** What the parser knows at the place of the mistake. */
export interface KnownWords {
  readonly commands: readonly string[];
  /** Long names of options. */
  readonly options: readonly string[];
}

/**
 * @param unknown names as the parser reports them, options without their dashes
 * @param words the command line
 */
export function describeUnknown(
  unknown: readonly string[],
  words: readonly string[],
  { commands, options }: KnownWords,
): string {
  const [first = ''] = unknown;
  if (words.includes(first) && commands.length > 0)
    return `there is no command "${first}"${suggestion(first, commands, (name) => `"${name}"`)}`;
  if (words.includes(first)) return `"${first}" is one argument too many`;
  const typed = unknown.map((name) => (name.length === 1 ? `-${name}` : `--${name}`));
  const folder = words.some((word) => /^-[^-=]{2,}$/.test(word)) ? '; a name that begins with - follows --' : '';
  return `there is no option ${typed.join(', ')}${suggestion(first, options, (name) => `--${name}`) || folder}`;
}

function suggestion(word: string, known: readonly string[], shown: (name: string) => string): string {
  const [nearest] = known
    .map((name) => ({ name, edits: editsBetween(word, name) }))
    .filter(({ name, edits }) => edits <= Math.max(1, Math.floor(Math.min(word.length, name.length) / 3)))
    .toSorted((a, b) => a.edits - b.edits);
  return nearest === undefined ? '' : `; did you mean ${shown(nearest.name)}?`;
}

/** The least number of letters to insert, remove, replace or exchange with the next one. */
function editsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const isExchange = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isExchange ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
