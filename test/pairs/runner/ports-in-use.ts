/** Two submissions that were given the same port are checked one after the other. */
import type { Submission } from '../model.ts';

export function portsOf({ add, file }: Submission): readonly number[] {
  return [add?.port, file?.port].filter((port) => port !== undefined);
}

export class PortsInUse {
  readonly #lastUse = new Map<number, Promise<void>>();

  /** Runs `work` once nothing else uses one of the ports. */
  async using(ports: readonly number[], work: () => Promise<void>): Promise<void> {
    const earlier = Promise.allSettled(ports.map((port) => this.#lastUse.get(port) ?? Promise.resolve()));
    const use = earlier.then(work);
    for (const port of ports) this.#lastUse.set(port, use);
    await use;
  }
}
