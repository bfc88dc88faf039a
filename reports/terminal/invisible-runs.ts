/**
 * A long run of one invisible character, shown as two of them and the number of the others:
 * `16\0\0…(1006 zero bytes)`.
 *
 * A program that sends its whole buffer writes hundreds of them, and all would hide the rest. The
 * judge quotes messages in the same notation.
 */
import { escapeCharacter } from './escape-character.ts';

/** Line ends and tabs lay text out; ESC and CSI begin sequences, which are removed first. */
const longRun =
  /(?!\ufe0e|\ufe0f|[\t\n\r\u001b\u009b])([\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}])\1{3,}(\p{M}*)/gu;

/** The same text with its long runs shortened; what was put in place of them is printable. */
export function shortenInvisibleRuns(text: string, unicode: boolean): string {
  return text.replaceAll(longRun, (run: string, character: string, marks: string) => {
    const shown = escapeCharacter(character);
    const others = (run.length - marks.length) / character.length - 2;
    const counted = character === '\0' ? `${others} zero bytes` : `${others} times ${shown}`;
    return `${shown}${shown}${unicode ? '…' : '...'}(${counted})${Array.from(marks, escapeCharacter).join('')}`;
  });
}
