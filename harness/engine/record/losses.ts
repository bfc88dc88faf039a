/**
 * Records what the kernel has dropped in a performance because a receive buffer was full: at the testbed's own sockets, and at the subjects' where
 * that was not seen while they ran. A socket that was closed before anybody looked shows only in the count of the whole network.
 */
import { readDroppedDatagrams } from '../../observe/network/losses.ts';
import { readUdpSockets } from '../../observe/process/proc.ts';
import type { Recorder } from '../../transcript/transcript.ts';

export class LossRecord {
  readonly #recorder: Recorder;
  readonly #before: number | undefined;

  /** @param ownsNetwork whether the count of the whole network is about nobody else */
  constructor(recorder: Recorder, ownsNetwork: boolean) {
    this.#recorder = recorder;
    this.#before = ownsNetwork ? readDroppedDatagrams() : undefined;
  }

  /** When the subjects have ended and their own counts are recorded. @param peerPorts ports of the testbed's sockets, which are still open */
  end(peerPorts: readonly number[]): void {
    const sockets = readUdpSockets().filter(({ port, drops }) => drops > 0 && peerPorts.includes(port));
    const atPeers = sockets.reduce((sum, { drops }) => sum + drops, 0);
    if (atPeers > 0) this.#recorder.record({ type: 'datagramsDropped', at: 'peer', count: atPeers });
    const after = this.#before === undefined ? undefined : readDroppedDatagrams();
    if (this.#before === undefined || after === undefined) return;
    const known = this.#recorder.events.reduce(
      (sum, event) => sum + (event.type === 'datagramsDropped' ? event.count : 0),
      0,
    );
    const count = after - this.#before - known;
    if (count > 0) this.#recorder.record({ type: 'datagramsDropped', at: 'subject', count });
  }
}
