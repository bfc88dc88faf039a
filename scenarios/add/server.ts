/** Handout §3, the server: reply, display, sum, one client after another, shutdown by an integer out of range. */
import { server, peer, scenario, type Draw, type Scenario } from '../language/add.ts';

const isLimit = (integer: number | undefined): boolean => integer === 1 || integer === 100;

export default function scenarios(draw: Draw): readonly Scenario[] {
  const integers = draw.integers('add/server', 13) as [number, number, number, number, ...number[]];
  const rows = [
    { row: 'random-1', number: integers[0], outOfRange: 101 },
    { row: 'random-2', number: integers[1], outOfRange: 0 },
    { row: 'random-3', number: integers[2], outOfRange: -1 },
    { row: 'random-4', number: integers[3], outOfRange: 1000 },
  ];
  // 1 and 100 are tried where a server that takes them for out of range is charged once: after the
  // first client, which shows that the server replies.
  // 08 and 09 are no octal numbers: they show a server that takes a leading zero for a sign of one.
  const oneDigit = draw.oneOf('add/server/digit', [8, 9]);
  const turns = [integers[4], 1, 100, oneDigit, ...integers.slice(5)] as number[];
  // Each client has a name of its own, and the first one comes again.
  const asks = turns.map((number, at) => (at === 0 || at === 5 ? peer.asks(number) : peer.asksAs(at, number)));
  const inTurn = [server.starts(), ...asks];
  // A server that ends after some datagrams, whatever they carry, has not shut down because of one.
  const later = integers.slice(11).map((number, at) => peer.asksAs(at + 1, number));
  return [
    ...rows.map(({ row, number }) =>
      scenario(`add/server/reply/${row}`, {
        requirement: 'add.server.reply',
        title: `A client that sends ${number} gets a name and an integer back`,
        confirms: 'add/server/reply/in-turn',
        steps: [server.starts(), peer.asks(number), server.answers()],
      }),
    ),
    scenario('add/server/reply/in-turn', {
      requirement: 'add.server.reply',
      title: 'Each of twelve clients in turn gets a name and an integer back',
      untilStopped: true,
      steps: [...inTurn, server.answersEach()],
    }),
    ...rows.map(({ row, number }) =>
      scenario(`add/server/display/${row}`, {
        requirement: 'add.server.display',
        title: `Both names, ${number} and the server's integer are displayed`,
        confirms: 'add/server/display/in-turn',
        steps: [server.starts(), peer.asks(number), server.displaysNamesAndNumbers(number)],
      }),
    ),
    scenario('add/server/display/in-turn', {
      requirement: 'add.server.display',
      title: 'Both names and both integers are displayed for each of twelve clients in turn',
      untilStopped: true,
      steps: [...inTurn, server.displaysForEach()],
    }),
    ...rows.map(({ row, number }) =>
      scenario(`add/server/sum/${row}`, {
        requirement: 'add.server.sum',
        title: `The sum of ${number} and the server's integer is displayed`,
        confirms: 'add/server/sum/in-turn',
        steps: [server.starts(), peer.asks(number), server.displaysSum(number)],
      }),
    ),
    scenario('add/server/sum/in-turn', {
      requirement: 'add.server.sum',
      title: 'The right sum is displayed for each of twelve clients in turn',
      untilStopped: true,
      steps: [...inTurn, server.displaysSumForEach()],
    }),
    scenario('add/server/serves/in-turn', {
      requirement: 'add.server.serves',
      title: 'Twelve clients are served one after another; 1 and 100 are in range',
      steps: [
        server.starts(),
        ...asks.flatMap((asksServer, at) =>
          isLimit(turns[at])
            ? [asksServer, server.stillServes()]
            : [asksServer, server.replies(), server.stillServes()],
        ),
        server.outlivesSilence(),
        server.repliesAlike(),
      ],
    }),
    ...rows.map(({ number, outOfRange }) =>
      scenario(`add/server/shutdown/${outOfRange}`, {
        requirement: 'add.server.shutdown',
        title: `${outOfRange} is out of range and ends the server`,
        confirms: outOfRange === 1000 ? 'add/server/shutdown/101' : undefined,
        steps: [
          server.starts(),
          peer.asks(number),
          ...(outOfRange === 101 ? later : []),
          peer.asks(outOfRange),
          server.shutsDown(outOfRange),
        ],
      }),
    ),
  ];
}
