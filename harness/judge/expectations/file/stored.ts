/**
 * The file that a client of the file transfer has on its disk.
 */
import type { FileClientSymptom, FilePairSymptom } from '../../../scenario/symptom.ts';
import { violated, met, type Expectation, type Finding } from '../../../scenario/expectation.ts';
import { bytes } from '../../../transcript/action.ts';
import type { TestFile } from '../../../transcript/test-file.ts';
import type { FoundFile } from '../../../transcript/transcript.ts';
import { fromBase64, type View } from '../../../transcript/view.ts';
import { explainCrash } from '../../crash.ts';
import { endSentence, joinPredicates } from '../../describe-outcome.ts';
import { classifyDifference } from '../../difference/classify.ts';
import { describeDifference } from '../../difference/describe.ts';
import type { Difference } from '../../difference/difference.ts';
import { isInPieces } from '../../difference/pieces.ts';
import { damageSymptom } from '../../difference/symptom-of.ts';

const role = 'client';

/**
 * One new file in the client's folder is identical to the served one, in any subfolder and under
 * any name.
 */
export function storesFile(file: TestFile): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    onDisk: true,
    text: `the client's disk holds the file, byte for byte (${bytes(file.sizeBytes)})`,
    find: (view) => findFile(view, file),
  };
}

export function findFile(view: View, file: TestFile): Finding {
  const served = view.all('fileServed').find((event) => event.name === file.name);
  const expectedBytes = served === undefined ? new Uint8Array() : fromBase64(served.content);
  const files = filesOf(view);
  const expected = `The client writes a file of ${bytes(file.sizeBytes)} that is identical to the one served.`;
  if (files.some((each) => Buffer.compare(fromBase64(each.content), expectedBytes) === 0)) return met;
  if (view.last('filesFound') === undefined) return violated({ expected, actual: 'The client has not ended yet.' });
  const nearest = nearestFile(files, expectedBytes);
  const crash = explainCrash(view, role);
  if (nearest === undefined)
    return violated<HasFileSymptom>({
      expected,
      actual: endSentence(joinPredicates('The client wrote no new file in its folder', crash?.text)),
      symptom: crash?.symptom ?? 'no-file',
    });
  const actual = fromBase64(nearest.content);
  const damage = describeDamage(files, nearest, expectedBytes);
  return violated<HasFileSymptom>({
    expected,
    actual: endSentence(joinPredicates(damage.actual, crash === undefined ? undefined : `the client ${crash.text}`)),
    symptom: crash?.symptom ?? damage.symptom,
    bytes: { expected: expectedBytes, actual },
  });
}

/** In a pair also. */
type HasFileSymptom = FileClientSymptom & FilePairSymptom;

function filesOf(view: View): readonly FoundFile[] {
  // Before the end nothing has been recorded of the disk yet.
  const written = view.all('filesFound').find((event) => event.subject === role)?.files ?? [];
  // What a program writes only because it is interrupted is not what it does with the chunks that
  // it receives.
  const begun = view.all('filesBegun').find((event) => event.subject === role)?.paths;
  return begun === undefined ? written : written.filter((each) => begun.includes(each.path));
}

function describeDamage(files: readonly FoundFile[], nearest: FoundFile, expected: Uint8Array) {
  const contents = files.map((each) => fromBase64(each.content));
  if (isInPieces(expected, contents))
    return {
      actual: `The client wrote the content in pieces to ${files.length} files`,
      symptom: 'content-in-pieces' as const,
    };
  const difference = differenceOf(nearest, expected);
  const sizes = `${bytes(nearest.sizeBytes)}; the file has ${bytes(expected.length)}`;
  return {
    actual: `The client wrote ${nearest.path} (${sizes}): ${describeDifference(difference)}`,
    symptom: damageSymptom(difference),
  };
}

/** Only the first mebibyte of a file is recorded, but its whole size is. */
function differenceOf({ content, sizeBytes }: FoundFile, expected: Uint8Array): Difference {
  const difference = classifyDifference(expected, fromBase64(content));
  return difference.kind === 'bytesAfterContent'
    ? { ...difference, extraBytes: sizeBytes - expected.length }
    : difference;
}

function nearestFile(files: readonly FoundFile[], expected: Uint8Array): FoundFile | undefined {
  const distance = (file: FoundFile): number => Math.abs(file.sizeBytes - expected.length);
  return files.toSorted((a, b) => distance(a) - distance(b))[0];
}
