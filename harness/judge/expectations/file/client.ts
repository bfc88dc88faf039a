/**
 * What a client of the file transfer has to do (handout §4).
 */
import type { RequirementId } from '../../../handout/requirements.ts';
import type { FileClientSymptom, FilePairSymptom } from '../../../scenario/symptom.ts';
import { activitySymptom } from '../../describe-activity.ts';
import { classifyDifference } from '../../difference/classify.ts';
import { describeDifference } from '../../difference/describe.ts';
import { isInPieces } from '../../difference/pieces.ts';
import { damageSymptom } from '../../difference/symptom-of.ts';
import { quoteSent } from '../../quote.ts';
import { explainCrash } from '../../crash.ts';
import { joinPredicates, endSentence, whyNothingWasSent } from '../../describe-outcome.ts';
import { fromBase64, type View } from '../../../transcript/view.ts';
import { bytes } from '../../../transcript/action.ts';
import { met, violated, type Expectation, type Finding } from '../../../scenario/expectation.ts';
import type { TestFile } from '../../../transcript/test-file.ts';
import type { FoundFile } from '../../../transcript/transcript.ts';
import { findExit, stillRuns } from '../exit.ts';

export const fileClient = {
  requests,
  waitsForMore,
  takesNoSilenceForTheEnd,
  endsUnlessCharged,
  ends,
  exits,
  exitsAtLongTail,
  exitsAtEmptyChunk,
  hasFile,
};

const role = 'client';

/** A datagram carries the file's name. */
function requests(file: TestFile): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: `the client sends a datagram with the name ${file.name}`,
    find: (view) => {
      const expected = `The client sends a datagram with the file name ${file.name}.`;
      const [first, ...others] = view.received().map((event) => fromBase64(event.payload));
      if (first === undefined) return violated<FileClientSymptom>({ expected, ...whyNothingWasSent(view, role) });
      const texts = [first, ...others].map((payload) => Buffer.from(payload).toString('utf8'));
      if (texts.some((text) => text.includes(file.name))) return met;
      return violated<FileClientSymptom>({
        expected,
        actual: `The client sent ${quoteSent(first)}, which does not contain the file name ${file.name}.`,
        symptom: 'wrong-file-name',
      });
    },
  };
}

/** After the full chunks of an exact multiple the client waits for one more: the empty one. */
function waitsForMore(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    nothingFollows: true,
    text: 'the client waits for the chunk that ends the file',
    find: (view) => {
      const exit = view.exit(role);
      if (exit === undefined) return met;
      const crash = explainCrash(view, role);
      return violated<FileClientSymptom>({
        expected: 'The client waits for the empty chunk: a chunk of 2048 bytes does not end the file.',
        actual: endSentence(
          `The client ${crash?.text ?? 'ended after a chunk of 2048 bytes, before the empty chunk came'}`,
        ),
        symptom: crash?.symptom ?? 'stops-early',
      });
    },
  };
}

/**
 * Silence does not end a file: a client with a timeout may give up, but must not treat what it has
 * as the whole file.
 */
function takesNoSilenceForTheEnd(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    patient: true,
    text: 'the client does not take silence for the end of the file',
    find: (view) => {
      const exit = view.exit(role);
      // Giving up with an error is a fair answer to silence.
      if (exit === undefined || exit.status !== 0 || view.errors(role).trim() !== '') return met;
      return violated<FileClientSymptom>({
        expected: 'The client waits for the chunk that ends the file, or reports that it gives up.',
        actual: 'The client ended with status 0 during a silence, although every chunk so far had 2048 bytes.',
        symptom: 'timeout-as-end',
      });
    },
  };
}

/**
 * In a pair, the client's end shows that the server has ended the file. If a client cannot end on
 * its own, another requirement covers that mistake.
 */
function endsUnlessCharged(requirement: RequirementId): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the transfer comes to its end',
    find: (view) => {
      if (view.exit(role) !== undefined) return met;
      return violated<FilePairSymptom>({
        expected: 'The server ends the file with a short chunk, and the client ends.',
        actual: stillRuns(view),
        symptom: 'pair-not-ended',
        coveredBy: requirement,
      });
    },
  };
}

/** The client ends on its own. With which status, {@link exitsAtEmptyChunk} judges on the same transcript. */
function ends(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the client ends',
    find: (view) => {
      // A client that has turned to its keyboard waits for no further chunk. That it does not end is
      // charged where ending is asked for.
      if (view.exit(role) !== undefined || activitySymptom(view, role) === 'waits-for-keyboard') return met;
      return violated<FileClientSymptom>({
        expected: 'A chunk shorter than 2048 bytes ends the transfer, so the client ends.',
        actual: stillRuns(view),
        symptom: activitySymptom(view, role) ?? 'empty-chunk-not-the-end',
      });
    },
  };
}

function exits(): Expectation {
  return { kind: 'expectation', when: 'now', text: exitText, find: findExit };
}

const exitText = 'the client ends on its own with status 0';

/**
 * As {@link exits}, after a last chunk that is longer than the chunks of some clients. One that
 * takes smaller chunks than 2048 bytes may damage the file as well: that is charged first.
 */
function exitsAtLongTail(): Expectation {
  const find = (view: View): Finding => {
    const finding = findExit(view);
    return finding.met ? finding : { ...finding, dependsOn: ['file.client.content'] };
  };
  return { kind: 'expectation', when: 'now', text: exitText, find };
}

/**
 * As {@link exits}, at the chunk that ends an exact multiple or an empty file.
 *
 * @param requirement covers what the empty chunk breaks besides: the file, and whether it ends
 */
function exitsAtEmptyChunk(requirement: RequirementId): Expectation {
  const find = (view: View): Finding => {
    const finding = findExit(view);
    return finding.met ? finding : { ...finding, coveredBy: requirement };
  };
  return { kind: 'expectation', when: 'now', text: exitText, find };
}

/**
 * One new file in the client's folder is identical to the served one, in any subfolder and under
 * any name.
 */
function hasFile(file: TestFile): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    onDisk: true,
    text: `the client's disk holds the file, byte for byte (${bytes(file.sizeBytes)})`,
    find: (view) => findFile(view, file),
  };
}

function findFile(view: View, file: TestFile): Finding {
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
  const difference = classifyDifference(expected, fromBase64(nearest.content));
  const sizes = `${bytes(nearest.sizeBytes)}; the file has ${bytes(expected.length)}`;
  return {
    actual: `The client wrote ${nearest.path} (${sizes}): ${describeDifference(difference)}`,
    symptom: damageSymptom(difference),
  };
}

function nearestFile(files: readonly FoundFile[], expected: Uint8Array): FoundFile | undefined {
  const distance = (file: FoundFile): number => Math.abs(file.sizeBytes - expected.length);
  return files.toSorted((a, b) => distance(a) - distance(b))[0];
}
