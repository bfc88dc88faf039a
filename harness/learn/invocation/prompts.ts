/**
 * The prompts that a program printed before each line that was typed in a trial. Pure.
 */
import type { View } from '../../transcript/view.ts';
import type { Role } from '../../handout/programs.ts';
import type { Prompt } from '../../profile/profile.ts';

export function promptsIn(view: View, role: Role): readonly Prompt[] {
  const prompts: Prompt[] = [];
  let written = '';
  for (const event of view.events) {
    if (!('subject' in event) || event.subject !== role) continue;
    if (event.type === 'screenWritten' || event.type === 'errorWritten') written += event.text;
    if (event.type !== 'lineTyped') continue;
    prompts.push({ text: written.trimEnd().split('\n').at(-1)?.trim() ?? '', means: event.means });
    written = '';
  }
  return prompts;
}
