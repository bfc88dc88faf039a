/** Puts the pieces of programs together to the text of a Python file. */
import type { Style } from '../model.ts';
import { indent, type Code, type Lines } from './lines.ts';

export interface Part {
  readonly comment: string;
  readonly constants: Lines;
  readonly code: Code;
}

/** A file with one program. Helpers that stand in `module` are imported from there. */
export function programSource({ comment, constants, code }: Part, style: Style, module?: string): string {
  const helpers = module === undefined ? distinct(code.helpers) : [];
  const names = distinct(code.helpers).map(nameOf);
  const shared = module === undefined || names.length === 0 ? [] : [`from ${module} import ${names.join(', ')}`];
  const main = mainLines(style, code.lines);
  return joinSections([
    style.hasComments ? [`# ${comment}`] : [],
    [...importLines(code.imports), ...shared],
    constants,
    ...helpers,
    ...main,
  ]);
}

/** A module with what several programs need; each helper comes with its imports. */
export function moduleSource(codes: readonly Code[]): string {
  return joinSections([
    importLines(codes.flatMap(({ imports }) => imports)),
    ...distinct(codes.flatMap(({ helpers }) => helpers)),
  ]);
}

/** A file with two programs, each of them a function, and the lines that choose one. */
export function choiceSource(parts: readonly (Part & { readonly name: string })[], choice: Code, style: Style): string {
  const imports = [...parts.flatMap(({ code }) => code.imports), ...choice.imports];
  const constants = [...new Set(parts.flatMap((part) => part.constants))];
  const helpers = distinct(parts.flatMap(({ code }) => code.helpers));
  const functions = parts.map(({ name, code }) => [`def ${name}():`, ...indent(code.lines)]);
  return joinSections([importLines(imports), constants, ...helpers, ...functions, ...mainLines(style, choice.lines)]);
}

function mainLines({ main }: Style, lines: Lines): readonly Lines[] {
  if (main === 'script') return [lines];
  const body = ['def main():', ...indent(lines)];
  return main === 'function' ? [body, ['main()']] : [body, ['if __name__ == "__main__":', '    main()']];
}

function importLines(modules: readonly string[]): Lines {
  return [...new Set(modules)].toSorted((a, b) => a.localeCompare(b)).map((module) => `import ${module}`);
}

function nameOf(helper: Lines): string {
  return /^(?:async )?(?:def|class) (\w+)/.exec(helper[0] ?? '')?.[1] ?? '';
}

function distinct(helpers: readonly Lines[]): readonly Lines[] {
  return [...new Map(helpers.map((helper) => [nameOf(helper), helper])).values()];
}

function joinSections(sections: readonly Lines[]): string {
  return `${sections
    .filter(({ length }) => length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
