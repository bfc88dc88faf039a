/** What a scenario is made of, for those that write scenarios. */
export {
  addPeer,
  filePeer,
  startsAddClient,
  startsAddServer,
  startsFileClient,
  startsFileClientAgain,
  startsFileServer,
} from './actions.ts';
export { scenario, type Scenario } from './scenario.ts';
export { bytes } from '../transcript/action.ts';
export { seedFor, type Draw, type NameShape } from './draw.ts';
export type { ContentKind, TestFile } from '../transcript/test-file.ts';
