/**
 * Puts together what a program wrote to its screen and to standard error. Pure.
 *
 * The two arrive by ways of their own, so that a prompt on one can be overtaken by output on the
 * other. A line without an end is where the cursor is: it comes last.
 */

export interface WrittenText {
  readonly isError: boolean;
  readonly text: string;
}

export function unfinishedLast(written: readonly WrittenText[]): string {
  const all = written.map(({ text }) => text).join('');
  const errors = textOf(written, true);
  const screen = textOf(written, false);
  const prompt = unfinishedLineOf(errors);
  if (prompt === '' || unfinishedLineOf(screen) !== '' || all.endsWith(prompt)) return all;
  return `${screen}${errors}`;
}

function textOf(written: readonly WrittenText[], isError: boolean): string {
  return written
    .filter((each) => each.isError === isError)
    .map(({ text }) => text)
    .join('');
}

function unfinishedLineOf(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}
