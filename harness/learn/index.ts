/** Learns how a submission is started and how it writes messages, by running it. */
export { learn, type Learned, type Obstacle } from './learn.ts';
export { playedPerformance, withPredictions } from './add/predicted.ts';
export { refutedLayouts } from './add/prediction.ts';
export { accentedName, longerName, similarPeerName } from './peer-name.ts';
export { describeDeviations } from './describe/deviations.ts';
export { describeProfile } from './describe/profile.ts';
export { freeze } from './manifest/freeze.ts';
export type { Profile } from '../profile/profile.ts';
