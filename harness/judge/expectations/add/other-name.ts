/**
 * Whether datagrade may have misread which bytes of a message are the name of the program that sent
 * it: that program does not display this name, but does display other words of its message, or the
 * name without a character at one end.
 */
import type { Role } from '../../../handout/programs.ts';
import type { Violation } from '../../../scenario/expectation.ts';
import { formsOfPayload } from '../../../transcript/armour.ts';
import { showsName } from '../../../transcript/screen.ts';
import { quoteSent } from '../../quote.ts';

/** Leaves a missing name open if nothing excludes that it was misread. */
export function doubtOfName(role: Role, screen: string, message: OwnMessage): Pick<Violation, 'undecided'> {
  const shown = otherNameShown(screen, message);
  if (shown === undefined) return {};
  const [name, other] = [message.name, shown].map((text) => quoteSent(text));
  return {
    undecided: `The ${role} did not display ${name}, which datagrade takes as the name in its message, but displayed ${other}, which the message also has.`,
  };
}

/** @returns the words that may be the name; undefined if nothing suggests that the name was misread */
function otherNameShown(screen: string, { payloads, name, peerName }: OwnMessage): string | undefined {
  const cut = [name.slice(1), name.slice(0, -1)];
  const texts = payloads
    .flatMap((payload) => formsOfPayload(payload))
    .map((form) => Buffer.from(form).toString('utf8'));
  const candidates = [...cut, ...texts.flatMap(wordsWithoutLabels)].map((text) => text.trim());
  return candidates.find((text) => letters(text) >= shortest && !showsName(peerName, text) && showsName(screen, text));
}

export interface OwnMessage {
  readonly payloads: readonly Uint8Array[];
  /** What datagrade takes as the name in the message. */
  readonly name: string;
  /** The name of the other side, which the message may repeat. */
  readonly peerName: string;
}

/** Of fewer letters, some are on every screen. */
const shortest = 4;

function letters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

/** What is before a colon or an equals sign labels a value, in a message and on a screen. */
function wordsWithoutLabels(text: string): readonly string[] {
  return text.match(/\p{L}[\p{L}\p{M}\p{N} .'’_-]*(?![\p{L}\p{M}\p{N} .'’_-])(?!"?\s*[:=])/gu) ?? [];
}
