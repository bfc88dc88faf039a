/**
 * Gives uploaded files their own names back. Canvas calls a second upload of `client.py`
 * `client-1.py`.
 *
 * If both are there, the later one counts, unless their texts differ so much that they are two
 * programs. `client-1.py` and `client-2.py` without a `client.py` are names that the student chose. Pure.
 */
export interface UploadedFile {
  readonly name: string;
  /** Larger for what was uploaded later. */
  readonly upload: number;
  readonly content: Buffer;
}

export interface NamedFiles {
  readonly files: readonly UploadedFile[];
  /** Sentences about versions that do not count. */
  readonly notes: readonly string[];
}

export function withOwnNames(uploaded: readonly UploadedFile[]): NamedFiles {
  const notes: string[] = [];
  const families = new Map<string, UploadedFile[]>();
  for (const each of uploaded) {
    const plain = withoutNumber(each.name);
    families.set(plain, [...(families.get(plain) ?? []), each]);
  }
  const files = [...families].flatMap(([plain, versions]) => {
    const [only] = versions;
    if (versions.length === 1 && only !== undefined) return [{ ...only, name: plain }];
    const ordered = versions.toSorted((a, b) => a.upload - b.upload);
    const last = ordered.at(-1);
    const isFamily =
      versions.some(({ name }) => name === plain) && ordered.every((each) => last && isVersion(each, last));
    if (last === undefined || !isFamily) return versions;
    notes.push(
      ...ordered.slice(0, -1).map(({ name }) => `${name} is an older version of ${last.name}, and was left out`),
    );
    return [{ ...last, name: plain }];
  });
  return { files, notes };
}

function withoutNumber(name: string): string {
  return name.replace(/-\d{1,3}(?=\.[^.]+$)/, '');
}

/** Whether at least half the lines of the shorter text are in the other one; data have no lines. */
function isVersion(one: UploadedFile, other: UploadedFile): boolean {
  if (one.content.includes(0) || other.content.includes(0)) return true;
  const [a, b] = [linesOf(one), linesOf(other)];
  const shared = [...a].filter((line) => b.has(line)).length;
  return shared * 2 >= Math.min(a.size, b.size);
}

function linesOf({ content }: UploadedFile): ReadonlySet<string> {
  const lines = content.toString('latin1').split(/\r?\n/);
  return new Set(lines.map((line) => line.trim()).filter((line) => line.length > 2));
}
