/**
 * The text of a manifest to its meaning, with line and column in every complaint.
 *
 * Pure. Accepts one YAML document without surprises: no duplicated keys, hardly any aliases, no tags that build objects, a bounded size.
 */
import { isAlias, isCollection, isNode, isPair, LineCounter, type Document, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { SubmissionError, type SubmissionErrorCode } from '../error.ts';
import { describeIssue } from './describe-issue.ts';
import { type Manifest, manifestSchema } from './schema.ts';

export interface ParsedManifest {
  readonly manifest: Manifest;
  /** An error that points at the value with this path: `['programs', 'add.client', 'path']`. */
  readonly errorAt: (
    path: readonly PropertyKey[],
    code: SubmissionErrorCode,
    message: string,
    atKey?: boolean,
  ) => SubmissionError;
}

const maxCharacters = 32 * 1024;
const maxAliases = 20;
const maxDepth = 32;

/** @throws SubmissionError `manifest.syntax` or `manifest.invalid`, and nothing else, whatever the text. */
export function parseManifest(text: string, fileName: string): ParsedManifest {
  try {
    return parse(text, fileName);
  } catch (error) {
    if (error instanceof SubmissionError) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    throw new SubmissionError('manifest.syntax', `${fileName} cannot be understood: ${cause}`);
  }
}

function parse(text: string, fileName: string): ParsedManifest {
  requireReasonableSize(text, fileName);
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
    throw new SubmissionError('manifest.syntax', `${place(fault.pos[0])}: ${summary}`);
  }
  requireFewAliases(document, place);
  const value: unknown = document.toJS({ maxAliasCount: maxAliases });
  const errorAt = (
    path: readonly PropertyKey[],
    code: SubmissionErrorCode,
    message: string,
    atKey = false,
  ): SubmissionError => new SubmissionError(code, `${place(offsetOf(document, path, atKey))}: ${message}`);
  const result = manifestSchema.safeParse(value ?? {});
  if (result.success) return { manifest: result.data, errorAt };
  throw invalid(result.error, value, errorAt);
}

function requireReasonableSize(text: string, fileName: string): void {
  if (text.length > maxCharacters) {
    throw new SubmissionError(
      'manifest.syntax',
      `${fileName} is larger than ${maxCharacters} characters, too large for a manifest`,
    );
  }
  if (nesting(text) > maxDepth) {
    throw new SubmissionError(
      'manifest.syntax',
      `${fileName} nests more than ${maxDepth} levels, too deep for a manifest`,
    );
  }
}

function invalid(error: z.ZodError, value: unknown, errorAt: ParsedManifest['errorAt']): SubmissionError {
  const first = error.issues.map((issue) => describeIssue(issue, value))[0];
  if (first === undefined) return errorAt([], 'manifest.invalid', 'does not say what a manifest says');
  return errorAt(first.path, 'manifest.invalid', first.message, first.atKey);
}

/** Where the value with this path begins, or its key; the nearest thing that exists for what is missing. */
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
      const why = endless ? 'an alias stands inside what it repeats' : 'too many aliases: write the values out';
      throw new SubmissionError('manifest.syntax', `${place(alias.range?.[0] ?? 0)}: ${why}`);
    },
  });
}

/** An upper bound of how deep the text nests; found before parsing, because the parser's own depth is bounded by the stack. */
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
