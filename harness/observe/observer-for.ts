/**
 * Creates the kind of observer that a run has chosen.
 */
import { kernelObserver } from './kernel-observer.ts';
import type { Observer } from './observer.ts';
import { measureSpeed, paceFor } from './portable/pace.ts';
import { portableObserver } from './portable/observer.ts';

/**
 * Called once for each submission, because the speed of the machine may have changed since the last
 * one.
 */
export async function observerFor(observation: Observer['sees']): Promise<Observer> {
  return observation === 'kernel' ? kernelObserver : portableObserver(paceFor(await measureSpeed()));
}
