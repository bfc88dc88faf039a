/** A character that prints nothing, or something else than it says, as printable ASCII. */
export function escapeCharacter(character: string): string {
  const named = names.get(character);
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

const names: ReadonlyMap<string, string> = new Map([
  ['\0', String.raw`\0`],
  ['\t', String.raw`\t`],
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
]);
