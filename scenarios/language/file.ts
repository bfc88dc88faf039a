/**
 * The words of the file scenarios: what is done to a client, a server or a pair of the file transfer, and what is expected of each.
 */
import { fileClient } from '../../harness/judge/expectations/file/client.ts';
import { filePair } from '../../harness/judge/expectations/file/pair.ts';
import { fileServer } from '../../harness/judge/expectations/file/server.ts';
import { filePeer, startsFileClient, startsFileClientAgain, startsFileServer } from '../../harness/scenario/index.ts';

export {
  bytes,
  scenario,
  seedFor,
  type ContentKind,
  type Draw,
  type NameShape,
  type Scenario,
  type TestFile,
} from '../../harness/scenario/index.ts';

export const client = { starts: startsFileClient, startsAgain: startsFileClientAgain, ...fileClient };

export const server = { starts: startsFileServer, ...fileServer };

/** The other half, played by the testbed. */
export const peer = filePeer;

/** The submission's own client and server. */
export const pair = filePair;
