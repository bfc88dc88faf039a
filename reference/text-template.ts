/**
 * Text with fields in it (`{name},{number}`): writes it, and finds the fields again.
 *
 * Matching never throws and takes time in proportion to text times parts, whatever the text is, because it comes from programs
 * that may be wrong or hostile. Where a text can be divided in several ways, the first word field takes as much as it can. An
 * integer may stand between white space and NULs; line ends and NULs at the end of the text count for nothing.
 */

export type TemplatePart<Field extends string> = string | { readonly field: Field };

/** What a field may hold: any characters, or a decimal integer with an optional sign. */
export type FieldKind = 'word' | 'integer';

type KindOf<Field> = (field: Field) => FieldKind;

/** Longest run of digits that is taken for an integer, so that it stays a finite number. */
const maxDigits = 300;
const padding = new Set([' ', '\t', '\n', '\r', '\v', '\f', '\0']);
const lineEnds = new Set(['\r', '\n', '\0']);

export function renderTemplate<Field extends string>(
  parts: readonly TemplatePart<Field>[],
  valueOf: (field: Field) => string,
): string {
  return parts.map((part) => (typeof part === 'string' ? part : valueOf(part.field))).join('');
}

/** The text of each field, or undefined where the text does not fit. A field that stands twice must be the same twice. */
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
  readonly plan: (text: string, canGoOn: (at: number) => boolean) => (start: number) => number | undefined;
}

/** From the last part to the first: each needs to know only where its successor can begin. */
function planEnds<Field>(
  matchers: readonly Matcher<Field>[],
  text: string,
): ((start: number) => number | undefined)[] | undefined {
  let canGoOn = (at: number): boolean => at === text.length;
  const ends: ((start: number) => number | undefined)[] = [];
  for (const matcher of matchers.toReversed()) {
    const endOf = matcher.plan(text, canGoOn);
    ends.unshift(endOf);
    canGoOn = (at) => endOf(at) !== undefined;
  }
  return canGoOn(0) ? ends : undefined;
}

function matcherOf<Field extends string>(
  part: TemplatePart<Field>,
  next: TemplatePart<Field> | undefined,
  kindOf: KindOf<Field>,
): Matcher<Field> {
  if (typeof part === 'string') return literalMatcher(part);
  if (kindOf(part.field) === 'integer') return integerMatcher(part.field);
  return wordMatcher(part.field, typeof next === 'object' && kindOf(next.field) === 'integer');
}

function literalMatcher<Field>(literal: string): Matcher<Field> {
  return {
    field: undefined,
    clean: (text) => text,
    plan: (text, canGoOn) => (start) => {
      const end = start + literal.length;
      return text.startsWith(literal, start) && canGoOn(end) ? end : undefined;
    },
  };
}

/** The longest that lets the rest fit. That end is the same for every start, so it is looked for once. */
function wordMatcher<Field>(field: Field, beforeInteger: boolean): Matcher<Field> {
  return {
    field,
    clean: (text) => text,
    plan: (text, canGoOn) => {
      let longest = text.length;
      while (longest >= 0 && !((!beforeInteger || !/[\d+-]/.test(text[longest - 1] ?? '')) && canGoOn(longest))) {
        longest -= 1;
      }
      return (start) => (start <= longest ? longest : undefined);
    },
  };
}

/** All digits of a run, and of the padding after them as little as lets the rest fit. */
function integerMatcher<Field>(field: Field): Matcher<Field> {
  return {
    field,
    clean: (text) => text.replaceAll('\0', ' ').trim(),
    plan: (text, canGoOn) => {
      const runEnds = runEndsOf(text);
      const endAfterDigits = new Map<number, number | undefined>();
      return (start) => {
        const first = runEnds.padding(start);
        const digits = /[+-]/.test(text[first] ?? '') ? first + 1 : first;
        const last = runEnds.digits(digits);
        if (last === digits || last - digits > maxDigits) return undefined;
        if (!endAfterDigits.has(last)) endAfterDigits.set(last, firstFit(last, runEnds.padding(last), canGoOn));
        return endAfterDigits.get(last);
      };
    },
  };
}

function firstFit(from: number, to: number, fits: (at: number) => boolean): number | undefined {
  for (let at = from; at <= to; at += 1) if (fits(at)) return at;
  return undefined;
}

/** Where the run of padding or digits that begins at a position ends, found once for the whole text. */
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

/** A template that itself ends in a line end also fits text that lacks it, since that counts for nothing there. */
function withoutFinalLineEnd<Field extends string>(
  parts: readonly TemplatePart<Field>[],
): readonly TemplatePart<Field>[] {
  const last = parts.at(-1);
  if (typeof last !== 'string') return parts;
  const trimmed = withoutLineEnd(last);
  if (trimmed === last && last !== '') return parts;
  return trimmed === '' ? withoutFinalLineEnd(parts.slice(0, -1)) : [...parts.slice(0, -1), trimmed];
}

/** The text without line ends and NULs at its end. A loop, because a regular expression takes quadratic time here. */
export function withoutLineEnd(text: string): string {
  let length = text.length;
  while (lineEnds.has(text[length - 1] ?? '')) length -= 1;
  return text.slice(0, length);
}
