/**
 * Records the datagrams that the kernel dropped in a performance because a receive buffer was full:
 * at the testbed's own sockets, and at the subjects' sockets if no poll has seen that. A socket
 * that was closed before a poll shows only in the count of the whole network.
 */
import { readDroppedDatagrams } from '../../observe/network/losses.ts';
import { readUdpSockets } from '../../observe/network/udp-sockets.ts';
import type { Recorder } from '../../transcript/recorder.ts';

export class LossRecord {
  readonly #recorder: Recorder;
  /** Count of the whole network when the performance began; undefined if it is shared. */
  readonly #countAtStart: number | undefined;

  /** @param ownsNetwork whether no other program uses the network */
  constructor(recorder: Recorder, ownsNetwork: boolean) {
    this.#recorder = recorder;
    this.#countAtStart = ownsNetwork ? readDroppedDatagrams() : undefined;
  }

  /**
   * To be called when the subjects have ended and their own counts are recorded.
   *
   * @param peerPorts ports of the testbed's sockets, which are still open
   */
  end(peerPorts: readonly number[]): void {
    const sockets = readUdpSockets().filter(({ port, drops }) => drops > 0 && peerPorts.includes(port));
    const atPeers = sockets.reduce((sum, { drops }) => sum + drops, 0);
    if (atPeers > 0) this.#recorder.record({ type: 'datagramsDropped', at: 'peer', count: atPeers });
    const countNow = this.#countAtStart === undefined ? undefined : readDroppedDatagrams();
    if (this.#countAtStart === undefined || countNow === undefined) return;
    const known = this.#recorder.events.reduce(
      (sum, event) => sum + (event.type === 'datagramsDropped' ? event.count : 0),
      0,
    );
    const count = countNow - this.#countAtStart - known;
    if (count > 0) this.#recorder.record({ type: 'datagramsDropped', at: 'subject', count });
  }
}
