/**
 * Looks for the port at which a server listens, without the kernel's help: of the ports that its source, its arguments or its screen name, the one
 * that was free before it started and is in use now.
 *
 * To try a port is to bind it for a moment. A server that wants it in that very moment is refused, so nothing is tried before the server has
 * been silent for a while, and rarely after.
 */
import type { NoPort } from '../observer.ts';
import type { Pace } from './pace.ts';
import { filterPorts, isBindable, isTcpBindable } from './ports.ts';

/** Candidates that could be bound before the subject was started. */
export interface OpenPorts {
  readonly udp: readonly number[];
  readonly tcp: readonly number[];
}

const growth = 1.6;
const longestShown = 60;
/** That somebody listens with TCP instead is looked into only when nothing else is found. */
const attemptsBeforeTcp = 4;

export class PortSearch {
  readonly #pace: Pace;
  readonly #open: OpenPorts;
  readonly #calm: boolean;
  #found: number | undefined;
  #overTcp: number | undefined;
  #attempts = 0;
  #isSearching = false;
  #nextMs = 0;
  #lastForMs = 0;

  constructor(pace: Pace, open: OpenPorts, calm: boolean) {
    this.#pace = pace;
    this.#open = open;
    this.#calm = calm;
  }

  get found(): number | undefined {
    return this.#found;
  }

  get attempts(): number {
    return this.#attempts;
  }

  /** Tries the candidates where the silence has lasted for long enough; what is found is known at a later look. */
  advance(forMs: number, screen: () => string): void {
    if (this.#found !== undefined || this.#isSearching) return;
    if (forMs < this.#lastForMs) this.#nextMs = 0;
    this.#lastForMs = forMs;
    if (forMs < Math.max(this.#nextMs, this.#pace.promptMs)) return;
    const text = screen();
    if (forMs < this.#firstMs(text)) return;
    this.#nextMs = forMs * growth;
    this.#isSearching = true;
    void this.#search(text).finally(() => (this.#isSearching = false));
  }

  /** @param screen what the server has displayed: whether it says that it is ready tells a person whether it got that far */
  whyNone(screen: string): NoPort {
    if (this.#overTcp !== undefined)
      return { reason: `it listens at port ${this.#overTcp} with TCP and bound no UDP port`, undecided: false };
    const { udp } = this.#open;
    const shown = screen === '' ? 'nothing' : JSON.stringify(screen.trim().slice(-longestShown));
    const tried = udp.length === 0 ? 'no port stands in its source' : `it is none of ${udp.slice(0, 6).join(', ')}`;
    return {
      reason: `the port at which it listens could not be found without reading the kernel, in ${this.#attempts} attempts while it had displayed ${shown}: ${tried}; a "port" in datagrade.yaml settles it`,
      undecided: true,
    };
  }

  #firstMs(screen: string): number {
    if (this.#calm) return this.#pace.lastingMs / 3;
    // What it displays usually says that it is ready.
    return screen === '' ? this.#pace.probeMs : this.#pace.promptMs;
  }

  async #search(screen: string): Promise<void> {
    this.#attempts += 1;
    for (const port of [...this.#open.udp, ...portsOn(screen)]) {
      if (await isBindable(port)) continue;
      this.#found = port;
      return;
    }
    if (this.#attempts < attemptsBeforeTcp && !this.#calm) return;
    const open = await filterPorts(this.#open.tcp, isTcpBindable);
    this.#overTcp = this.#open.tcp.find((port) => !open.includes(port));
  }
}

/** Numbers on the screen that may be a port; one below 1024 takes privileges. */
function portsOn(screen: string): readonly number[] {
  const numbers = [...screen.matchAll(/(?<![\d.])\d{4,5}(?![\d.]*\d)/g)].map((match) => Number(match[0]));
  return [...new Set(numbers)].filter((port) => port >= 1024 && port <= 65_535);
}
