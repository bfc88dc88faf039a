/**
 * Reads the text of a YAML file that a person wrote; every error has a line and a column.
 *
 * Pure. It accepts one document of limited size, without duplicate keys, with few aliases, and without tags that create objects.
 */
import { isAlias, isCollection, isNode, isPair, LineCounter, type Document, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { describeIssue, type YamlWords } from './describe-issue.ts';

/** A file that is no YAML (`syntax`), or that says something which its schema does not allow (`invalid`). */
export class YamlError extends Error {
  override readonly name = 'YamlError';
  readonly kind: 'syntax' | 'invalid';

  constructor(kind: 'syntax' | 'invalid', message: string) {
    super(message);
    this.kind = kind;
  }
}

export interface ParsedYaml<Value> {
  readonly value: Value;
  /** The file, line and column of the value with this path, or of its key. */
  readonly placeOf: (path: readonly PropertyKey[], atKey?: boolean) => string;
}

const maxCharacters = 32 * 1024;
const maxAliases = 20;
const maxDepth = 32;

/** @throws YamlError, and nothing else, whatever the text */
export function parseYamlText<Value>(
  text: string,
  fileName: string,
  schema: z.ZodType<Value>,
  words: YamlWords,
): ParsedYaml<Value> {
  try {
    return parse(text, fileName, schema, words);
  } catch (error) {
    if (error instanceof YamlError) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    throw new YamlError('syntax', `cannot parse ${fileName}: ${cause}; ${words.remedy}`);
  }
}

function parse<Value>(text: string, fileName: string, schema: z.ZodType<Value>, words: YamlWords): ParsedYaml<Value> {
  requireReasonableSize(text, fileName, words);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${fileName}:${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  const fault = document.errors[0];
  if (fault !== undefined) {
    const summary = fault.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? fault.code;
    throw new YamlError('syntax', `${place(fault.pos[0])}: ${summary}`);
  }
  requireFewAliases(document, place);
  const value: unknown = document.toJS({ maxAliasCount: maxAliases });
  const placeOf = (path: readonly PropertyKey[], atKey = false): string => place(offsetOf(document, path, atKey));
  const result = schema.safeParse(value ?? {});
  if (result.success) return { value: result.data, placeOf };
  const first = result.error.issues.map((issue) => describeIssue(issue, value, words))[0];
  if (first === undefined)
    throw new YamlError('invalid', `${placeOf([])}: is not a valid ${words.noun}; ${words.remedy}`);
  throw new YamlError('invalid', `${placeOf(first.path, first.atKey)}: ${first.message}`);
}

function requireReasonableSize(text: string, fileName: string, { noun }: YamlWords): void {
  if (text.length > maxCharacters) {
    throw new YamlError(
      'syntax',
      `cannot parse ${fileName}: it has more than ${maxCharacters} characters, too many for a ${noun}`,
    );
  }
  if (nesting(text) > maxDepth) {
    throw new YamlError(
      'syntax',
      `cannot parse ${fileName}: it is nested more than ${maxDepth} levels deep, too deep for a ${noun}`,
    );
  }
}

/**
 * Offset of the value with this path, or of its key; for a missing value, the nearest one that
 * exists.
 */
function offsetOf(document: Document, path: readonly PropertyKey[], atKey: boolean): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const [depth, key] of path.entries()) {
    if (!isCollection(node)) break;
    const pair = node.items.find((item) => isPair(item) && String(item.key) === String(key));
    const value: unknown = isPair(pair) ? pair.value : node.get(key, true);
    const wantsKey = (atKey && depth === path.length - 1) || !isNode(value);
    const pointed = wantsKey && isPair(pair) ? pair.key : value;
    if (isNode(pointed)) offset = pointed.range?.[0] ?? offset;
    node = value;
  }
  return offset;
}

function requireFewAliases(document: Document, place: (offset: number) => string): void {
  let count = 0;
  visit(document, {
    Alias(_, alias, ancestors) {
      count += 1;
      const target = alias.resolve(document);
      const endless = ancestors.some((each) => each === target);
      if (count <= maxAliases && !endless && isNode(target) && !isAlias(target)) return;
      const why = endless
        ? 'an alias refers to something that contains the alias: write the value out'
        : 'too many aliases: write the values out';
      throw new YamlError('syntax', `${place(alias.range?.[0] ?? 0)}: ${why}`);
    },
  });
}

/**
 * An upper bound of the nesting depth. It is computed before parsing, because the parser's own
 * depth is limited by the stack.
 */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, ++depth);
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
  }
  const indented = text
    .split('\n')
    .map((line) => (/^[ \t]*(?:[-?:][ \t]+)*/.exec(line)?.[0] ?? '').replace(/[ \t]{2,}/g, ' ').length);
  return Math.max(deepest, ...[...new Set(indented)].filter((each) => each > 0));
}
