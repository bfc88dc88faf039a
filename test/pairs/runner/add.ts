/** Runs a generated client and server that add, and says what is wrong with them. */
import { join } from 'node:path';
import type { AddModel, Submission } from '../model.ts';
import { renderSubmission, type Rendered, type Startable } from '../python/arrange.ts';
import type { Given } from '../python/program.ts';
import { PythonProcess, writeFiles } from './process.ts';

export async function complainAboutAdd(
  submission: Submission,
  model: AddModel,
  folder: string,
): Promise<readonly string[]> {
  const rendered = renderSubmission(submission);
  // The client of the generated submission may check the integer; this one sends all of them.
  const unchecked = renderSubmission({ ...submission, add: { ...model, rangeCheck: 'none' } });
  writeFiles(join(folder, 'server'), rendered.files);
  writeFiles(join(folder, 'client'), rendered.files);
  writeFiles(join(folder, 'unchecked'), unchecked.files);
  using server = new PythonProcess(
    join(folder, 'server'),
    startable(rendered, 'server').start(given(model, typedAtServer)),
  );
  if (!(await server.binds(model.port))) return [`the server does not bind its port: ${server.errors}`];
  const complaints: string[] = [];
  for (const number of [37, 1]) {
    using client = new PythonProcess(join(folder, 'client'), startable(rendered, 'client').start(given(model, number)));
    await client.ends();
    if (client.status !== 0)
      return [`the client ends with ${client.status} for ${number}: ${client.errors} ${server.errors}`];
    complaints.push(...complainAboutScreens(model, number, client.output, server.output));
  }
  using last = new PythonProcess(
    join(folder, 'unchecked'),
    startable(unchecked, 'client').start(given(model, submission.seed % 2 === 0 ? 101 : 0)),
  );
  await server.ends();
  if (server.status !== 0) complaints.push(`the server ends with ${server.status}: ${server.errors} ${last.errors}`);
  return complaints;
}

/** The integer of a server that asks for it. */
const typedAtServer = 58;

function startable({ programs }: Rendered, role: 'client' | 'server'): Startable {
  const found = programs.find((program) => program.assignment === 'add' && program.role === role);
  if (found === undefined) throw new Error(`the generator rendered no ${role} that adds`);
  return found;
}

function given({ port, clientHost, clientName }: AddModel, number: number): Given {
  return { host: clientHost, port: String(port), name: clientName, number: String(number) };
}

/** Some integer of the server has to explain what both screens show. */
function complainAboutScreens(
  { clientName, serverName, serverNumber }: AddModel,
  number: number,
  client: string,
  server: string,
): readonly string[] {
  const all = Array.from({ length: 100 }, (_, index) => index + 1);
  const candidates = serverNumber === 'random' ? all : [serverNumber === 'typed' ? typedAtServer : serverNumber];
  const shows = (screen: string): ((chosen: number) => boolean) => {
    const rest = screen.replaceAll(clientName, ' ').replaceAll(serverName, ' ');
    const has = (value: number): boolean => new RegExp(String.raw`(?<!\d)${value}(?!\d)`).test(rest);
    return (chosen) => has(number) && has(chosen) && has(number + chosen);
  };
  const isNamed = [client, server].every((screen) => screen.includes(clientName) && screen.includes(serverName));
  const isShown = candidates.some((chosen) => shows(client)(chosen) && shows(server)(chosen));
  return isNamed && isShown ? [] : [`the screens do not show the exchange of ${number}:\n${client}\n${server}`];
}
