/** Runs a generated client and server that transfer files, and says what is wrong with them. */
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileModel, Submission } from '../model.ts';
import { renderSubmission, type Startable } from '../python/arrange.ts';
import { PythonProcess, writeFiles } from './process.ts';

export async function complainAboutFile(
  submission: Submission,
  model: FileModel,
  folder: string,
): Promise<readonly string[]> {
  const { files, programs } = renderSubmission(submission);
  const half = (role: 'client' | 'server'): Startable => {
    const found = programs.find((program) => program.assignment === 'file' && program.role === role);
    if (found === undefined) throw new Error(`the generator rendered no ${role} that transfers files`);
    return found;
  };
  const given = { host: model.clientHost, port: String(model.port), file: 'sent.bin', destination: 'stored.bin' };
  const [serverFolder, clientFolder] = [join(folder, 'server'), join(folder, 'client')];
  writeFiles(serverFolder, files);
  let server: PythonProcess | undefined;
  try {
    for (const sizeBytes of [0, 1, 2048, 4097]) {
      if (server === undefined || model.servesOnce) {
        await server?.ends();
        server = new PythonProcess(serverFolder, half('server').start(given));
        if (!(await server.binds(model.port))) return [`the server does not bind its port: ${server.errors}`];
      }
      rmSync(clientFolder, { recursive: true, force: true });
      writeFiles(clientFolder, files);
      const content = Buffer.from(Array.from({ length: sizeBytes }, (_, index) => (index * 7 + submission.seed) % 256));
      writeFileSync(join(serverFolder, given.file), content);
      using client = new PythonProcess(clientFolder, half('client').start(given));
      const what = `a transfer of ${sizeBytes} bytes`;
      await client.ends();
      if (client.status !== 0)
        return [`the client ends ${what} with ${client.status}: ${client.errors} ${server.errors}`];
      if (!newFiles(clientFolder, files).some((path) => readFileSync(path).equals(content)))
        return [`no file of the client is right after ${what}`];
    }
    return [];
  } finally {
    server?.[Symbol.dispose]();
  }
}

function newFiles(folder: string, known: ReadonlyMap<string, string>): readonly string[] {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return all
    .filter((path) => !known.has(path) && statSync(join(folder, path)).isFile())
    .map((path) => join(folder, path));
}
