/** Finds the known word that was probably meant by a misspelt one. Pure. */

/** The known word with the fewest edits; `undefined` if none is close. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  return known
    .map((name) => ({ name, most: Math.max(1, Math.floor(Math.min(word.length, name.length) / 3)) }))
    .filter(({ name, most }) => Math.abs(word.length - name.length) <= most)
    .map(({ name, most }) => ({ name, most, edits: editsBetween(word, name) }))
    .filter(({ edits, most }) => edits <= most)
    .toSorted((a, b) => a.edits - b.edits)[0]?.name;
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
