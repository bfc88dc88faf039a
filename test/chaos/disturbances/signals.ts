/** Kills and stops processes of the run. One that is stopped continues later. */
import { isAlive, signalOwn, type OwnProcess } from '../own-processes.ts';
import { pick, type Disturb, type Victim } from './disturbance.ts';

const shortestStopMs = 200;
const longestStopMs = 5000;

/** A signal that ends a process at once, or one that asks it to end. */
export function kill(kind: OwnProcess['kind']): Disturb {
  return (victim) => {
    const signal = victim.random() < 0.5 ? 'SIGKILL' : 'SIGTERM';
    const target = choose(victim, kind);
    if (target === undefined || !signalOwn(target, signal)) return undefined;
    return `${signal} to ${nameOf(target)}`;
  };
}

/** The main process, once it grades: it handles signals only then. */
export function endMain(signals: readonly NodeJS.Signals[]): Disturb {
  return (victim) => {
    const signal = pick(signals, victim.random) as NodeJS.Signals;
    const main = choose(victim, 'main');
    if (main === undefined || choose(victim, 'lane') === undefined || !signalOwn(main, signal)) return undefined;
    return `${signal} to ${nameOf(main)}`;
  };
}

export function stop(kind: OwnProcess['kind']): Disturb {
  return (victim) => {
    const target = choose(victim, kind);
    return target === undefined ? undefined : stopAll(victim, [target]);
  };
}

/** As a shell or a container does it, in either order. */
export const stopEverything: Disturb = (victim) => {
  const all = victim.processes.poll();
  return all.length === 0 ? undefined : stopAll(victim, victim.random() < 0.5 ? all : all.toReversed());
};

function stopAll({ random, undo }: Victim, targets: readonly OwnProcess[]): string | undefined {
  const stopped = targets.filter((target) => signalOwn(target, 'SIGSTOP'));
  if (stopped.length === 0) return undefined;
  const forMs = Math.round(shortestStopMs + random() * (longestStopMs - shortestStopMs));
  const go = (): void => stopped.forEach((target) => signalOwn(target, 'SIGCONT'));
  const timer = setTimeout(go, forMs);
  undo.defer(() => {
    clearTimeout(timer);
    go();
  });
  return `${stopped.map(nameOf).join(', ')} for ${forMs} ms`;
}

function choose({ processes, random }: Victim, kind: OwnProcess['kind']): OwnProcess | undefined {
  return pick(
    processes.poll().filter((each) => each.kind === kind && isAlive(each)),
    random,
  );
}

function nameOf({ kind, pid, command }: OwnProcess): string {
  return `${kind} ${pid}${kind === 'program' ? ` (${command.slice(-60)})` : ''}`;
}
