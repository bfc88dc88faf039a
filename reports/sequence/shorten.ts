/**
 * Makes a sequence as short as a reader can follow: long runs of equal datagrams and very long
 * sequences lose their middle, with a row that says how much; a long wait gets a row with its length.
 */
import type { SequenceRow } from './rows.ts';

export function shortenRows(rows: readonly SequenceRow[]): SequenceRow[] {
  return withWaits(cutMiddle(collapseRuns(rows)));
}

const keptOfRun = 2;
const shortRun = 6;
const longestRows = 120;
const longWaitMs = 250;

function collapseRuns(rows: readonly SequenceRow[]): SequenceRow[] {
  const shown: SequenceRow[] = [];
  for (let at = 0; at < rows.length;) {
    let end = at + 1;
    while (end < rows.length && isAlike(rows[at], rows[end])) end += 1;
    const run = rows.slice(at, end);
    const [first] = run;
    const left = run.length - 2 * keptOfRun;
    if (run.length <= shortRun || first === undefined) shown.push(...run);
    else {
      const size = first.kind === 'arrow' && first.sizeBytes !== undefined ? ` of ${first.sizeBytes} bytes` : '';
      const what = first.kind === 'arrow' && first.what === 'datagram' ? `datagrams${size}` : 'lines';
      shown.push(...run.slice(0, keptOfRun));
      shown.push({ kind: 'leftOut', atMs: first.atMs, text: `${left} more ${what}` }, ...run.slice(-keptOfRun));
    }
    at = end;
  }
  return shown;
}

function isAlike(a: SequenceRow | undefined, b: SequenceRow | undefined): boolean {
  if (a?.kind !== 'arrow' || b?.kind !== 'arrow') return false;
  return a.what === b.what && a.from === b.from && a.to === b.to && a.sizeBytes === b.sizeBytes;
}

/** The steps stay: they are few, and one of them failed. */
function cutMiddle(rows: readonly SequenceRow[]): SequenceRow[] {
  if (rows.length <= longestRows) return [...rows];
  const half = longestRows / 2;
  const middle = rows.slice(half, -half);
  const steps = middle.filter(({ kind }) => kind === 'step').slice(-longestRows);
  const cut = middle.length - steps.length;
  const at = middle[0]?.atMs ?? 0;
  return [
    ...rows.slice(0, half),
    { kind: 'leftOut', atMs: at, text: `${cut} more rows` },
    ...steps,
    ...rows.slice(-half),
  ];
}

function withWaits(rows: readonly SequenceRow[]): SequenceRow[] {
  return rows.flatMap((row, at): SequenceRow[] => {
    const waitedMs = row.atMs - (rows[at - 1]?.atMs ?? row.atMs);
    return waitedMs < longWaitMs ? [row] : [{ kind: 'wait', atMs: row.atMs, waitedMs }, row];
  });
}
