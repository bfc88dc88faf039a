/**
 * Text with fields in it (`{name},{number}`): writes it, and finds the fields again.
 *
 * The text may come from a wrong or hostile program. So matching never throws, and takes time in
 * proportion to the length of the text times the number of parts. If a text can be divided in
 * several ways, the first word field takes as much as it can. White space and NULs around an
 * integer, and line ends and NULs at the end of the text, are ignored.
 */

/** The size of a field, in decimal digits: in bytes of UTF-8, unless it counts characters. */
export interface LengthPart<Field extends string> {
  readonly lengthOf: Field;
  readonly counts?: 'characters';
}

/** `any`: characters that change without a known meaning; they are written as in that sample. */
export type TemplatePart<Field extends string> =
  string | { readonly field: Field } | { readonly any: string } | LengthPart<Field>;

/** What a field may hold: any characters, or a decimal integer with an optional sign. */
export type FieldKind = 'word' | 'integer';

type KindOf<Field> = (field: Field) => FieldKind;

/** A longer run of digits is not read as an integer, which would be infinite. */
const maxDigits = 300;
const padding = new Set([' ', '\t', '\n', '\r', '\v', '\f', '\0']);
const lineEnds = new Set(['\r', '\n', '\0']);

export function renderTemplate<Field extends string>(
  parts: readonly TemplatePart<Field>[],
  valueOf: (field: Field) => string,
): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('any' in part) return part.any;
      return 'field' in part ? valueOf(part.field) : writtenLength(part, valueOf(part.lengthOf));
    })
    .join('');
}

function writtenLength({ counts }: Pick<LengthPart<string>, 'counts'>, text: string): string {
  return String(counts === undefined ? Buffer.byteLength(text) : Array.from(text).length);
}

/**
 * The text of each field, or undefined if the text does not fit. A field that appears twice must
 * have the same text.
 */
export function matchTemplate<Field extends string>(
  parts: readonly TemplatePart<Field>[],
  kindOf: KindOf<Field>,
  text: string,
): ReadonlyMap<Field, string> | undefined {
  const trimmed = withoutLineEnd(text);
  const matchers = withoutFinalLineEnd(parts).map((part, index, all) => matcherOf(part, all[index + 1], kindOf));
  const ends = planEnds(matchers, trimmed);
  if (ends === undefined) return undefined;
  const found = new Map<Field, string>();
  let at = 0;
  for (const [index, matcher] of matchers.entries()) {
    const end = ends[index]?.(at) ?? at;
    if (matcher.field !== undefined) {
      const value = matcher.clean(trimmed.slice(at, end));
      if ((found.get(matcher.field) ?? value) !== value) return undefined;
      found.set(matcher.field, value);
    }
    at = end;
  }
  return found;
}

/** Decides for one part where it can end, given where the next part can begin. */
interface Matcher<Field> {
  readonly field: Field | undefined;
  readonly clean: (text: string) => string;
  /** Returns, for a start, the end to take, or undefined where the part does not fit there. */
  readonly plan: (text: string, canContinue: (at: number) => boolean) => (start: number) => number | undefined;
}

/**
 * Plans from the last part to the first, because a part needs to know where its successor can
 * begin.
 */
function planEnds<Field>(
  matchers: readonly Matcher<Field>[],
  text: string,
): ((start: number) => number | undefined)[] | undefined {
  let canContinue = (at: number): boolean => at === text.length;
  const ends: ((start: number) => number | undefined)[] = [];
  for (const matcher of matchers.toReversed()) {
    const endOf = matcher.plan(text, canContinue);
    ends.unshift(endOf);
    canContinue = (at) => endOf(at) !== undefined;
  }
  return canContinue(0) ? ends : undefined;
}

function matcherOf<Field extends string>(
  part: TemplatePart<Field>,
  next: TemplatePart<Field> | undefined,
  kindOf: KindOf<Field>,
): Matcher<Field> {
  if (typeof part === 'string') return literalMatcher(part);
  if ('any' in part) return anyMatcher();
  if ('lengthOf' in part) return lengthMatcher();
  if (kindOf(part.field) === 'integer') return integerMatcher(part.field);
  return wordMatcher(part.field, typeof next === 'object' && 'field' in next && kindOf(next.field) === 'integer');
}

function literalMatcher<Field>(literal: string): Matcher<Field> {
  return {
    field: undefined,
    clean: (text) => text,
    plan: (text, canContinue) => (start) => {
      const end = start + literal.length;
      return text.startsWith(literal, start) && canContinue(end) ? end : undefined;
    },
  };
}

/**
 * The longest text after which the remaining parts fit. This end is the same for each start, so it
 * is computed once.
 */
function wordMatcher<Field>(field: Field, beforeInteger: boolean): Matcher<Field> {
  return {
    field,
    clean: (text) => text,
    plan: (text, canContinue) => {
      let longest = text.length;
      while (longest >= 0 && !((!beforeInteger || !/[\d+-]/.test(text[longest - 1] ?? '')) && canContinue(longest))) {
        longest -= 1;
      }
      return (start) => (start <= longest ? longest : undefined);
    },
  };
}

/** The shortest text after which the remaining parts fit; computed once for all starts. */
function anyMatcher<Field>(): Matcher<Field> {
  return {
    field: undefined,
    clean: (text) => text,
    plan: (text, canContinue) => {
      const ends: (number | undefined)[] = [];
      for (let at = text.length; at >= 0; at -= 1) ends[at] = canContinue(at) ? at : ends[at + 1];
      return (start) => ends[start];
    },
  };
}

/** All digits of a run. Which length they state, the fields themselves show. */
function lengthMatcher<Field>(): Matcher<Field> {
  return {
    field: undefined,
    clean: (text) => text,
    plan: (text, canContinue) => {
      const runEnds = runEndsOf(text);
      return (start) => {
        const end = runEnds.digits(start);
        return end > start && canContinue(end) ? end : undefined;
      };
    },
  };
}

/** All digits of a run, and after them as little padding as lets the remaining parts fit. */
function integerMatcher<Field>(field: Field): Matcher<Field> {
  return {
    field,
    clean: (text) => text.replaceAll('\0', ' ').trim(),
    plan: (text, canContinue) => {
      const runEnds = runEndsOf(text);
      const endAfterDigits = new Map<number, number | undefined>();
      return (start) => {
        const first = runEnds.padding(start);
        const digits = /[+-]/.test(text[first] ?? '') ? first + 1 : first;
        const last = runEnds.digits(digits);
        if (last === digits || last - digits > maxDigits) return undefined;
        if (!endAfterDigits.has(last)) endAfterDigits.set(last, firstFit(last, runEnds.padding(last), canContinue));
        return endAfterDigits.get(last);
      };
    },
  };
}

function firstFit(from: number, to: number, fits: (at: number) => boolean): number | undefined {
  for (let at = from; at <= to; at += 1) if (fits(at)) return at;
  return undefined;
}

/**
 * The end of the run of padding or digits that begins at a position, computed once for the whole
 * text.
 */
function runEndsOf(text: string): Record<'padding' | 'digits', (at: number) => number> {
  const ends = (isIn: (char: string) => boolean): ((at: number) => number) => {
    const found = new Uint32Array(text.length + 1).fill(text.length);
    for (let at = text.length - 1; at >= 0; at -= 1) {
      found[at] = isIn(text[at] ?? '') ? (found[at + 1] ?? at) : at;
    }
    return (at) => found[at] ?? at;
  };
  return { padding: ends((char) => padding.has(char)), digits: ends((char) => char >= '0' && char <= '9') };
}

/** A template with a line end at its end also fits text without it, because it is ignored there. */
function withoutFinalLineEnd<Field extends string>(
  parts: readonly TemplatePart<Field>[],
): readonly TemplatePart<Field>[] {
  const last = parts.at(-1);
  if (typeof last !== 'string') return parts;
  const trimmed = withoutLineEnd(last);
  if (trimmed === last && last !== '') return parts;
  return trimmed === '' ? withoutFinalLineEnd(parts.slice(0, -1)) : [...parts.slice(0, -1), trimmed];
}

/**
 * The text without line ends and NULs at its end. This is a loop because a regular expression would
 * take quadratic time.
 */
export function withoutLineEnd(text: string): string {
  let length = text.length;
  while (lineEnds.has(text[length - 1] ?? '')) length -= 1;
  return text.slice(0, length);
}
