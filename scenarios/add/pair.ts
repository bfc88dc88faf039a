/** Handout §3, both halves: the submission's own client and server complete an exchange. */
import {
  adder as client,
  addingServer as server,
  pair,
  scenario,
  type Draw,
  type Scenario,
} from '../../harness/scenario/index.ts';

export default function scenarios(draw: Draw): readonly Scenario[] {
  const [number] = draw.integers('add/pair', 1) as [number];
  return [
    scenario('add/pair/exchange', {
      requirement: 'add.pair',
      title: `Own client and own server add ${number} and the server's integer`,
      steps: [server.starts(), client.starts(number), pair.bothDisplaySum(number)],
    }),
  ];
}
