/**
 * Locating fields in JSON messages: the leaf that changes with the integer, and the text that stays.
 */
import type { JsonTemplate, Layout } from '../../reference/add/dialect.ts';
import { showsName } from '../scenario/judge/screen.ts';

/** @returns the parsed value of a JSON object or array; undefined for anything else, plain numbers and words included */
export function asJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

export interface JsonLeaf {
  readonly path: readonly string[];
  readonly value: string | number | boolean | null;
}

export function leavesOf(value: unknown, path: readonly string[] = []): readonly JsonLeaf[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, each]) => leavesOf(each, [...path, key]));
  return [{ path, value: value as JsonLeaf['value'] }];
}

/** The text leaf that is likeliest a name. */
export function nameLeaf(leaves: readonly JsonLeaf[], screen: string): JsonLeaf | undefined {
  const score = ({ path, value }: JsonLeaf): number =>
    (/name|nome/i.test(path.at(-1) ?? '') ? 50 : 0) +
    (showsName(screen, String(value)) ? 100 : 0) +
    String(value).length;
  return leaves
    .filter((leaf) => typeof leaf.value === 'string' && /\p{L}/u.test(leaf.value))
    .toSorted((a, b) => score(b) - score(a))[0];
}

export type FieldAt = (leaf: JsonLeaf) => 'name' | 'number' | 'sum' | 'askedName' | 'askedNumber' | undefined;

/** The value with its field leaves marked. */
export function jsonLayout(value: unknown, fieldAt: FieldAt): Layout {
  return { format: 'json', template: templateOf(value, [], fieldAt) };
}

function templateOf(value: unknown, path: readonly string[], fieldAt: FieldAt): JsonTemplate {
  if (Array.isArray(value)) return value.map((each, index) => templateOf(each, [...path, String(index)], fieldAt));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, templateOf(each, [...path, key], fieldAt)]),
    );
  const leaf = { path, value: value as JsonLeaf['value'] };
  const field = fieldAt(leaf);
  if (field === undefined) return leaf.value;
  return typeof leaf.value === 'string' && field !== 'name' && field !== 'askedName'
    ? { $field: field, as: 'string' }
    : { $field: field };
}

export function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}
