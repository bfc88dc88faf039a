/** Whatever a submission is called, prints and sends, the page is the same markup with other text, and not too large. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubmissionResult } from '../../../harness/grade/results.ts';
import { renderStudentPage } from '../../../reports/student-page/page.tsx';
import { hostileSubmission, sampleRun, sampleSubmission } from '../../support/sample-run.ts';
import { hostileText, unprintable } from './hostile-text.ts';

const markup = [
  '<script>alert(1)</script>',
  '</pre></style></script><img src=x onerror=alert(1)>',
  '"><a href="javascript:alert(1)">x</a>',
  '" onmouseover="alert(1)',
  '<!--',
  ']]>',
  '&lt;b&gt;',
  '<base href="//evil.example">',
  '=HYPERLINK("//evil.example")',
];
const text = fc.oneof(
  hostileText,
  fc.constantFrom(...markup),
  fc.tuple(fc.constantFrom(...markup), hostileText).map(([a, b]) => a + b),
);

const submissionOf = (word: string): SubmissionResult =>
  sampleSubmission(
    word,
    {
      'add.client.sum': [
        {
          id: word,
          title: word,
          status: 'fail',
          reason: word,
          hint: word,
          evidence: {
            steps: [{ text: word, outcome: 'failed' }],
            expected: word,
            actual: word,
            programs: [{ role: 'client', screen: word, errors: `${word}\n` }],
          },
        },
        { id: word, status: 'fail', reason: word },
      ],
      'add.server.sum': [{ status: 'fail', reason: word }],
      'add.pair': [{ status: 'blocked', reason: word }],
      'file.pair': [{ status: 'unsupported', reason: word }],
      'add.client.exit': [{ status: 'pass', note: word }],
    },
    { folder: word, problems: [word], programs: { 'add.client': word } },
  );

/** The names of all tags and attributes, in order. */
const skeleton = (page: string): readonly string[] =>
  page.replaceAll(/<(style|script)>[^]*?<\/\1>/g, '<$1>').match(/<\/?[a-z][a-z0-9]*|(?<=<[^<>]*\s)[a-zA-Z-]+(?==")/g) ??
  [];

describe('the page of a student', () => {
  it('has no tag or attribute from a text of the submission', () => {
    const known = new Set(skeleton(renderStudentPage(submissionOf('word'), sampleRun)));
    expect(known.size).toBeGreaterThan(30);
    fc.assert(
      fc.property(text, (word) => {
        const page = renderStudentPage(submissionOf(word), sampleRun);
        expect(skeleton(page).filter((name) => !known.has(name))).toEqual([]);
        expect(page.match(/<script/g)?.length).toBe(1);
        expect(page.includes('javascript:alert(1)">')).toBe(false);
      }),
    );
  });

  it('has only printable characters', () => {
    fc.assert(
      fc.property(text, (word) => {
        const page = renderStudentPage(submissionOf(word), sampleRun);
        expect(unprintable.exec(page.replaceAll('\n', ''))?.[0]).toBeUndefined();
      }),
    );
  });

  it('has a bounded size and says what it leaves out', () => {
    const huge = `${'<&"\u202e'.repeat(500)}\n`.repeat(2000);
    const page = renderStudentPage(submissionOf(huge), {
      ...sampleRun,
      environment: { ...sampleRun.environment, notes: Array<string>(5000).fill(huge) },
    });
    expect(page.length).toBeLessThan(1_000_000);
    // The page itself would be too long for a message.
    expect(page.includes('1995 lines left out')).toBe(true);
    expect(page.includes('4980 more')).toBe(true);
  });

  it('is made of a submission that attacks in every text', () => {
    expect(renderStudentPage(hostileSubmission, sampleRun)).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
  });
});
