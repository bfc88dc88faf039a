/**
 * Searches for the port of a server without the kernel's help. The port is one that the source, the
 * arguments or the screen names, that was free before the server started, and that is in use now.
 *
 * Trying a port means binding it for a moment. If the server binds it in that moment, it gets an
 * error. So the search starts only after the server has been silent for a while, and tries rarely.
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
/** TCP ports are tried only after this many attempts have found no UDP port. */
const attemptsBeforeTcp = 4;

export class PortSearch {
  readonly #pace: Pace;
  readonly #open: OpenPorts;
  readonly #isCautious: boolean;
  #found: number | undefined;
  #overTcp: number | undefined;
  #attempts = 0;
  #isSearching = false;
  #nextMs = 0;
  #lastForMs = 0;

  constructor(pace: Pace, open: OpenPorts, isCautious: boolean) {
    this.#pace = pace;
    this.#open = open;
    this.#isCautious = isCautious;
  }

  get found(): number | undefined {
    return this.#found;
  }

  get attempts(): number {
    return this.#attempts;
  }

  /**
   * Tries the candidates if the silence has lasted long enough. A port that is found is known at a
   * later poll.
   */
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

  /**
   * @param screen what the server has displayed; it is quoted, because it shows a person how far
   * the server got
   */
  whyNone(screen: string): NoPort {
    if (this.#overTcp !== undefined)
      return { reason: `it listens on TCP port ${this.#overTcp} and did not bind a UDP port`, undecided: false };
    const { udp } = this.#open;
    const shown = screen === '' ? 'nothing' : JSON.stringify(screen.trim().slice(-longestShown));
    const tried =
      udp.length === 0 ? 'its source contains no port number' : `it is not one of ${udp.slice(0, 6).join(', ')}`;
    return {
      reason: `its port was not found in ${this.#attempts} attempts without the kernel's help: ${tried}; so far it had displayed ${shown}; write its "port" in datagrade.yaml`,
      undecided: true,
    };
  }

  #firstMs(screen: string): number {
    if (this.#isCautious) return this.#pace.lastingMs / 3;
    // A server usually displays something when it is ready.
    return screen === '' ? this.#pace.probeMs : this.#pace.promptMs;
  }

  async #search(screen: string): Promise<void> {
    this.#attempts += 1;
    for (const port of [...this.#open.udp, ...portsOnScreen(screen)]) {
      if (await isBindable(port)) continue;
      this.#found = port;
      return;
    }
    if (this.#attempts < attemptsBeforeTcp && !this.#isCautious) return;
    const open = await filterPorts(this.#open.tcp, isTcpBindable);
    this.#overTcp = this.#open.tcp.find((port) => !open.includes(port));
  }
}

/** Numbers on the screen that may be a port; one below 1024 needs privileges. */
function portsOnScreen(screen: string): readonly number[] {
  const numbers = [...screen.matchAll(/(?<![\d.])\d{4,5}(?![\d.]*\d)/g)].map((match) => Number(match[0]));
  return [...new Set(numbers)].filter((port) => port >= 1024 && port <= 65_535);
}
