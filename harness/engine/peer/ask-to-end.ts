/** Lets a server display what its runtime holds back until it ends. */
import { encode } from '../../../reference/add/message.ts';
import { boundPort } from '../actions/addresses.ts';
import type { Stage } from '../stage.ts';
import { until } from '../wait/condition.ts';

/** Out of every server's range. A number that the dialect cannot carry is not sent. */
const farewells = [101, 0] as const;

/**
 * Asks a server to end as the handout says, so that it displays what its runtime holds back until
 * then. This is not part of the scenario.
 */
export async function askServerToEnd(stage: Stage): Promise<void> {
  const { room, profile } = stage;
  const server = room.subject('server');
  const port = boundPort(stage);
  const layouts = profile.add.peerRequest;
  if (stage.assignment !== 'add' || layouts === undefined || server === undefined || port === undefined) return;
  room.noteInterruption('server');
  for (const number of farewells) {
    if (server.subject.hasEnded) return;
    for (const payload of encode(layouts, { name: stage.peerName, number }))
      await room.sendUnrecorded(payload, { address: '127.0.0.1', port });
    await room.waitUntilIdle(until(() => server.subject.hasEnded));
  }
}
