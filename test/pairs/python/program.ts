/** A rendered program, and how it is started. */
import type { Asked, Inputs } from '../model.ts';
import type { Code } from './lines.ts';

export type Role = 'client' | 'server';
export type Given = Readonly<Partial<Record<Asked, string>>>;

export interface Program {
  readonly assignment: 'add' | 'file';
  readonly role: Role;
  /** Values of the source, such as `PORT = 5000`. */
  readonly constants: readonly string[];
  /** The main part; `firstArgument` is where its own arguments begin in `sys.argv`. */
  readonly main: (firstArgument: number) => Code;
  readonly inputs: Inputs;
}

/** What is typed on the command line and at the keyboard. */
export interface Start {
  readonly words: readonly string[];
  readonly typed: readonly string[];
}

export function startOf({ all, isJoined }: Inputs, given: Given): Start {
  const valueOf = ({ what, fallback }: Inputs['all'][number]): string => given[what] ?? fallback ?? '';
  const words = all.flatMap((each) => {
    if (each.from === 'argument') return [valueOf(each)];
    return each.from === 'flag' && (each.fallback === undefined || given[each.what] !== undefined)
      ? [each.text, valueOf(each)]
      : [];
  });
  const typed = all.filter(({ from }) => from === 'prompt').map(valueOf);
  return { words, typed: isJoined ? [...typed.slice(0, -2), typed.slice(-2).join(' ')] : typed };
}
