/**
 * The testbed's own half of the file transfer: a client that requests, or a server that sends.
 */
import { encode } from '../../../reference/add/message.ts';
import { chunksOf } from '../../../reference/file/chunks.ts';
import type { Action } from '../../transcript/action.ts';
import { contentOf, type TestFile } from '../../transcript/test-file.ts';
import { openTransfer, receiveFile, sendAcknowledged, type SendToClient } from '../peer/transfer.ts';
import type { Stage } from '../stage.ts';
import { lastAsker, sendAll, serverAddress } from './addresses.ts';

export async function requestFile(file: TestFile, stage: Stage): Promise<void> {
  const to = serverAddress(stage);
  const peer = await stage.room.openPeer();
  const { peerRequest, protocol } = stage.profile.file;
  for (const payload of encode([peerRequest], { name: file.name, number: 0 }))
    await peer.send(payload, to, { kind: 'request', file: file.name });
  if (protocol !== undefined) await receiveFile(stage.room, peer, file, protocol, to);
}

type FilePart = Extract<Action, { readonly verb: 'peerSends' }>['part'];

export async function sendFile(file: TestFile, part: FilePart, stage: Stage): Promise<void> {
  const { peer, from } = lastAsker(stage);
  const { protocol } = stage.profile.file;
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(contentOf(file))) chunks.push(chunk);
  const sent = part === 'whole' ? chunks : part === 'fullChunks' ? chunks.slice(0, -1) : chunks.slice(-1);
  if (protocol === undefined) return sendAll(stage, peer, sent, from, { kind: 'chunk' });
  const send: SendToClient = (payload, purpose) => {
    const asker = lastAsker(stage);
    return asker.peer.send(payload, asker.from, purpose);
  };
  if (part !== 'lastChunk') await openTransfer(stage.room, file, protocol, send);
  await sendAcknowledged(stage.room, sent, protocol, send);
}
