/** Python's `csv` module, as another program that writes and reads rosters: many in one process. */
import { spawnSync } from 'node:child_process';

export interface CsvTable {
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  /** As Python calls it. */
  readonly encoding: string;
}

/** The bytes that Python writes for each table. */
export function writtenByPython(tables: readonly CsvTable[]): readonly Buffer[] {
  const script = `
import base64, csv, io, json, sys
for t in json.load(sys.stdin):
    out = io.StringIO(newline='')
    csv.writer(out, delimiter=t['delimiter']).writerows(t['rows'])
    print(base64.b64encode(out.getvalue().encode(t['encoding'])).decode())`;
  return linesOf(script, tables).map((line) => Buffer.from(line, 'base64'));
}

/** The rows that Python reads, without those that have no text. */
export function readByPython(
  texts: readonly { readonly text: string; readonly delimiter: string }[],
): readonly (readonly (readonly string[])[])[] {
  const script = `
import csv, io, json, sys
for t in json.load(sys.stdin):
    rows = csv.reader(io.StringIO(t['text'], newline=''), delimiter=t['delimiter'], strict=True)
    print(json.dumps([r for r in rows if any(c.strip() for c in r)]))`;
  return linesOf(script, texts).map((line) => JSON.parse(line) as string[][]);
}

function linesOf(script: string, input: unknown): readonly string[] {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`python3 ended with ${status}: ${stderr}`);
  return stdout.trimEnd().split('\n');
}
