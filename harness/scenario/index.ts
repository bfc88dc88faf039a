/**
 * The scenario language: what a scenario file needs, and nothing else.
 *
 * Actions are what the testbed does; expectations are what the handout asks for. Every step is data that can describe itself in a sentence.
 */
import * as addClient from './expect/add-client.ts';
import * as addServer from './expect/add-server.ts';
import * as addServerDisplay from './expect/add-server-display.ts';
import * as fileClient from './expect/file-client.ts';
import * as fileServer from './expect/file-server.ts';
import * as pairs from './expect/pair.ts';
import type { Action } from './steps.ts';
import type { TestFile } from './test-file.ts';

export { scenario, type Scenario } from './scenario.ts';
export { bytes } from './steps.ts';
export { seedFor, type Draw } from './draw.ts';
export type { ContentKind, TestFile } from './test-file.ts';

/** What the testbed's own client or server does. */
export const peer = {
  asks: (number: number): Action => ({ kind: 'action', verb: 'peerAsks', number }),
  answers: (number: number): Action => ({ kind: 'action', verb: 'peerAnswers', number }),
  requests: (file: TestFile): Action => ({ kind: 'action', verb: 'peerRequests', file }),
  sends: (file: TestFile): Action => ({ kind: 'action', verb: 'peerSends', file, part: 'whole' }),
  sendsFullChunksOf: (file: TestFile): Action => ({ kind: 'action', verb: 'peerSends', file, part: 'fullChunks' }),
  sendsLastChunkOf: (file: TestFile): Action => ({ kind: 'action', verb: 'peerSends', file, part: 'lastChunk' }),
};

/** What is done to, and expected of, a client of the add assignment. */
export const adder = {
  starts: (number: number): Action => ({ kind: 'action', verb: 'clientStarts', number }),
  ...addClient,
};

/** What is done to, and expected of, a server of the add assignment. */
export const addingServer = {
  starts: (): Action => ({ kind: 'action', verb: 'serverStarts', files: [] }),
  ...addServer,
  ...addServerDisplay,
};

/** What is done to, and expected of, a client of the file transfer. */
export const fetcher = {
  starts: (file: TestFile): Action => ({ kind: 'action', verb: 'clientStarts', file }),
  ...fileClient,
};

/** What is done to, and expected of, a server of the file transfer. */
export const fileServing = {
  starts: (...files: readonly TestFile[]): Action => ({ kind: 'action', verb: 'serverStarts', files }),
  ...fileServer,
};

export const pair = pairs;
