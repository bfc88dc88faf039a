/**
 * The prompts that a program printed before each line that was typed in a trial. Pure.
 */
import type { View } from '../../transcript/view.ts';
import type { Role } from '../../handout/programs.ts';
import type { Prompt } from '../../profile/profile.ts';
import { unfinishedLast, type WrittenText } from '../../engine/record/unfinished-line.ts';

/** A prompt with what was typed at it. */
export interface AnsweredPrompt extends Prompt {
  readonly typed: string;
}

export function promptsIn(view: View, role: Role): readonly Prompt[] {
  return answeredPrompts(view, role).map(({ text, means }) => ({ text, means }));
}

export function answeredPrompts(view: View, role: Role): readonly AnsweredPrompt[] {
  const prompts: AnsweredPrompt[] = [];
  let written: WrittenText[] = [];
  for (const event of view.events) {
    if (!('subject' in event) || event.subject !== role) continue;
    if (event.type === 'screenWritten' || event.type === 'errorWritten')
      written.push({ isError: event.type === 'errorWritten', text: event.text });
    if (event.type !== 'lineTyped') continue;
    prompts.push({ text: lastLineOf(written), means: event.means, typed: event.text });
    written = [];
  }
  return prompts;
}

/** What the program displayed last, after the last line that was typed. */
export function openPrompt(view: View, role: Role): string {
  const from = view.events.findLastIndex((event) => event.type === 'lineTyped' && event.subject === role) + 1;
  const written = view.events
    .slice(from)
    .flatMap((event): readonly WrittenText[] =>
      (event.type === 'screenWritten' || event.type === 'errorWritten') && event.subject === role
        ? [{ isError: event.type === 'errorWritten', text: event.text }]
        : [],
    );
  return lastLineOf(written);
}

function lastLineOf(written: readonly WrittenText[]): string {
  return unfinishedLast(written).trimEnd().split('\n').at(-1)?.trim() ?? '';
}
