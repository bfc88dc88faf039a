/** How a submission is started and how it speaks, found out by running it. */
export { learn, type Learned, type Obstacle } from './learn.ts';
export { peerNameLike } from './peer-name.ts';
export { departuresOf } from './describe/departures.ts';
export { describeProfile } from './describe/profile.ts';
export { freeze } from './manifest/freeze.ts';
export type { Profile } from '../profile/profile.ts';
