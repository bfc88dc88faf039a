/**
 * What this machine offers a lane: where its programs run, how they are observed, and what the lane can see.
 *
 * One value for all submissions of the lane. It goes unchanged from the worker, which finds it out once, to the room of each performance.
 */
import type { Capture } from '../observe/network/capture.ts';
import type { Observer } from '../observe/observer.ts';
import type { NameServer } from '../sandbox/lane/name-server.ts';
import type { Jail } from '../sandbox/jail/jail.ts';

export interface Machine {
  /** Folder for copies of submissions. Its disk needs room for what subjects write. */
  readonly scratch: string;
  /** Makes marks that no other subject on this machine has. */
  readonly nextMark: () => string;
  /** How subjects are watched; by default through the kernel. */
  readonly observer?: Observer | undefined;
  /** Each program starts in a jail of its own; absent if the machine has none. */
  readonly jail?: Jail | undefined;
  /** All traffic of the lane; absent if it cannot be seen. */
  readonly capture?: Capture | undefined;
  /** No other program uses this network: what the kernel counts for all of it is the lane's. */
  readonly ownsNetwork?: boolean | undefined;
  /** Answers the lane's name lookups; absent if the lane has no network of its own. */
  readonly names?: NameServer | undefined;
  /** Whether empty datagrams reach datagrade on this machine; absent if that is certain. */
  readonly emptyDatagramsArrive?: boolean | undefined;
  /** Ends everything that the lane does. */
  readonly signal?: AbortSignal | undefined;
}
