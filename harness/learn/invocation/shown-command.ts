/**
 * Forms of a command line, from one that the submission shows as an example: `5000 127.0.0.1`,
 * `port=N host=H`, `-datei bild.png`. Pure.
 *
 * A value is replaced by what it is for. A word that is neither a value nor a name for one stays.
 */
import { assignmentOf, type ProgramId } from '../../handout/programs.ts';
import { argumentMeaning, destinationFile } from './argument-meaning.ts';
import { formsOf, slotFor, type Slot } from './slots.ts';
import type { ArgumentTemplate } from './templates.ts';

const mostForms = 3;

export function formsOfCommand(words: readonly string[], id: ProgramId): readonly ArgumentTemplate[] {
  const slots: Slot[] = [];
  for (const word of words) {
    const flag = slots.at(-1)?.[0];
    const before = flag?.startsWith('-') === true && !flag.includes('{') ? flag : undefined;
    slots.push(slotOf(word, before, id, slots));
  }
  return formsOf(slots, mostForms);
}

function slotOf(word: string, flag: string | undefined, id: ProgramId, before: readonly Slot[]): Slot {
  const [, key, value = ''] = /^(--?[\w-]+=|[\p{L}_]\w*=)(.+)$/u.exec(word) ?? [];
  if (key !== undefined) {
    const named = key.replace(/^-+|=$/g, '');
    return meaningsOf(unquoted(value), named, id, before).map((each) => key + each);
  }
  if (/^-+\p{L}/u.test(word)) return [word];
  return meaningsOf(unquoted(word), flag?.replace(/^-+/, ''), id, before);
}

/** @param named the flag or key of the value, if it has one */
function meaningsOf(value: string, named: string | undefined, id: ProgramId, before: readonly Slot[]): Slot {
  const assignment = assignmentOf(id);
  const said = named === undefined ? undefined : argumentMeaning(named, assignment);
  const shown = meaningOfValue(value, id, before);
  const candidates = [said, shown].filter((each): each is string => each !== undefined);
  if (candidates.length > 0) return [...new Set(candidates)];
  if (isPlaceholder(value)) return slotFor([withoutBrackets(value), named].join(' ').trim(), undefined, id);
  return [value];
}

function meaningOfValue(value: string, id: ProgramId, before: readonly Slot[]): string | undefined {
  if (isAddress.test(value)) return value.includes(':') ? '{host}:{port}' : '{host}';
  if (/^\d{4,5}$/.test(value) && Number(value) > 1023 && Number(value) < 65536) return '{port}';
  const isAdd = assignmentOf(id) === 'add';
  if (isAdd && /^\d{1,3}$/.test(value)) return '{number}';
  if (!isAdd && /^[^<>\s]+\.[a-z]\w{0,4}$/i.test(value))
    return before.some((slot) => slot[0]?.includes('{file}')) ? destinationFile : '{file}';
  if (isPlaceholder(value) || /^[\p{Ll}_]{3,}$/u.test(value))
    return argumentMeaning(withoutBrackets(value), assignmentOf(id));
  return isAdd && /^\p{Lu}\p{Ll}+(?: \p{L}+)*$/u.test(value) ? '{name}' : undefined;
}

const isAddress = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3})(?::\d{2,5})?$/i;

/** `PORT`, `<port>`, `N`. */
function isPlaceholder(value: string): boolean {
  return /^[<{([]/.test(value) || (/\p{Lu}/u.test(value) && !/\p{Ll}/u.test(value));
}

function withoutBrackets(value: string): string {
  return value.replace(/^[<{([]+|[>)}\]]+$/g, '');
}

function unquoted(value: string): string {
  return value.replace(/^["']|["']$/g, '');
}
