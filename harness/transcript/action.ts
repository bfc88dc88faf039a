/**
 * The actions of a performance, as plain data: scenarios whose actions are equal share one performance, and a transcript names those that were performed.
 */
import type { TestFile } from './test-file.ts';

export type Action = { readonly kind: 'action' } & (
  | { readonly verb: 'serverStarts'; readonly files: readonly TestFile[] }
  /** The client is started; the number is typed, the file is named, when and how the program asks for it. */
  | {
      readonly verb: 'clientStarts';
      readonly number?: number;
      readonly file?: TestFile;
      /** In the folder in which it ran before. */
      readonly again?: true;
    }
  /** A client of the testbed asks, each with a name of its own; absent for its first client. */
  | { readonly verb: 'peerAsks'; readonly number: number; readonly client?: number }
  | { readonly verb: 'peerAnswers'; readonly number: number }
  /** `again`: the server may have sent this file before. */
  | { readonly verb: 'peerRequests'; readonly file: TestFile; readonly again?: true }
  | { readonly verb: 'peerSends'; readonly file: TestFile; readonly part: 'whole' | 'fullChunks' | 'lastChunk' }
);

/** The action as a numbered step of a report. */
export function describeAction(action: Action): string {
  switch (action.verb) {
    case 'serverStarts':
      return `the server starts${describeFiles(action.files)}`;
    case 'clientStarts':
      return action.file === undefined
        ? `the client starts; ${action.number} is typed at its keyboard`
        : `the client starts${action.again === true ? ' again, in the same folder,' : ''} and is given the file name ${action.file.name}`;
    case 'peerAsks':
      return `${action.client === undefined ? 'a client' : 'another client'} sends its name and ${action.number}`;
    case 'peerAnswers':
      return `the server answers with its name and ${action.number}`;
    case 'peerRequests':
      return `a client asks${action.again === true ? ' again' : ''} for ${describeFile(action.file)}`;
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
