/**
 * What proves that a program was started as its author starts it, as a sentence for the page of
 * what was learned. Pure.
 */
import type { Action } from '../../transcript/action.ts';
import { assignmentOf, roleOf } from '../../handout/programs.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import type { View } from '../../transcript/view.ts';

/** @param action the one that started the program in the proving trial */
export function startProof(program: ProgramProfile, view: View, action: Action): string {
  const words = [...program.arguments, ...(program.prompts ?? []).map(({ means }) => `{${means}}`)];
  if (roleOf(program.id) === 'server') {
    const port = view.all('portBound').find(({ subject }) => subject === 'server')?.port;
    const isTold = words.some((word) => word.includes('{port}'));
    return isTold ? `it bound port ${port}, which it was given` : `it bound port ${port}`;
  }
  if (assignmentOf(program.id) === 'file') return 'its message carries the name of the file that it was given';
  const number = 'number' in action ? action.number : undefined;
  return `its message carries a name and the integer ${number}, which it was given`;
}
