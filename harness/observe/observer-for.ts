/** The observer of the kind that a run has chosen. */
import { kernelObserver } from './kernel-observer.ts';
import type { Observer } from './observer.ts';
import { measureSpeed, paceFor } from './portable/pace.ts';
import { portableObserver } from './portable/observer.ts';

/** Asked for anew for each submission: the machine may have become faster or slower since the last one. */
export async function observerFor(observation: Observer['sees']): Promise<Observer> {
  return observation === 'kernel' ? kernelObserver : portableObserver(paceFor(await measureSpeed()));
}
