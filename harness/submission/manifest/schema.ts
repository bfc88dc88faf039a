/**
 * What `datagrade.yaml` may contain. It overrides what is found and learned; no submission needs
 * one.
 *
 * It checks shapes only. `declared-programs.ts` checks whether a path exists, and `harness/learn/`
 * what a dialect means.
 */
import { z } from 'zod';

const placeholders = ['{host}', '{port}', '{file}', '{name}', '{number}'] as const;

const word = z
  .union([z.string(), z.number()], { error: 'expected a text or a number' })
  .transform(String)
  .refine((text) => !text.includes('\0'), 'must not contain a NUL character');

const template = word.refine(
  (text) => !/^\{\w+\}$/.test(text) || placeholders.some((each) => each === text),
  `must not contain an unknown placeholder; known are ${placeholders.join(' ')}`,
);

const pathInside = z
  .string()
  .min(1, 'must not be empty')
  .refine((path) => !path.includes('\0'), 'must not contain a NUL character')
  .refine((path) => !path.includes('\\'), 'must have / between its parts, not \\')
  .refine((path) => !path.startsWith('/') && !path.split('/').includes('..'), 'must not lead out of the folder')
  .transform(
    (path) =>
      path
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/') || '.',
  );

const programSchema = z
  .strictObject({
    path: pathInside.optional().describe('Main file, relative to the top folder of the submission'),
    command: z
      .array(word)
      .min(1)
      .optional()
      .describe('The exact command; its first word is searched in cwd and on PATH'),
    build: z.string().min(1).optional().describe('A shell command, run in cwd in the scratch copy'),
    cwd: pathInside.optional().describe('Folder in which it is built and run; by default the folder of path'),
    arguments: z
      .array(template)
      .optional()
      .describe(`Arguments of the command, with ${placeholders.join(' ')}`),
    keyboard: z.array(template).optional().describe('Lines to type, in order'),
    folders: z.array(pathInside).optional().describe('Folders to create in cwd before it starts'),
    port: z.int().min(1).max(65535).optional().describe('Port that it binds, or sends to'),
  })
  .refine((program) => Object.keys(program).length > 0, 'must not be empty: give path or command, or write none');

const program = z.union([z.literal('none'), programSchema]).optional();

const dialect = z.union([z.string(), z.record(z.string(), z.unknown())]).optional();

export const manifestSchema = z.strictObject({
  programs: z
    .strictObject({ 'add.client': program, 'add.server': program, 'file.client': program, 'file.server': program })
    .optional(),
  dialect: z.strictObject({ add: dialect, file: dialect }).optional(),
});

export type Manifest = z.output<typeof manifestSchema>;
export type ProgramManifest = z.output<typeof programSchema>;
