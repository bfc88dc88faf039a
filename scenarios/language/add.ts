/**
 * The words of the add scenarios: what is done to a client, a server or a pair of the add assignment, and what is expected of each.
 */
import { addClient } from '../../harness/judge/expectations/add/client.ts';
import { addPair } from '../../harness/judge/expectations/add/pair.ts';
import { addServer } from '../../harness/judge/expectations/add/server.ts';
import { addServerInTurn } from '../../harness/judge/expectations/add/server-in-turn.ts';
import { addServerDisplay } from '../../harness/judge/expectations/add/server-display.ts';
import { addPeer, startsAddClient, startsAddServer } from '../../harness/scenario/index.ts';

export { scenario, type Draw, type Scenario } from '../../harness/scenario/index.ts';

export const client = { starts: startsAddClient, ...addClient };

export const server = { starts: startsAddServer, ...addServer, ...addServerInTurn, ...addServerDisplay };

/** The other half, played by the testbed. */
export const peer = addPeer;

/** The submission's own client and server. */
export const pair = addPair;
