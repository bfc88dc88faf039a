/**
 * The actions of a scenario, as words of the scenario language: what starts, and what the testbed's own client or server does.
 */
import type { TestFile } from '../transcript/test-file.ts';
import type { Action } from '../transcript/action.ts';

/** What the testbed's own half of the add assignment does. */
export const addPeer = {
  asks: (number: number): Action => ({ kind: 'action', verb: 'peerAsks', number }),
  /** @param client which of the testbed's clients asks, from 1; each has a name of its own */
  asksAs: (client: number, number: number): Action => ({ kind: 'action', verb: 'peerAsks', number, client }),
  answers: (number: number): Action => ({ kind: 'action', verb: 'peerAnswers', number }),
};

/** What the testbed's own half of the file transfer does. */
export const filePeer = {
  requests: (file: TestFile): Action => ({ kind: 'action', verb: 'peerRequests', file }),
  requestsAgain: (file: TestFile): Action => ({ kind: 'action', verb: 'peerRequests', file, again: true }),
  sends: (file: TestFile): Action => ({ kind: 'action', verb: 'peerSends', file, part: 'whole' }),
  sendsFullChunksOf: (file: TestFile): Action => ({ kind: 'action', verb: 'peerSends', file, part: 'fullChunks' }),
  sendsLastChunkOf: (file: TestFile): Action => ({ kind: 'action', verb: 'peerSends', file, part: 'lastChunk' }),
};

export const startsAddClient = (number: number): Action => ({ kind: 'action', verb: 'clientStarts', number });

export const startsAddServer = (): Action => ({ kind: 'action', verb: 'serverStarts', files: [] });

export const startsFileClient = (file: TestFile): Action => ({ kind: 'action', verb: 'clientStarts', file });

/** It starts where it ran before, and finds what it wrote then. */
export const startsFileClientAgain = (file: TestFile): Action => ({
  kind: 'action',
  verb: 'clientStarts',
  file,
  again: true,
});

/** @param files what the server's folder holds */
export const startsFileServer = (...files: readonly TestFile[]): Action => ({
  kind: 'action',
  verb: 'serverStarts',
  files,
});
