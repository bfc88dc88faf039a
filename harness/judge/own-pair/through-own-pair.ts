/**
 * The same scenario with the submission's own other half in the place of datagrade's. Pure.
 *
 * It keeps its id and requirement. What only datagrade can send is left open by its expectations.
 */
import { startsAddClient, startsAddServer, startsFileClient, startsFileServer } from '../../scenario/actions.ts';
import { actionsOf, type Scenario } from '../../scenario/scenario.ts';
import type { Step } from '../../scenario/expectation.ts';
import type { TestFile } from '../../transcript/test-file.ts';
import { ownClient } from '../expectations/add/own-client.ts';
import { ownServer } from '../expectations/add/own-server.ts';
import { ownFileClient } from '../expectations/file/own-client.ts';
import { ownFileServer } from '../expectations/file/own-server.ts';

/**
 * @param keepsName whether the file keeps its name, because the name is what is in question
 * @returns undefined for a scenario that has no such form
 */
export function throughOwnPair(scenario: Scenario, keepsName = false): Scenario | undefined {
  const steps = scenario.roles.length === 1 ? stepsFor(scenario, keepsName) : undefined;
  return steps && { ...scenario, roles: ['server', 'client'], steps };
}

function stepsFor(scenario: Scenario, keepsName: boolean): readonly Step[] | undefined {
  return scenario.assignment === 'add' ? addStepsFor(scenario) : fileStepsFor(scenario, keepsName);
}

function fileStepsFor(scenario: Scenario, keepsName: boolean): readonly Step[] | undefined {
  const expectsSilence = scenario.steps.some((step) => step.kind === 'expectation' && step.patient === true);
  const own = actionsOf(scenario).flatMap((action) =>
    action.verb === 'peerRequests' || action.verb === 'clientStarts' ? (action.file ?? []) : [],
  )[0];
  if (own === undefined || expectsSilence) return undefined;
  const file = keepsName ? own : sharedFile(own);
  const begin = [startsFileServer(file), startsFileClient(file)];
  switch (scenario.requirement) {
    case 'file.client.request':
      return [...begin, ownFileClient.requests(file)];
    case 'file.client.content':
      return [...begin, ownFileClient.hasFile(file)];
    case 'file.client.exact':
    case 'file.client.empty':
      return [...begin, ownFileClient.endsAtEmptyChunk(file), ownFileClient.hasFile(file)];
    case 'file.client.exit':
      return [...begin, ownFileClient.exits(file)];
    case 'file.server.content':
      return [...begin, ownFileServer.sendsContent(file)];
    case 'file.server.chunks':
      return [...begin, ownFileServer.sendsChunks(file)];
    case 'file.server.exact':
    case 'file.server.empty':
      return [...begin, ownFileServer.endsWithEmptyChunk(file)];
    default:
      return undefined;
  }
}

/** The same file for both halves, so that one transfer shows what each of them does. */
function sharedFile({ sizeBytes, content }: TestFile): TestFile {
  return { name: `transfer-${sizeBytes}.dat`, sizeBytes, content, seed: sizeBytes };
}

const largest = 100;

/**
 * Own clients one after another. The second does the same as the first, so that only the server can
 * cause a difference; the last one has the largest integer, for a sum that needs more than seven bits.
 */
function stepsInTurn({ requirement }: Scenario, numbers: readonly number[]): readonly Step[] | undefined {
  const [same, other] = numbers.filter((number) => number > 1 && number < 100) as [number, number];
  const inTurn = [startsAddServer(), ...[same, same, other, largest].map(startsAddClient)];
  switch (requirement) {
    case 'add.server.reply':
      return [...inTurn, ownServer.answers(other, 2)];
    case 'add.server.display':
      return [...inTurn, ownServer.displaysNamesAndNumbers(other, 2)];
    case 'add.server.sum':
      return [...inTurn, ownServer.displaysSum(other, 2), ownServer.displaysSum(largest, 3)];
    case 'add.server.serves':
      return [
        startsAddServer(),
        startsAddClient(same),
        ownServer.servesLatest(same),
        startsAddClient(same),
        ownServer.servesAgain(same),
        ...[other, 1, largest].flatMap((each) => [startsAddClient(each), ownServer.servesLatest(each)]),
      ];
    default:
      return undefined;
  }
}

function addStepsFor(scenario: Scenario): readonly Step[] | undefined {
  const numbers = actionsOf(scenario).flatMap((action) =>
    (action.verb === 'clientStarts' || action.verb === 'peerAsks') && action.number !== undefined
      ? [action.number]
      : [],
  );
  const [number] = numbers;
  if (number === undefined) return undefined;
  if (numbers.length > 2 && scenario.requirement !== 'add.server.shutdown') return stepsInTurn(scenario, numbers);
  const begin = [startsAddServer(), startsAddClient(number)];
  switch (scenario.requirement) {
    case 'add.client.request':
      return [...begin, ownClient.sendsRequest(number)];
    case 'add.client.display':
      return [...begin, ownClient.displaysNamesAndNumbers(number)];
    case 'add.client.sum':
      return [...begin, ownClient.displaysSum(number)];
    case 'add.client.exit':
      return [...begin, ownClient.exits()];
    case 'add.server.reply':
      return [...begin, ownServer.answers(number)];
    case 'add.server.display':
      return [...begin, ownServer.displaysNamesAndNumbers(number)];
    case 'add.server.sum':
      return [...begin, ownServer.displaysSum(number)];
    case 'add.server.shutdown': {
      const outOfRange = numbers.at(-1) as number;
      return [startsAddServer(), startsAddClient(outOfRange), ownServer.shutsDown(outOfRange)];
    }
    default:
      return undefined;
  }
}
