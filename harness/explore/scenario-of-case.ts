/**
 * The scenario of a case: the same actions and expectations as those that are graded, with the values of the case.
 */
import {
  adder,
  addingServer,
  fetcher,
  fileServing,
  peer,
  scenario,
  seedFor,
  type Scenario,
  type TestFile,
} from '../scenario/index.ts';
import { drawFrom } from '../scenario/draw.ts';
import type { Step } from '../scenario/steps.ts';
import type { RequirementId } from '../grade/requirements.ts';
import { describeCase, idOf, isOutOfRange, type ExploredCase } from './case.ts';

export function scenarioOf(explored: ExploredCase): Scenario {
  return scenario(idOf(explored), {
    requirement: requirementOf(explored),
    title: describeCase(explored),
    advisory: true,
    steps: stepsOf(explored),
  });
}

function requirementOf(explored: ExploredCase): RequirementId {
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
        adder.starts(client),
        adder.sendsRequest(client),
        peer.answers(server),
        adder.displaysSum(client, server),
        adder.exits(),
      ];
    }
    case 'add/server':
      return [addingServer.starts(), ...explored.numbers.flatMap(asksAndExpects)];
    case 'file/client': {
      const file = fileOf(explored);
      return [fetcher.starts(file), fetcher.requests(file), peer.sends(file), fetcher.hasFile(file), fetcher.exits()];
    }
    case 'file/server': {
      const file = fileOf(explored);
      const end = file.sizeBytes % 2048 === 0 ? [fileServing.endsWithEmptyChunk(file)] : [];
      return [
        fileServing.starts(file),
        peer.requests(file),
        fileServing.sendsContent(file),
        ...end,
        fileServing.sendsChunks(),
      ];
    }
    case 'file/pair': {
      const file = fileOf(explored);
      return [fileServing.starts(file), fetcher.starts(file), fetcher.hasFile(file), fetcher.ends()];
    }
  }
}

function asksAndExpects(number: number): readonly Step[] {
  if (isOutOfRange(number)) return [peer.asks(number), addingServer.shutsDown(number)];
  return [peer.asks(number), addingServer.answers(), addingServer.stillServes(), addingServer.displaysSum(number)];
}

function fileOf(explored: Extract<ExploredCase, { readonly sizeBytes: number }>): TestFile {
  const id = idOf(explored);
  const { sizeBytes, content } = explored;
  return { name: drawFrom(1, new Set()).fileName(id), sizeBytes, content, seed: seedFor(1, id) };
}
