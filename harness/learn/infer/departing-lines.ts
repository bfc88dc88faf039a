/**
 * Lines of a screen that begin to show a text of a message and then depart from it within a word, as "Maria Lope" or "Maria Lopess" does
 * from "Maria Lopes". The other program was to show a name, and got it wrong: such a line says nothing of where the name ends. Pure.
 */

/** @param payloads of the message whose name is looked for */
export function withoutDepartingLines(screen: string, payloads: readonly Uint8Array[]): string {
  const sent = pairsOf(payloads.map((payload) => Buffer.from(payload).toString('utf8')).join(' '));
  return screen
    .split('\n')
    .filter((line) => !pairsOf(line).some((shown) => sent.some((meant) => departs(shown, meant))))
    .join('\n');
}

type Pair = readonly [string, string];

/** Each word with the next one. */
function pairsOf(text: string): readonly Pair[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(1).map((word, at) => [words[at] ?? '', word]);
}

function departs([before, after]: Pair, [first, second]: Pair): boolean {
  return (before === first && isPartOf(after, second, 'start')) || (after === second && isPartOf(before, first, 'end'));
}

/** Whether one of two different words is the other without some letters at its end, or else at its start. */
function isPartOf(shown: string, meant: string, common: 'start' | 'end'): boolean {
  const [short, long] = shown.length < meant.length ? [shown, meant] : [meant, shown];
  if (short.length < 2 || short.length === long.length || /^\d+$/.test(short)) return false;
  return common === 'start' ? long.startsWith(short) : long.endsWith(short);
}
