/**
 * What a server of the file transfer sends to the submission's own client, whatever their dialect.
 *
 * It is a witness for what datagrade cannot play itself. Only what the capture shows, or a crash, is
 * charged to the server.
 */
import { chunkSizeBytes } from '../../../../reference/file/chunks.ts';
import type { FileServerSymptom } from '../../../scenario/symptom.ts';
import { met, violated, type Expectation, type Finding } from '../../../scenario/expectation.ts';
import { bytes } from '../../../transcript/action.ts';
import type { TestFile } from '../../../transcript/test-file.ts';
import type { View } from '../../../transcript/view.ts';
import { explainCrash } from '../../crash.ts';
import { endSentence } from '../../describe-outcome.ts';
import { leftOpen } from '../../own-pair/open.ts';
import { ownTransfer, sentToOwnClient, type FoundTransfer } from '../../own-pair/transfer.ts';
import { fileClient } from './client.ts';
import { endSymptom, findChunks, listSizes } from './server.ts';

export const ownFileServer = { sendsContent, sendsChunks, endsWithEmptyChunk };

function inTransfer(text: string, file: TestFile, find: (transfer: FoundTransfer) => Finding): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    onDisk: true,
    text,
    find: (view) => {
      const transfer = ownTransfer(view, file);
      return transfer === undefined ? findCrash(view) : find(transfer);
    },
  };
}

/** All bytes in order. Whether they came in the right chunks is judged on its own. */
function sendsContent(file: TestFile): Expectation {
  const expectation = inTransfer(
    `the server sends its own client the file, byte for byte (${bytes(file.sizeBytes)})`,
    file,
    () => met,
  );
  // Without a capture the client's disk shows it.
  return {
    ...expectation,
    find: (view) => (fileClient.hasFile(file).find(view).met ? met : expectation.find(view)),
  };
}

function sendsChunks(file: TestFile): Expectation {
  return inTransfer('the file comes in chunks of 2048 bytes, ended by a shorter one', file, ({ chunks }) =>
    findChunks(chunks.map(({ length }) => length)),
  );
}

function endsWithEmptyChunk(file: TestFile): Expectation {
  return inTransfer('the last datagram is empty', file, ({ chunks }) => {
    const sizes = chunks.map(({ length }) => length);
    if (sizes.at(-1) === 0) return met;
    return violated<FileServerSymptom>({
      expected: `The file has ${file.sizeBytes} bytes, a multiple of ${chunkSizeBytes}, so the last datagram of the server is empty.`,
      actual: `The server sent ${listSizes(sizes)} to its own client.`,
      symptom: endSymptom(sizes.at(-1)),
    });
  });
}

/** Its own client asked for the file as it asks for others, so that a crash is the server's. */
function findCrash(view: View): Finding {
  const crash = explainCrash(view, 'server');
  if (crash !== undefined)
    return violated<FileServerSymptom>({
      expected: 'The server sends the file to its own client.',
      actual: endSentence(`The server ${crash.text}`),
      symptom: crash.symptom,
    });
  return leftOpen(
    sentToOwnClient(view) === undefined
      ? 'The datagrams between client and server were not captured.'
      : 'datagrade did not find the bytes of the file in what the server sent to its own client.',
  );
}
