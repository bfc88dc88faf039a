/** Handout §3, the server: reply, display, sum, one client after another, shutdown by an integer out of range. */
import { server, peer, scenario, type Draw, type Scenario } from '../language/add.ts';

export default function scenarios(draw: Draw): readonly Scenario[] {
  const [ordinary, another, third, fourth, first, second] = draw.integers('add/server', 6) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const rows = [
    { row: 'ordinary', number: ordinary, outOfRange: 101 },
    { row: 'another', number: another, outOfRange: 0 },
    { row: 'third', number: third, outOfRange: -1 },
    { row: 'fourth', number: fourth, outOfRange: 1000 },
  ];
  // 1 and 100 are tried where a server that takes them for out of range is charged once.
  return [
    ...rows.map(({ row, number }) =>
      scenario(`add/server/reply/${row}`, {
        requirement: 'add.server.reply',
        title: `A client that sends ${number} gets a name and an integer back`,
        confirms: 'add/server/reply/ordinary',
        steps: [server.starts(), peer.asks(number), server.answers()],
      }),
    ),
    ...rows.map(({ row, number }) =>
      scenario(`add/server/display/${row}`, {
        requirement: 'add.server.display',
        title: `Both names, ${number} and the server's integer are displayed`,
        confirms: 'add/server/display/ordinary',
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
        peer.asks(first),
        server.replies(),
        server.stillServes(),
        peer.asks(100),
        server.stillServes(),
        peer.asks(second),
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
