/** Handout §3, both halves: the submission's own client and server complete an exchange. */
import { client, server, pair, scenario, type Draw, type Scenario } from '../language/add.ts';

export default function scenarios(draw: Draw): readonly Scenario[] {
  // Above 50 no sum that a wrong half comes to can be the server's integer, which is at most 100.
  const number = draw.integers('add/pair', 60).find((each) => each > 50) ?? 51;
  return [
    scenario('add/pair/exchange', {
      requirement: 'add.pair',
      title: `Own client and own server add ${number} and the server's integer`,
      steps: [server.starts(), client.starts(number), pair.bothDisplaySum(number)],
    }),
  ];
}
