/**
 * What a trial proves about how its program was started. Pure.
 *
 * That a program has sent something proves nothing. A client's start is proven by a message that
 * carries a name and the integer, or the file's name, and nothing that datagrade gave for another
 * purpose. A server's start is proven by the port that it was told.
 */
import { explainCrash } from '../../judge/crash.ts';
import type { View } from '../../transcript/view.ts';
import type { Action } from '../../transcript/action.ts';
import type { AnswerName } from '../../transcript/purpose.ts';
import { type Role, roleOf } from '../../handout/programs.ts';
import { placeholdersIn } from '../../engine/placeholders.ts';
import type { ProgramProfile } from '../../profile/profile.ts';
import { takenAsDestination, type TakenLine } from './destinations.ts';
import { isGuess, messageEvidence, type MessageEvidence } from './message-evidence.ts';
import { answeredPrompts, openPrompt, type AnsweredPrompt } from './prompts.ts';

export interface StartEvidence {
  readonly works: boolean;
  readonly isProven: boolean;
  /** Values of datagrade that appear in a message where they do not belong. */
  readonly misplaced: readonly AnswerName[];
  /** Lines that were typed for another purpose, and became the destination of a message. */
  readonly taken: readonly TakenLine[];
  /** Lines that were typed without words that ask for them, and that no message confirms. */
  readonly guesses: readonly AnsweredPrompt[];
  readonly typed: readonly AnsweredPrompt[];
  /** The question at which it waits, after all that was typed. */
  readonly pending?: string;
  readonly hasSent: boolean;
  readonly hasEnded: boolean;
  readonly crash?: string;
  /** The more, the nearer to a proven start. */
  readonly score: number;
}

export function startEvidence(view: View, program: ProgramProfile, action: Action, works: boolean): StartEvidence {
  const role = roleOf(program.id);
  const typed = answeredPrompts(view, role);
  const activity = view.activity(role);
  const isAsking = activity?.is === 'keyboard' && (activity.call === undefined || activity.call === 'read');
  const pending = isAsking ? openPrompt(view, role) : undefined;
  const crash = explainCrash(view, role)?.text;
  const message = role === 'client' ? messageEvidence(view, program, action, typed) : undefined;
  const misplaced = message?.misplaced ?? portsMisplaced(view, program, typed);
  const guesses = typed.filter((each) => isGuess(each, program.id) && message?.confirms(each) !== true);
  const isToldRight =
    role === 'client' ? message?.isWhole === true && !message.isAmbiguous : works && boundAsTold(view, program, typed);
  const hasEnded = view.exit(role) !== undefined;
  const isProven =
    works &&
    isToldRight &&
    misplaced.length === 0 &&
    crash === undefined &&
    (role === 'server' || pending === undefined);
  return {
    works,
    isProven,
    misplaced,
    taken: role === 'client' ? takenAsDestination(view, typed) : [],
    guesses,
    typed,
    ...(pending === undefined ? {} : { pending }),
    hasSent: view.received().length > 0,
    hasEnded,
    ...(crash === undefined ? {} : { crash }),
    score:
      nearness({ works, isProven, message, misplaced, typed, view, hasEnded }) -
      100 * misplaced.length -
      5 * guesses.length,
  };
}

interface Scored {
  readonly works: boolean;
  readonly isProven: boolean;
  readonly message: MessageEvidence | undefined;
  readonly misplaced: readonly AnswerName[];
  readonly typed: readonly AnsweredPrompt[];
  readonly view: View;
  readonly hasEnded: boolean;
}

function nearness({ works, isProven, message, misplaced, typed, view, hasEnded }: Scored): number {
  const reached = Math.min(new Set(typed.map(({ text }) => text)).size, 8) * 10 + Math.min(typed.length, 8);
  const alive = hasEnded ? 0 : 3;
  const base = isProven ? 1000 : works ? (message?.isWhole === true ? 600 : 400) : view.received().length > 0 ? 200 : 0;
  // A message with a value in the wrong place is not nearer than one that still lacks a value.
  return (misplaced.length > 0 ? Math.min(base, 250) : base) + reached + alive;
}

/** A server that has bound what it was given as its own integer wants its port there. */
function portsMisplaced(view: View, program: ProgramProfile, typed: readonly AnsweredPrompt[]): readonly AnswerName[] {
  const bound = view.all('portBound').filter(({ subject }) => subject === 'server');
  const isBound = (text: string | undefined): boolean => bound.some(({ port }) => String(port) === text);
  const words = commandOf(view, 'server').slice(program.argv.length);
  const isPassed = program.arguments.some((word, at) => word === '{number}' && isBound(words[at]));
  const isTyped = typed.some(({ means, typed: line }) => means === 'number' && isBound(line));
  return isPassed || isTyped ? ['number'] : [];
}

function commandOf(view: View, role: Role): readonly string[] {
  return view.all('subjectStarted').findLast(({ subject }) => subject === role)?.command ?? [];
}

/** A server that was told a port has bound it. */
function boundAsTold(view: View, program: ProgramProfile, typed: readonly AnsweredPrompt[]): boolean {
  const command = commandOf(view, 'server');
  const words = placeholdersIn(program.arguments).has('port') ? command.slice(program.argv.length) : [];
  const told = [...words, ...typed.filter(({ means }) => means === 'port').map((each) => each.typed)];
  if (told.length === 0) return true;
  const bound = view.all('portBound').filter(({ subject }) => subject === 'server');
  return bound.some(({ port }) => told.some((word) => word.split(/[:=]/).at(-1) === String(port)));
}
