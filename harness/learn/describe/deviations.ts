/**
 * Where the halves of a submission agree on a protocol that is not the handout's, in sentences for its author. Pure.
 *
 * Nothing is taken off for it: the testbed plays along. With another student's half, it would not work.
 */
import { furtherPorts, type SequencedMessage } from '../../profile/message-sequence.ts';
import { describeProtocol } from './control-messages.ts';
import type { Profile } from '../../profile/profile.ts';

export function departuresOf({ add, file }: Profile): readonly string[] {
  return [
    ...(add.sequence === undefined ? [] : [departure('adding two numbers', describeTurns(add.sequence))]),
    ...(file.protocol === undefined ? [] : [departure('file transfer', describeProtocol(file.protocol))]),
  ];
}

function departure(where: string, what: string): string {
  return `${where}: ${what}, which is not the protocol of the handout; both halves agree on it, so the testbed plays along, but another client or server would not understand yours`;
}

/** "Client, server, client, server" with the sockets and ports where there are several. */
function describeTurns(sequence: readonly SequencedMessage[]): string {
  const sockets = new Set(sequence.map(({ socket }) => socket)).size;
  const ports = 1 + furtherPorts(sequence).length;
  const places = [
    ...(sockets > 1 ? [`from ${sockets} sockets`] : []),
    ...(ports > 1 ? [`to ${ports} ports`] : []),
  ].join(' ');
  const order = `client and server speak in the order ${sequence.map(({ by }) => by).join(', ')}`;
  return places === '' ? order : `the client sends ${places}, and ${order}`;
}
