/**
 * A second download of the same name in one folder, after a longer one.
 */
import type { FileClientSymptom } from '../../../scenario/symptom.ts';
import { met, notYet, type Expectation, type Finding, type Violation } from '../../../scenario/expectation.ts';
import { bytes } from '../../../transcript/action.ts';
import { contentOf, type TestFile } from '../../../transcript/test-file.ts';
import type { FoundFile, TranscriptEvent } from '../../../transcript/transcript.ts';
import { fromBase64, View } from '../../../transcript/view.ts';
import { findFile } from './stored.ts';

const role = 'client';

/**
 * The client downloads a second file of the same name where the first one is. It may also refuse to
 * do that, or write another one: the handout does not say. What it writes must be the second file.
 */
export function hasReplaced(first: TestFile, second: TestFile): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    onDisk: true,
    text: `the client's disk holds the second file, byte for byte (${bytes(second.sizeBytes)})`,
    find: (view) => {
      const [, last] = view.all('filesFound').filter(({ subject }) => subject === role);
      if (last === undefined) return notYet;
      const again = secondDownload(view);
      // What is wrong with a single file is charged for itself.
      if (again.received().length === 0 || !findFile(view, first).met) return notRepeated;
      const finding = findFile(again, second);
      return finding.met ? met : { ...finding, ...leftOfFirst(view, last, second) };
    },
  };
}

const notRepeated: Finding = { ...met, note: 'The client did not download a second file of the same name.' };

/** The second start follows what the first client has left. */
function secondDownload(view: View): View {
  const isLeft = (event: TranscriptEvent): boolean => event.type === 'filesFound' && event.subject === role;
  const served = view.all('fileServed').slice(-1);
  return new View({ facts: view.facts, events: [...served, ...view.events.slice(view.events.findIndex(isLeft) + 1)] });
}

/** What the second file is if a part of the first one is still there. */
function leftOfFirst(
  view: View,
  { files }: { readonly files: readonly FoundFile[] },
  second: TestFile,
): Partial<Violation<FileClientSymptom>> {
  const earlier = view.all('filesFound').find(({ subject }) => subject === role)?.files ?? [];
  const content = Buffer.from(contentOf(second));
  for (const { path, content: left } of files) {
    const old = earlier.find((each) => each.path === path);
    const [before, now] = [Buffer.from(fromBase64(old?.content ?? '')), Buffer.from(fromBase64(left))];
    if (old === undefined) continue;
    const actual = `The client downloaded a second, shorter file of the same name. ${path} then had ${bytes(now.length)}`;
    if (now.equals(Buffer.concat([before, content])))
      return { actual: `${actual}: the first file, and the second one after it.`, symptom: 'appended' };
    if (now.equals(Buffer.concat([content, before.subarray(content.length)])))
      return {
        actual: `${actual}: the second file, and the rest of the first one after it.`,
        symptom: 'not-truncated',
      };
  }
  return {};
}
