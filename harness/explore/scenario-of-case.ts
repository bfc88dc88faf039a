/**
 * Turns a case into a scenario. It has the same actions and expectations as the graded scenarios,
 * with the values of the case.
 */
import { addClient } from '../judge/expectations/add/client.ts';
import { addServer } from '../judge/expectations/add/server.ts';
import { addServerInTurn } from '../judge/expectations/add/server-in-turn.ts';
import { addServerDisplay } from '../judge/expectations/add/server-display.ts';
import { fileClient } from '../judge/expectations/file/client.ts';
import { fileServer } from '../judge/expectations/file/server.ts';
import {
  addPeer,
  filePeer,
  scenario,
  seedFor,
  startsAddClient,
  startsAddServer,
  startsFileClient,
  startsFileServer,
  type Scenario,
  type TestFile,
} from '../scenario/index.ts';
import { drawFrom } from '../scenario/draw.ts';
import type { Step } from '../scenario/expectation.ts';
import type { RequirementId } from '../handout/requirements.ts';
import { describeCase, idOf, isOutOfRange, type ExploredCase } from './case.ts';

type FileCase = Extract<ExploredCase, { readonly sizeBytes: number }>;

export function scenarioOf(explored: ExploredCase): Scenario {
  return scenario(idOf(explored), {
    requirement: requirementOfCase(explored),
    title: describeCase(explored),
    advisory: true,
    steps: stepsOf(explored),
  });
}

function requirementOfCase(explored: ExploredCase): RequirementId {
  switch (explored.area) {
    case 'add/client':
      return 'add.client.sum';
    case 'add/server':
      return explored.numbers.some(isOutOfRange) ? 'add.server.shutdown' : 'add.server.serves';
    case 'file/client':
    case 'file/server': {
      const kind = explored.sizeBytes === 0 ? 'empty' : explored.sizeBytes % 2048 === 0 ? 'exact' : 'content';
      return explored.area === 'file/client' ? `file.client.${kind}` : `file.server.${kind}`;
    }
    case 'file/pair':
      return 'file.pair';
  }
}

function stepsOf(explored: ExploredCase): readonly Step[] {
  switch (explored.area) {
    case 'add/client': {
      const { client, server } = explored;
      return [
        startsAddClient(client),
        addClient.sendsRequest(client),
        addPeer.answers(server),
        addClient.displaysSum(client, server),
        addClient.exits(),
      ];
    }
    case 'add/server':
      return [startsAddServer(), ...explored.numbers.flatMap(asksAndExpects)];
    case 'file/client':
    case 'file/server':
    case 'file/pair':
      return transferSteps(explored);
  }
}

function transferSteps(explored: FileCase): readonly Step[] {
  const file = fileOf(explored);
  switch (explored.area) {
    case 'file/client':
      return [
        startsFileClient(file),
        fileClient.requests(file),
        filePeer.sends(file),
        fileClient.hasFile(file),
        fileClient.exits(),
      ];
    case 'file/server': {
      const end = file.sizeBytes % 2048 === 0 ? [fileServer.endsWithEmptyChunk(file)] : [];
      return [
        startsFileServer(file),
        filePeer.requests(file),
        fileServer.sendsContent(file),
        ...end,
        fileServer.sendsChunks(file),
      ];
    }
    case 'file/pair':
      return [startsFileServer(file), startsFileClient(file), fileClient.hasFile(file), fileClient.ends()];
  }
}

function asksAndExpects(number: number): readonly Step[] {
  if (isOutOfRange(number)) return [addPeer.asks(number), addServer.shutsDown(number)];
  return [
    addPeer.asks(number),
    addServer.answers(),
    addServerInTurn.stillServes(),
    addServerDisplay.displaysSum(number),
  ];
}

function fileOf(explored: FileCase): TestFile {
  const id = idOf(explored);
  const { sizeBytes, content } = explored;
  return { name: drawFrom(1, new Set()).fileName(id), sizeBytes, content, seed: seedFor(1, id) };
}
