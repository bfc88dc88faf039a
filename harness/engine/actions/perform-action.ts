/**
 * Performs one action: the testbed's side of a scenario, on real processes, sockets and files.
 */
import type { Action } from '../../transcript/action.ts';
import type { Stage } from '../stage.ts';
import { answerRequest, askServer, prepareRequest } from './add-peer.ts';
import { requestFile, sendFile } from './file-peer.ts';
import { startClient, startServer, type ClientValues } from './start-program.ts';

/** @throws {Impossible} where the subject has made the action impossible */
export function performAction(action: Action, stage: Stage): Promise<void> {
  switch (action.verb) {
    case 'serverStarts':
      return startServer(action.files, stage);
    case 'clientStarts':
      return startClientAndServeIt(action, stage);
    case 'peerAsks':
      return askServer(action.number, action.client ?? 0, stage);
    case 'peerAnswers':
      return answerRequest(action.number, stage);
    case 'peerRequests':
      return requestFile(action.file, stage);
    case 'peerSends':
      return sendFile(action.file, action.part, stage);
  }
}

async function startClientAndServeIt(values: ClientValues, stage: Stage): Promise<void> {
  const isServedByTestbed = await startClient(values, stage);
  if (values.number !== undefined && isServedByTestbed) await prepareRequest(stage);
}
