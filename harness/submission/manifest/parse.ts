/**
 * Parses the text of a manifest; every error has a line and a column. Pure.
 */
import { SubmissionError, type SubmissionErrorCode } from '../error.ts';
import type { YamlWords } from '../yaml/describe-issue.ts';
import { parseYamlText, YamlError } from '../yaml/parse.ts';
import { type Manifest, manifestSchema } from './schema.ts';

export interface ParsedManifest {
  readonly manifest: Manifest;
  /**
   * Creates an error that points at the value with this path, such as `['programs', 'add.client',
   * 'path']`.
   */
  readonly errorAt: (path: readonly PropertyKey[], code: SubmissionErrorCode, message: string) => SubmissionError;
}

/**
 * @throws SubmissionError `manifest.syntax` or `manifest.invalid`, and nothing else, whatever the
 * text
 */
export function parseManifest(text: string, fileName: string): ParsedManifest {
  try {
    const { value, placeOf } = parseYamlText(text, fileName, manifestSchema, words);
    return {
      manifest: value,
      errorAt: (path, code, message) => new SubmissionError(code, `${placeOf(path)}: ${message}`),
    };
  } catch (error) {
    if (error instanceof YamlError) throw new SubmissionError(`manifest.${error.kind}`, error.message);
    throw error;
  }
}

const words: YamlWords = {
  noun: 'manifest',
  remedy: 'correct it, or remove it',
  keysAt: (path) => (path.length >= 2 ? allowed['program'] : allowed[path.map(String).join('.')]) ?? [],
  unionAt: ([first, ...rest]) =>
    first === 'programs' && rest.length === 1
      ? 'must be none or a mapping'
      : first === 'dialect'
        ? 'must be the name of a dialect or a mapping'
        : 'must be a text or a number',
};

const allowed: Readonly<Record<string, readonly string[]>> = {
  '': ['programs', 'dialect'],
  programs: ['add.client', 'add.server', 'file.client', 'file.server'],
  dialect: ['add', 'file'],
  program: ['path', 'command', 'build', 'cwd', 'arguments', 'keyboard', 'port'],
};
