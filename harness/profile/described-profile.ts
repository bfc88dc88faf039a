/** A profile as a person wants to read it: plain data for the page that shows it. */
import type { Layout } from '../../reference/add/dialect.ts';
import type { FieldName } from '../../reference/add/values.ts';
import type { ProgramId } from '../handout/programs.ts';
import type { Prompt } from './profile.ts';

export interface DescribedProfile {
  readonly programs: readonly DescribedProgram[];
  readonly messages: readonly DescribedMessage[];
  /** Sentences on what could not be learned, with what was tried. */
  readonly unknown: readonly string[];
}

export interface DescribedProgram {
  readonly id: ProgramId;
  readonly cwd: string;
  /** Where a client sends to or a server is told to listen; undefined where it is told. */
  readonly port?: number;
  readonly prompts: readonly Prompt[];
  readonly folders: readonly string[];
  /** What proved its start; absent if nothing did. */
  readonly proof?: string;
}

export interface DescribedMessage {
  readonly title: string;
  /** Undefined where nothing was learned of it. */
  readonly datagrams?: readonly MarkedDatagram[];
  /** The integers of the messages that it was learned from; absent if it was learned from none. */
  readonly learnedFrom?: readonly number[];
  /** How many other messages had the same form. */
  readonly predicted?: number;
}

export interface MarkedDatagram {
  readonly format: Layout['format'];
  readonly bytes: Uint8Array;
  /** For each byte the field that it belongs to, if any. */
  readonly fields: readonly (FieldName | undefined)[];
}
