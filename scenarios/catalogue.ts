/**
 * All scenarios, in the order of the requirements. The same draw gives the same scenarios.
 */
import type { Draw, Scenario } from '../harness/scenario/index.ts';
import addClient from './add/client.ts';
import addPair from './add/pair.ts';
import addServer from './add/server.ts';
import fileClient from './file/client.ts';
import filePair from './file/pair.ts';
import fileServer from './file/server.ts';

const families = [addClient, addServer, addPair, fileClient, fileServer, filePair];

export function catalogue(draw: Draw): readonly Scenario[] {
  return families.flatMap((scenariosOf) => scenariosOf(draw));
}
