/**
 * Tells the author of a submission where its halves agree on another protocol than the handout's,
 * one sentence each. Pure.
 *
 * No points are lost for it, because datagrade uses the same protocol.
 */
import { furtherPorts, type SequencedMessage } from '../../profile/message-sequence.ts';
import { describeProtocol } from './control-messages.ts';
import type { Profile } from '../../profile/profile.ts';

export function describeDeviations({ add, file }: Profile): readonly string[] {
  return [
    ...(add.sequence === undefined ? [] : [deviation('adding two numbers', describeSequence(add.sequence))]),
    ...(file.protocol === undefined ? [] : [deviation('file transfer', describeProtocol(file.protocol))]),
  ];
}

function deviation(where: string, what: string): string {
  return `${where}: ${what}. The handout describes another protocol. Your client and server agree, so no points are lost, but they will not work with the programs of other students.`;
}

/** The order of the messages, and the number of sockets and ports if it is more than one. */
function describeSequence(sequence: readonly SequencedMessage[]): string {
  const sockets = new Set(sequence.map(({ socket }) => socket)).size;
  const ports = 1 + furtherPorts(sequence).length;
  const places = [
    ...(sockets > 1 ? [`from ${sockets} sockets`] : []),
    ...(ports > 1 ? [`to ${ports} ports`] : []),
  ].join(' ');
  const order = `the senders of the messages are, in this order: ${sequence.map(({ by }) => by).join(', ')}`;
  return places === '' ? order : `the client sends ${places}, and ${order}`;
}
