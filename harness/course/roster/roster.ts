/** The people of a course, as a roster lists them: plain data. */
export interface RosterRow {
  /** The line of the file that it begins on, counted from 1. */
  readonly line: number;
  /** Every id, the one that a person would use first. */
  readonly ids: readonly string[];
  /** The number that a learning platform gives to the person, as it is in the names of a download. */
  readonly platform?: PlatformNumber;
  /** Each way to write the name that the roster has; the first is for people. */
  readonly names: readonly string[];
  readonly email: string;
  /** Empty for a person who works alone. */
  readonly group: string;
  /** Why the row does not count; a clause. */
  readonly ignored?: string;
  /** The line of an equal row. */
  readonly repeats?: number;
}

export interface PlatformNumber {
  readonly kind: 'moodle' | 'canvas';
  readonly number: string;
}

export interface Roster {
  readonly rows: readonly RosterRow[];
  /** What was assumed while it was read, as sentences. */
  readonly notes: readonly string[];
}

/**
 * The headings of a course that datagrade does not know on its own: a field and its heading, or `false` for a field that the roster
 * does not have. What is absent is recognised.
 */
export interface RosterColumns {
  readonly id?: string | readonly string[] | false | undefined;
  readonly name?: string | false | undefined;
  readonly givenName?: string | false | undefined;
  readonly surname?: string | false | undefined;
  readonly email?: string | false | undefined;
  readonly group?: string | false | undefined;
}

/** A roster that cannot be used. The message is a clause that names the line; the caller says which file. */
export class RosterError extends Error {
  override readonly name = 'RosterError';
  readonly audience = 'grader';
  readonly code = 'roster.unusable';
}

/** What people call a row. */
export function nameOfRow(row: RosterRow): string {
  const [name] = row.names;
  const id = idOfRow(row);
  if (name === undefined) return id || `line ${row.line}`;
  return id === '' ? name : `${name} (${id})`;
}

export function idOfRow({ ids, platform, email }: RosterRow): string {
  return ids[0] ?? platform?.number ?? email;
}
