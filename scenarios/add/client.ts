/** Handout §3, the client: keyboard, request, display, sum, end. */
import { client, peer, scenario, type Draw, type Scenario } from '../language/add.ts';

type Row = ReturnType<Draw['pairs']>[number];

export default function scenarios(draw: Draw): readonly Scenario[] {
  const [first, second] = draw.pairs('add/client', 2) as [Row, Row];
  const rows = [
    { row: 'lowest', client: 1, server: 1 },
    { row: 'highest', client: 100, server: 100 },
    { row: 'random-1', ...first },
    { row: 'random-2', ...second },
  ];
  // 1 and 100 stand in many a prompt: what is displayed is judged where values cannot be confused.
  const distinct = rows.slice(2);
  return [
    ...rows.map(({ row, client: number }) =>
      scenario(`add/client/request/${row}`, {
        requirement: 'add.client.request',
        title: `The integer ${number} is typed and sent with a name`,
        confirms: number === 100 ? undefined : 'add/client/request/lowest',
        steps: [client.starts(number), client.sendsRequest(number)],
      }),
    ),
    ...distinct.map(({ row, client: number, server }) =>
      scenario(`add/client/display/${row}`, {
        requirement: 'add.client.display',
        title: `Both names, ${number} and ${server} are displayed`,
        confirms: 'add/client/display/random-1',
        steps: [client.starts(number), peer.answers(server), client.displaysNamesAndNumbers(number, server)],
      }),
    ),
    ...rows.map(({ row, client: number, server }) =>
      scenario(`add/client/sum/${row}`, {
        requirement: 'add.client.sum',
        title: `The sum ${number} + ${server} = ${number + server} is displayed`,
        confirms: 'add/client/sum/highest',
        steps: [client.starts(number), peer.answers(server), client.displaysSum(number, server)],
      }),
    ),
    ...rows.map(({ row, client: number, server }) =>
      scenario(`add/client/exit/${row}`, {
        requirement: 'add.client.exit',
        title: `The client ends after the reply ${server}`,
        confirms: 'add/client/exit/lowest',
        steps: [client.starts(number), peer.answers(server), client.exits()],
      }),
    ),
  ];
}
