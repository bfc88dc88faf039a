/**
 * What a client of the file transfer has to do (handout §4).
 */
import type { RequirementId } from '../../../handout/requirements.ts';
import type { FileClientSymptom, FilePairSymptom } from '../../../scenario/symptom.ts';
import { activitySymptom } from '../../describe-activity.ts';
import { carriesEncodedName, carriesFileName, isPlainName } from '../../file-name-in.ts';
import { quoteSent } from '../../quote.ts';
import { explainCrash } from '../../crash.ts';
import { endSentence, whyNothingWasSent } from '../../describe-outcome.ts';
import { fromBase64, type View } from '../../../transcript/view.ts';
import { met, violated, type Expectation, type Finding } from '../../../scenario/expectation.ts';
import type { TestFile } from '../../../transcript/test-file.ts';
import { findExit, stillRuns } from '../exit.ts';
import { storesFile } from './stored.ts';
import { hasReplaced } from './replaced.ts';

export const fileClient = {
  requests,
  waitsForMore,
  takesNoSilenceForTheEnd,
  endsUnlessCharged,
  ends,
  exits,
  exitsAtLongTail,
  exitsAtEmptyChunk,
  hasFile: storesFile,
  hasReplaced,
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
      if ([first, ...others].some((payload) => carriesFileName(payload, file.name))) return met;
      const actual = `The client sent ${quoteSent(first)}, which does not contain the file name ${file.name}.`;
      const encoded = [first, ...others].find((payload) => carriesEncodedName(payload, file.name));
      if (encoded !== undefined) return nameEncoded(encoded, file);
      return violated<FileClientSymptom>({
        expected,
        actual,
        symptom: 'wrong-file-name',
        // It may be written in an encoding that datagrade does not know.
        ...(isPlainName(file.name) ? {} : { undecided: actual }),
      });
    },
  };
}

/** Only a server that decodes it understands the name: whether the own one does, its own pair shows. */
function nameEncoded(payload: Uint8Array, { name }: TestFile): Finding {
  return violated<FileClientSymptom>({
    expected: `The client sends a datagram with the file name ${name}.`,
    actual: `The client sent ${quoteSent(payload)}, which is the file name ${name} as a URL or a web form writes it.`,
    symptom: 'wrong-file-name',
    undecided: `The client sent ${quoteSent(payload)}. datagrade cannot tell whether the server of the submission decodes it to ${name}.`,
    askOwnPair: true,
  });
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
        // One that has turned to its keyboard has taken the file as ended.
        coveredBy: activitySymptom(view, role) === 'waits-for-keyboard' ? 'file.client.exit' : requirement,
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
