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

const allowed: Readonly<Record<string, readonly string[]>> = {
  '': ['programs', 'dialect'],
  programs: ['add.client', 'add.server', 'file.client', 'file.server'],
  dialect: ['add', 'file'],
  program: ['path', 'command', 'build', 'cwd', 'arguments', 'keyboard', 'port'],
};

export function describeIssue(issue: Issue, document: unknown): DescribedIssue {
  const inner = innerIssue(issue, document);
  const name = inner.path.map(String).join(' > ');
  if (inner.code === 'unrecognized_keys') {
    const key = inner.keys[0] ?? '';
    return {
      path: [...inner.path, key],
      atKey: true,
      message: unknownKey(key, keysAllowed(inner.path)),
    };
  }
  const found = valueAt(document, inner.path);
  const what = `${name === '' ? 'the manifest' : name} ${issueMessage(inner)}`;
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

function issueMessage(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${typeName(issue.expected)}`;
    case 'invalid_union':
      return issue.path[0] === 'programs' && issue.path.length === 2
        ? 'must be none or a mapping'
        : issue.path[0] === 'dialect'
          ? 'must be the name of a dialect or a mapping'
          : 'must be a text or a number';
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

function keysAllowed(path: readonly PropertyKey[]): readonly string[] {
  return (path.length >= 2 ? allowed['program'] : allowed[path.map(String).join('.')]) ?? [];
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
