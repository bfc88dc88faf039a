/**
 * Lines and arguments that were given for another purpose, and that a client took as the address or
 * port of its server. Pure.
 *
 * An integer is also an address: 27 means 0.0.0.27, and a lane delivers what is sent there. It also
 * finds an address for any name. Such a start looks right, but the client's own server does not
 * listen there.
 */
import { placeholderMeaning } from '../../engine/placeholders.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import type { AnswerName } from '../../transcript/purpose.ts';
import type { View } from '../../transcript/view.ts';
import type { AnsweredPrompt } from './prompts.ts';

export interface TakenLine {
  /** The index of the line among those that were typed. */
  readonly at: number;
  /** What the client took it as. */
  readonly as: 'host' | 'port';
}

export function takenAsDestination(view: View, typed: readonly AnsweredPrompt[]): readonly TakenLine[] {
  const addresses = destinationAddresses(view);
  const ports = destinationPorts(view);
  const names = new Set(view.all('nameLookedUp').map(({ name }) => name.toLowerCase()));
  const isHost = (line: string): boolean => addresses.has(addressOf(line) ?? '') || names.has(line.toLowerCase());
  return typed.flatMap(({ means, typed: line }, at): readonly TakenLine[] => {
    if (means !== 'host' && isHost(line)) return [{ at, as: 'host' }];
    return means !== 'port' && ports.has(line) ? [{ at, as: 'port' }] : [];
  });
}

/** What those arguments were given as. A number that datagrade made up counts as the integer. */
export function argumentsTakenAsDestination(
  view: View,
  { argv, arguments: words }: Pick<ProgramProfile, 'argv' | 'arguments'>,
): readonly AnswerName[] {
  const addresses = destinationAddresses(view);
  const ports = destinationPorts(view);
  const command = view.all('subjectStarted').findLast(({ subject }) => subject === 'client')?.command ?? [];
  return words.flatMap((word, at): readonly AnswerName[] => {
    const isNumber = /^\d+$/.test(word);
    const means = isNumber ? 'number' : placeholderMeaning(word);
    const passed = command[argv.length + at] ?? '';
    if (means === 'acknowledgement') return [];
    const isHost = means !== 'host' && addresses.has(addressOf(passed) ?? '');
    const isPort = means !== 'port' && !isNumber && ports.has(passed);
    return isHost || isPort ? [means] : [];
  });
}

function destinationPorts(view: View): ReadonlySet<string> {
  const received = view.received().map(({ peerPort }) => peerPort);
  const refused = view.all('datagramRefused').map(({ to }) => to.port);
  return new Set([...received, ...refused].map(String));
}

function destinationAddresses(view: View): ReadonlySet<string> {
  const all = [...view.all('datagramCaptured'), ...view.all('datagramRefused')];
  return new Set(all.map(({ to }) => to.address));
}

/** The IPv4 address that an integer means; undefined for any other line. */
function addressOf(line: string): string | undefined {
  const value = /^\d{1,10}$/.test(line) ? Number(line) : Number.NaN;
  if (!(value > 0 && value < 2 ** 32)) return undefined;
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}
