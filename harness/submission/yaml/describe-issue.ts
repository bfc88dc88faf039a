/**
 * Turns an issue that the schema reports into a sentence: what was found, what is allowed.
 */
import type { z } from 'zod';
import { nearestWord } from '../nearest-word.ts';

export interface DescribedIssue {
  readonly path: readonly PropertyKey[];
  /** Whether the key itself is wrong, instead of its value. */
  readonly atKey: boolean;
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** What the errors of one kind of file say. */
export interface YamlWords {
  /** What the file is called, after "a". */
  readonly noun: string;
  /** What to do with a file that cannot be read at all. */
  readonly remedy: string;
  /** The keys that the mapping with this path may have. */
  readonly keysAt: (path: readonly PropertyKey[]) => readonly string[];
  /** What a value with this path must be, if it may be of several kinds; a clause that begins with "must". */
  readonly unionAt: (path: readonly PropertyKey[]) => string;
}

export function describeIssue(issue: Issue, document: unknown, words: YamlWords): DescribedIssue {
  const inner = innerIssue(issue, document);
  const name = inner.path.map(String).join(' > ');
  if (inner.code === 'unrecognized_keys') {
    const key = inner.keys[0] ?? '';
    return {
      path: [...inner.path, key],
      atKey: true,
      message: unknownKey(key, words.keysAt(inner.path)),
    };
  }
  const found = valueAt(document, inner.path);
  const what = `${name === '' ? `the ${words.noun}` : name} ${issueMessage(inner, words)}`;
  return { path: inner.path, atKey: false, message: `${what}; found ${preview(found)}` };
}

/**
 * The branch of a union that the value was probably meant for: a mapping was not meant to be the
 * word `none`.
 */
function innerIssue(issue: Issue, document: unknown): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const found = valueAt(document, issue.path);
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return issue;
  const branches = issue.errors.map((errors) => errors.filter((each) => each.code !== 'invalid_value'));
  const first = branches.find((errors) => errors.length > 0)?.[0];
  return first === undefined ? issue : innerIssue({ ...first, path: [...issue.path, ...first.path] }, document);
}

function issueMessage(issue: Issue, { unionAt }: YamlWords): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeName(issue.expected)}`;
    case 'invalid_union':
      return unionAt(issue.path);
    case 'invalid_value':
      return `must be ${issue.values
        .map(String)
        .join(', ')
        .replace(/, ([^,]*)$/, ' or $1')}`;
    case 'too_small':
      return issue.origin === 'array' || issue.origin === 'string'
        ? 'must not be empty'
        : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'custom':
      return issue.message;
    default:
      return `is invalid: ${issue.message}`;
  }
}

function typeName(type: string): string {
  const names: Readonly<Record<string, string>> = {
    object: 'a mapping',
    record: 'a mapping',
    array: 'a list',
    string: 'a text',
    int: 'a whole number',
    number: 'a whole number',
  };
  return names[type] ?? type;
}

function unknownKey(key: string, known: readonly string[]): string {
  const unknown = `unknown key ${JSON.stringify(key)}`;
  const list = known.length === 0 ? 'no keys' : `${known.slice(0, -1).join(', ')} and ${known.at(-1)}`;
  const nearest = nearestWord(key, known);
  return nearest === undefined
    ? `${unknown}; allowed here: ${list}`
    : `${unknown}; did you mean "${nearest}"? Allowed here: ${list}`;
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function preview(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
