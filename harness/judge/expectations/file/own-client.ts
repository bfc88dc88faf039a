/**
 * What a client of the file transfer achieves with the submission's own server, whatever their
 * dialect.
 *
 * It is a witness for what datagrade cannot play itself. A client is charged only if the capture
 * shows that its server sent the file as the handout says.
 */
import { met, violated, type Expectation, type Finding } from '../../../scenario/expectation.ts';
import type { FileClientSymptom } from '../../../scenario/symptom.ts';
import type { TestFile } from '../../../transcript/test-file.ts';
import type { View } from '../../../transcript/view.ts';
import { exchangeOfPair, payloadsOf } from '../../../transcript/wire.ts';
import { carriesEncodedName } from '../../file-name-in.ts';
import { quoteAll } from '../../quote.ts';
import { leftOpen } from '../../own-pair/open.ts';
import { hasPartOf, ownTransfer, sentToOwnClient, servedContent } from '../../own-pair/transfer.ts';
import { findExit } from '../exit.ts';
import { fileClient } from './client.ts';
import { findChunks } from './server.ts';

export const ownFileClient = { requests, hasFile, endsAtEmptyChunk, exits };

/** Its server learns the name: it is in a datagram, or the server sends the file. */
function requests(file: TestFile): Expectation {
  return {
    kind: 'expectation',
    when: 'end',
    onDisk: true,
    text: `the server learns the name ${file.name} from its own client`,
    find: (view) => {
      const exchange = exchangeOfPair(view);
      const sent = exchange === undefined ? [] : (payloadsOf(exchange.requests) ?? []);
      if (sent.some((payload) => Buffer.from(payload).includes(file.name))) return met;
      if (fileClient.hasFile(file).find(view).met) return met;
      if (isEncodedInVain(view, file, sent)) return encodedInVain(file, sent);
      return leftOpen(`datagrade did not find the file name ${file.name} in what the client sent to its own server.`);
    },
  };
}

/** The name is encoded, and the server, which got it like this, sent nothing of the file. */
function isEncodedInVain(view: View, file: TestFile, sent: readonly Uint8Array[]): boolean {
  const replies = sentToOwnClient(view);
  return (
    replies !== undefined &&
    sent.some((payload) => carriesEncodedName(payload, file.name)) &&
    !hasPartOf(servedContent(view, file), replies)
  );
}

function encodedInVain({ name }: TestFile, sent: readonly Uint8Array[]): Finding {
  return violated<FileClientSymptom>({
    expected: `The client sends a datagram with the file name ${name}.`,
    actual: `The client sent ${quoteAll(sent)} instead of ${name}, and its own server did not find the file.`,
    symptom: 'wrong-file-name',
  });
}

function hasFile(file: TestFile): Expectation {
  const expectation = fileClient.hasFile(file);
  return { ...expectation, find: (view) => unlessServerErred(expectation.find(view), view, file) };
}

function endsAtEmptyChunk(file: TestFile): Expectation {
  const expectation = fileClient.ends();
  return {
    ...expectation,
    when: 'end',
    find: (view) =>
      ownTransfer(view, file)?.chunks.at(-1)?.length === 0
        ? unlessServerErred(expectation.find(view), view, file)
        : leftOpen('The capture does not show an empty chunk of its own server, at which the client should end.'),
  };
}

function exits(file: TestFile): Expectation {
  const find = (view: View): Finding => {
    if (file.sizeBytes % 2048 > 0) return findExit(view);
    return fileClient.exitsAtEmptyChunk(file.sizeBytes === 0 ? 'file.client.empty' : 'file.client.exact').find(view);
  };
  return { ...fileClient.exits(), find: (view) => unlessServerErred(find(view), view, file) };
}

/** The finding, if the server is known to have sent the file and nothing else. */
function unlessServerErred(finding: Finding, view: View, file: TestFile): Finding {
  if (finding.met) return met;
  const transfer = ownTransfer(view, file);
  if (transfer !== undefined && findChunks(transfer.chunks.map(({ length }) => length)).met) return finding;
  return leftOpen(`${finding.actual} The capture does not show that its own server sent the file in chunks of 2048.`);
}
