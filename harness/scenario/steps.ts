/**
 * The steps of which scenarios are made. An action is plain data: scenarios whose actions are equal share one performance.
 * An expectation looks at a transcript and finds that it is met or not; it performs nothing and waits for nothing.
 */
import type { RequirementId } from '../grade/requirements.ts';
import type { TestFile } from './test-file.ts';
import type { View } from './judge/view.ts';

export type Step = Action | Expectation;

export type Action = { readonly kind: 'action' } & (
  | { readonly verb: 'serverStarts'; readonly files: readonly TestFile[] }
  /** The client is started; the number is typed, the file is named, when and how the program asks for it. */
  | { readonly verb: 'clientStarts'; readonly number?: number; readonly file?: TestFile }
  | { readonly verb: 'peerAsks'; readonly number: number }
  | { readonly verb: 'peerAnswers'; readonly number: number }
  | { readonly verb: 'peerRequests'; readonly file: TestFile }
  | { readonly verb: 'peerSends'; readonly file: TestFile; readonly part: 'whole' | 'fullChunks' | 'lastChunk' }
);

export interface Expectation {
  readonly kind: 'expectation';
  /** Looked at when everything has come to rest after the last action, or when the performance is over. */
  readonly when: 'now' | 'end';
  /** Silence is part of what is tried: a subject that waits with a time-out is given the time. */
  readonly patient?: true;
  /** It means also that nothing more comes: a moment of silence belongs to it. */
  readonly nothingFollows?: true;
  /** It looks at the disk, which is read when the subjects have ended: before that it cannot be met. */
  readonly onDisk?: true;
  /** What is expected, as a sentence. */
  readonly text: string;
  readonly find: (view: View) => Finding;
}

export type Finding = Met | ({ readonly met: false } & Violation);

export interface Met {
  readonly met: true;
  /** A number that a program drew happened to be one at which right and wrong look the same: worth trying again. */
  readonly mayBeChance?: true;
}

/** An expectation that was not met: a submission's mistake, as data. */
export interface Violation {
  readonly expected: string;
  readonly actual: string;
  /** Names the kind of mistake, where it can be told: the key of its hint. */
  readonly symptom?: string;
  readonly bytes?: { readonly expected: Uint8Array; readonly actual: Uint8Array };
  /** Nothing that may still come could make it good: nothing need be waited for. */
  readonly final?: true;
  /** Nothing at all went over the network: whatever needs the exchange cannot be reached. */
  readonly silent?: true;
  /** Where one of these requirements has failed, the violation only hangs on it and is no mistake of its own. */
  readonly hangsOn?: readonly RequirementId[];
  /** Where this requirement has failed, the mistake has been charged there and is none here. */
  readonly chargedTo?: RequirementId;
  /** The submission cannot be blamed: a person has to look. Says why. */
  readonly undecided?: string;
  /** Datagrams that the kernel dropped may be the cause: worth trying again, more slowly. */
  readonly mayBeLoss?: true;
}

export const met: Met = { met: true };

/** Nothing can be said yet, and nobody will read why. */
export const notYet: Finding = { met: false, expected: '', actual: '' };

export function violated(violation: Violation): Finding {
  return { met: false, ...violation };
}

/** The action as a numbered step of a report. */
export function describeAction(action: Action): string {
  switch (action.verb) {
    case 'serverStarts':
      return `the server starts${describeFiles(action.files)}`;
    case 'clientStarts':
      return action.file === undefined
        ? `the client starts; ${action.number} is typed at its keyboard`
        : `the client starts and is given the file name ${action.file.name}`;
    case 'peerAsks':
      return `a client sends its name and ${action.number}`;
    case 'peerAnswers':
      return `the server answers with its name and ${action.number}`;
    case 'peerRequests':
      return `a client asks for ${describeFile(action.file)}`;
    case 'peerSends':
      return describeSending(action.file, action.part);
  }
}

function describeFiles(files: readonly TestFile[]): string {
  if (files.length === 0) return '';
  return `; its folder holds ${files.length > 2 ? `${files.length} files` : files.map(describeFile).join(', ')}`;
}

function describeFile({ name, sizeBytes }: TestFile): string {
  return `${name} (${bytes(sizeBytes)})`;
}

/** A number of bytes in words. */
export function bytes(count: number): string {
  return count === 1 ? '1 byte' : `${count} bytes`;
}

function describeSending(file: TestFile, part: 'whole' | 'fullChunks' | 'lastChunk'): string {
  const full = Math.floor(file.sizeBytes / 2048);
  const rest = file.sizeBytes % 2048;
  const last = rest === 0 ? 'the empty chunk that ends it' : `the last chunk of ${bytes(rest)}`;
  const fulls = `${full} ${full === 1 ? 'chunk' : 'chunks'} of 2048 bytes`;
  if (part === 'fullChunks') return `the server sends ${fulls} of ${file.name}`;
  if (part === 'lastChunk') return `the server sends ${last}`;
  return `the server sends ${file.name}: ${full === 0 ? last : `${fulls} and ${last}`}`;
}
