/**
 * What a client of the file transfer has to do (handout §4).
 */
import type { RequirementId } from '../../../handout/requirements.ts';
import { describeActivity } from '../../describe-activity.ts';
import { explainCrash } from '../../crash.ts';
import { whyNothingWasSent } from '../../describe-outcome.ts';
import { fromBase64, type View } from '../../../transcript/view.ts';
import { bytes } from '../../../transcript/action.ts';
import { met, violated, type Expectation, type Finding } from '../../../scenario/expectation.ts';
import type { TestFile } from '../../../transcript/test-file.ts';
import type { FoundFile } from '../../../transcript/transcript.ts';
import { differenceSymptom } from '../difference.ts';
import { findExit } from '../exit.ts';

export const fileClient = { requests, waitsForMore, takesNoSilenceForTheEnd, endsUnlessCharged, ends, exits, hasFile };

const role = 'client';

/** A datagram carries the file's name. */
function requests(file: TestFile): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: `the client sends a datagram with the name ${file.name}`,
    find: (view) => {
      const expected = `a datagram with the file name ${file.name}`;
      const payloads = view.received().map((event) => Buffer.from(fromBase64(event.payload)).toString('utf8'));
      if (payloads.some((text) => text.includes(file.name))) return met;
      if (payloads.length > 0)
        return violated({
          expected,
          actual: `it sent ${JSON.stringify(payloads[0]?.slice(0, 60))}`,
          symptom: 'wrong-file-name',
        });
      return violated({ expected, ...whyNothingWasSent(view, role) });
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
      const actual =
        crash === undefined
          ? 'it ended before the empty chunk, while every chunk so far had 2048 bytes'
          : `it ${crash.text}`;
      return violated({
        expected: 'a chunk of 2048 bytes does not end the file',
        actual,
        symptom: crash?.symptom ?? 'stops-early',
      });
    },
  };
}

/** Silence is no end of file: a client that waits with a time-out may give up when it is over, but must not take what it has for the whole. */
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
      return violated({
        expected: 'a client that goes on waiting for the chunk that ends the file, or says that it gives up',
        actual: 'it ended as if the file were complete, while every chunk so far had 2048 bytes',
        symptom: 'timeout-as-end',
      });
    },
  };
}

/** In a pair, the client's end shows that the server has ended the file; where the client cannot end by itself, that is charged there. */
function endsUnlessCharged(requirement: RequirementId): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the transfer comes to its end',
    find: (view) => {
      if (view.exit(role) !== undefined) return met;
      return violated({
        expected: 'the server ends the file, and the client with it',
        actual: `the client still runs${describeActivity(view, role)}`,
        symptom: 'pair-not-ended',
        coveredBy: requirement,
      });
    },
  };
}

/** The client ends by itself; how is another matter. */
function ends(): Expectation {
  return {
    kind: 'expectation',
    when: 'now',
    text: 'the client ends',
    find: (view) => {
      if (view.exit(role) !== undefined) return met;
      return violated({
        expected: 'a chunk shorter than 2048 bytes ends the transfer and the client',
        actual: `it still runs${describeActivity(view, role)}`,
        symptom: 'empty-chunk-not-the-end',
      });
    },
  };
}

function exits(): Expectation {
  return { kind: 'expectation', when: 'now', text: 'the client ends by itself with status 0', find: findExit };
}

/** One new file in the client's folder is identical to what was served, wherever it is and whatever its name. */
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
  const found = view.last('filesFound');
  // Before the end nothing has been recorded of the disk yet.
  const written = view.all('filesFound').find((event) => event.subject === role)?.files ?? [];
  // What a program writes only because it is interrupted is not what it does with the blocks that it receives.
  const begun = view.all('filesBegun').find((event) => event.subject === role)?.paths;
  const files = begun === undefined ? written : written.filter((each) => begun.includes(each.path));
  const expected = `a file of ${bytes(file.sizeBytes)} that is identical to the one served`;
  if (files.some((each) => Buffer.compare(fromBase64(each.content), expectedBytes) === 0)) return met;
  if (found === undefined) return violated({ expected, actual: 'the client has not ended yet' });
  const nearest = nearestFile(files, expectedBytes);
  const crash = explainCrash(view, role);
  const why = crash === undefined ? '' : `; it ${crash.text}`;
  if (nearest === undefined)
    return violated({
      expected,
      actual: `there is no new file in its folder${why}`,
      symptom: crash?.symptom ?? 'no-file',
    });
  const actual = fromBase64(nearest.content);
  return violated({
    expected,
    actual: `${nearest.path} has ${bytes(nearest.sizeBytes)} and differs${why}`,
    symptom: crash?.symptom ?? differenceSymptom(expectedBytes, actual),
    bytes: { expected: expectedBytes, actual },
  });
}

function nearestFile(files: readonly FoundFile[], expected: Uint8Array): FoundFile | undefined {
  const distance = (file: FoundFile): number => Math.abs(file.sizeBytes - expected.length);
  return files.toSorted((a, b) => distance(a) - distance(b))[0];
}
