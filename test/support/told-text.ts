/** What a report says, compared without its line breaks. */

/** On one line, however it was broken. */
export function flat(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/**
 * Of a long text, a report shows only the beginning or the end.
 *
 * @param told the report on one line
 */
export function showsAnEndOf(text: string, told: string): boolean {
  const lines = text.trim().split('\n');
  return [lines[0], lines.at(-1)].some((line) => told.includes(`│ ${flat(line ?? '')}`));
}
