/**
 * Finds out by trying what each prompt of a program asks for, in any language.
 *
 * Each attempt is a fresh process that gets another answer at one prompt. An attempt that comes
 * nearer to a proven message is where the next ones begin. The number of attempts is limited.
 */
import { assignmentOf, roleOf } from '../../handout/programs.ts';
import type { ProgramProfile, Prompt } from '../../profile/profile.ts';
import type { StartEvidence } from './evidence.ts';
import { candidatesAt, lineOf, type KeyboardLine } from './keyboard-candidates.ts';
import { likelyPlans } from './likely-plans.ts';
import type { AnsweredPrompt } from './prompts.ts';

/** A program as it was started once, with what that shows. */
export interface StartAttempt {
  readonly program: ProgramProfile;
  readonly evidence: StartEvidence;
}

export const maxKeyboardStarts = 18;

/**
 * @param start starts the program with these prompts and answers
 * @returns the attempt that came nearest to a proven message
 */
export async function searchKeyboard<A extends StartAttempt>(
  first: A,
  start: (program: ProgramProfile) => Promise<A>,
  maxStarts = maxKeyboardStarts,
): Promise<A> {
  let best = first;
  const tried = new Set([keyOf(plannedPrompts(first))]);
  for (let starts = 0; starts < maxStarts && !best.evidence.isProven; starts += 1) {
    const next = variationsOf(best).find((plan) => !tried.has(keyOf(plan)));
    if (next === undefined) return best;
    tried.add(keyOf(next));
    const attempt = await start({ ...best.program, prompts: next });
    // What was typed on from there need not be tried again.
    tried.add(keyOf(plannedPrompts(attempt)));
    if (attempt.evidence.score > best.evidence.score) best = attempt;
  }
  return best;
}

/** The prompts of an attempt, each with the line that was typed at it. */
export function plannedPrompts({ program, evidence }: StartAttempt): readonly Prompt[] {
  const plan = program.prompts ?? [];
  return evidence.typed
    .filter(({ means }) => means !== 'leave')
    .map((prompt, at) => {
      const planned = plan[at]?.line;
      return { text: prompt.text, means: prompt.means, line: planned ?? lineTypedAt(prompt) };
    });
}

function lineTypedAt({ means, typed }: AnsweredPrompt): string {
  if (means === 'acknowledgement' || means === 'choice' || means === 'leave') return typed;
  return lineOf(means).line;
}

/**
 * Other answers at one prompt; those after it are then answered as they appear. Likely answers at all
 * prompts come before unlikely ones at the most suspect.
 */
function variationsOf(attempt: StartAttempt): readonly (readonly Prompt[])[] {
  const { program, evidence } = attempt;
  const plan = plannedPrompts(attempt);
  const assignment = assignmentOf(program.id);
  const single = positionsBySuspicion(evidence, plan.length)
    .flatMap((at, rank) => {
      const text = plan[at]?.text ?? evidence.pending ?? '';
      const before = plan.slice(0, at);
      const used = new Set([...program.arguments, ...before.flatMap(({ line }) => line ?? [])]);
      const lines = candidatesAt(text, assignment, used).filter(({ line }) => line !== plan[at]?.line);
      return lines.map((each: KeyboardLine, order) => ({
        prompts: [...before, { text, ...each }],
        cost: rank * costOfPosition + order,
      }));
    })
    .toSorted((a, b) => a.cost - b.cost)
    .map(({ prompts }) => prompts);
  // What the client took as its server's address or port, it has asked for.
  const corrected = evidence.taken.flatMap(({ at, as }) => {
    const prompt = plan[at];
    return prompt === undefined ? [] : [plan.with(at, { text: prompt.text, ...lineOf(as) })];
  });
  return [...corrected, ...likelyPlans(plan, assignment), ...single];
}

const costOfPosition = 1.5;

/**
 * First the question at which the program waits, then where a value went that appears in the wrong
 * place, then the last line that was typed, and those before it.
 */
function positionsBySuspicion({ typed, pending, misplaced, crash }: StartEvidence, count: number): readonly number[] {
  const all = Array.from({ length: count }, (_, at) => count - 1 - at);
  const isQuoted = (at: number): boolean => {
    const { means, typed: line } = typed[at] as AnsweredPrompt;
    return misplaced.some((name) => name === means) || (line !== '' && crash?.includes(line) === true);
  };
  const wrongValues = all.filter(isQuoted);
  const guessed = all.toReversed().filter((at) => typed[at]?.means === 'name');
  const order = [...(pending === undefined ? [] : [count]), ...wrongValues, ...all.slice(0, 1), ...guessed, ...all];
  return [...new Set(order)];
}

function keyOf(prompts: readonly Prompt[]): string {
  return JSON.stringify(prompts.map(({ text, line }) => [text, line]));
}

/** Whether other answers at the keyboard could help. */
export function mayNeedOtherAnswers({ program, evidence }: StartAttempt): boolean {
  const { typed, pending, isProven, works, misplaced, guesses, hasEnded, crash } = evidence;
  if (isProven || (typed.length === 0 && pending === undefined)) return false;
  if (roleOf(program.id) === 'server')
    return misplaced.length > 0 || (!works && (guesses.length > 0 || pending !== undefined));
  const value = assignmentOf(program.id) === 'add' ? 'number' : 'file';
  // What it asks for alone, takes, and continues with, is what the handout has it ask for.
  const isOnlyQuestion = typed.length === 1 && typed[0]?.means === value && pending === undefined && !hasEnded;
  if (misplaced.length > 0 || (guesses.length > 0 && !isOnlyQuestion)) return true;
  if (works) return pending !== undefined;
  if (crash !== undefined) return isAboutValue(crash);
  const hasValue = typed.some(({ means }) => means === value) || program.arguments.includes(`{${value}}`);
  return !hasValue || (!hasEnded && pending !== undefined);
}

/** Whether an error speaks of a value that could not be read or resolved. */
export function isAboutValue(crash: string): boolean {
  // Whatever is typed, it is text.
  if (/a bytes-like object is required|string argument without an encoding|must be (?:str|bytes), not/.test(crash))
    return false;
  return /invalid literal|could not convert|NumberFormat|InputMismatch|NoSuchElement|ParseInt|invalid value|invalid syntax|parsing|FormatException|stoi|invalid_argument|gaierror|getaddrinfo|ENOTFOUND|EAI_AGAIN|UnknownHost|Name or service|not enough values|too many values|invalid|unknown|KeyError|ValueError|TypeError|can't convert|Exception:/i.test(
    crash,
  );
}
