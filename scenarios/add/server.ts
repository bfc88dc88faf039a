/** Handout §3, the server: reply, display, sum, one client after another, shutdown by an integer out of range. */
import { server, peer, scenario, type Draw, type Scenario } from '../language/add.ts';

export default function scenarios(draw: Draw): readonly Scenario[] {
  const integers = draw.integers('add/server', 6) as [number, number, number, number, number, number];
  const rows = [
    { row: 'random-1', number: integers[0], outOfRange: 101 },
    { row: 'random-2', number: integers[1], outOfRange: 0 },
    { row: 'random-3', number: integers[2], outOfRange: -1 },
    { row: 'random-4', number: integers[3], outOfRange: 1000 },
  ];
  const [, , , , fifth, sixth] = integers;
  // 1 and 100 are tried where a server that takes them for out of range is charged once.
  return [
    ...rows.map(({ row, number }) =>
      scenario(`add/server/reply/${row}`, {
        requirement: 'add.server.reply',
        title: `A client that sends ${number} gets a name and an integer back`,
        confirms: 'add/server/reply/random-1',
        steps: [server.starts(), peer.asks(number), server.answers()],
      }),
    ),
    ...rows.map(({ row, number }) =>
      scenario(`add/server/display/${row}`, {
        requirement: 'add.server.display',
        title: `Both names, ${number} and the server's integer are displayed`,
        confirms: 'add/server/display/random-1',
        steps: [server.starts(), peer.asks(number), server.displaysNamesAndNumbers(number)],
      }),
    ),
    ...rows.map(({ row, number }) =>
      scenario(`add/server/sum/${row}`, {
        requirement: 'add.server.sum',
        title: `The sum of ${number} and the server's integer is displayed`,
        confirms: 'add/pair/exchange',
        steps: [server.starts(), peer.asks(number), server.displaysSum(number)],
      }),
    ),
    scenario('add/server/serves/in-turn', {
      requirement: 'add.server.serves',
      title: 'Clients are served one after another; 1 and 100 are in range',
      steps: [
        server.starts(),
        peer.asks(1),
        server.stillServes(),
        peer.asks(fifth),
        server.replies(),
        server.stillServes(),
        peer.asks(100),
        server.stillServes(),
        peer.asks(sixth),
        server.replies(),
        server.stillServes(),
      ],
    }),
    ...rows.map(({ number, outOfRange }) =>
      scenario(`add/server/shutdown/${outOfRange}`, {
        requirement: 'add.server.shutdown',
        title: `${outOfRange} is out of range and ends the server`,
        confirms: outOfRange === 1000 ? 'add/server/shutdown/101' : undefined,
        steps: [server.starts(), peer.asks(number), peer.asks(outOfRange), server.shutsDown(outOfRange)],
      }),
    ),
  ];
}
