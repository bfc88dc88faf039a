/**
 * What one run of a program shows about a message.
 */
import { carriesText } from '../../transcript/armour.ts';

export interface RequestSample {
  readonly number: number;
  readonly payloads: readonly Uint8Array[];
  /** What the client displayed, most likely also its own name. */
  readonly screen: string;
  /** The name that the client was given to send, which no program has of its own. */
  readonly givenName?: string;
}

/**
 * Where the client's name appears. If it sends the name that it was given, that is its name, however
 * many words of the message are also on the screen.
 */
export function placesOfName(samples: readonly RequestSample[]): string {
  const given = samples.find(
    ({ givenName, payloads }) => givenName !== undefined && payloads.some((payload) => carriesText(payload, givenName)),
  )?.givenName;
  return given ?? samples.map(({ screen }) => screen).join('\n');
}

export interface ReplySample {
  readonly askedNumber: number;
  readonly askedName: string;
  readonly payloads: readonly Uint8Array[];
  /** Everything that the server displayed, for all of its clients. */
  readonly screen: string;
}

/**
 * A message of this lab has a name and an integer: some hundred bytes in the wordiest format. The
 * search for a layout takes longer with every byte, so one among more bytes than this is not sought.
 */
const mostBytes = 4096;

/** Whether the datagrams of one message are too large to be searched. Padding does not count. */
export function isTooLarge(payloads: readonly Uint8Array[]): boolean {
  return payloads.reduce((sum, payload) => sum + lengthWithoutPadding(payload), 0) > mostBytes;
}

/** The length without the equal bytes at the end, with one of them. */
function lengthWithoutPadding(payload: Uint8Array): number {
  const last = payload.at(-1);
  return payload.findLastIndex((byte) => byte !== last) + 2;
}
