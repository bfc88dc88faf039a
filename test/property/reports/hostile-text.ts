/**
 * Texts as a hostile or careless program may write them, and what no report may ever contain.
 */
import fc from 'fast-check';

const pieces = [
  '\u001b[31m',
  '\u001b[2J',
  '\u001b]0;title\u0007',
  '\u001b',
  '\u009b',
  '\r',
  '\n',
  '\r\n',
  '\t',
  '\u0000',
  '\u0007',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\ufe0f',
  '\u0301',
  '\u2028',
  '\ud800',
  '\ue000',
  '你好',
  '😀',
  '👩‍👩‍👧',
  'สวัสดี',
  'नमस्ते',
  '각',
  '::error::',
  ':',
  '##[error]',
  '#',
  '[',
  '│',
  '─',
  "'",
  ' ',
  'word',
  '\\',
];

/** Any code points, ordinary text, and the pieces that break reports, in any mixture. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...pieces) },
      fc.string(),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
    { maxLength: 30 },
  )
  .map((each) => each.join(''));

/** What moves, hides, reorders or draws nothing. */
export const unprintable = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** A line that the machine that keeps the log would obey. */
export const logCommand = /^\s*::[A-Za-z]|##(?:\[|vso\[|teamcity\[)/;
