/**
 * The sockets of a program that never waits: they are read while it runs, because a server that
 * polls without pause has bound its port like any other.
 *
 * Reading them costs more than all other observations together, so it is repeated only after the
 * program has used some processor time.
 */
import type { UdpSocket } from '../network/udp-sockets.ts';
import { openSocketsOf, type Observation } from './activity.ts';
import type { ProcessTree } from './tree.ts';

const everyCpuMs = 30;

export class RunningSockets {
  #last: readonly UdpSocket[] = [];
  #readAtCpuMs = 0;

  /** An observation of a running program, with its sockets as they were read last, or just now. */
  addTo(observation: Observation, tree: ProcessTree): Observation {
    // The sum falls when one of its processes ends.
    if (Math.abs(observation.cpuMs - this.#readAtCpuMs) < everyCpuMs) return { ...observation, sockets: this.#last };
    this.#readAtCpuMs = observation.cpuMs;
    const open = openSocketsOf(tree.living());
    if (open === undefined) return { ...observation, sockets: this.#last };
    this.#last = open;
    const { socketsUnread: _, ...read } = observation;
    return { ...read, sockets: this.#last };
  }

  /** Takes in an observation whose sockets were read. */
  note({ sockets, cpuMs }: Observation): void {
    this.#last = sockets;
    this.#readAtCpuMs = cpuMs;
  }
}
