/** What a person should know of the results on disk: which were taken over, and where they are if not where one looks. */
import type { Run } from '../../harness/grade/results.ts';
import { renderNotes } from '../notes.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Style } from '../terminal/style.ts';

/** @param elsewhere the file with the results, if `results.json` shows another run; the text is empty if there is nothing to say */
export function renderStored({ submissions }: Run, elsewhere: string | undefined, style: Style): string {
  const earlier = submissions.filter((each) => each.earlier !== undefined);
  const notes = [
    ...(earlier.length === 0 ? [] : [describeEarlier(earlier.length, submissions.length)]),
    ...(elsewhere === undefined
      ? []
      : [
          `this run tried only some scenarios, and results.json keeps the run of all: those of this one are in ${safeLine(elsewhere, style)}`,
        ]),
  ];
  return notes.length === 0 ? '' : `\n${renderNotes('Results', notes, style).join('\n')}\n`;
}

function describeEarlier(earlier: number, all: number): string {
  const what = earlier === all ? 'nothing has changed' : `${earlier} of ${all} submissions have not changed`;
  return `${what} since an older run, whose results these are; --again grades everything`;
}
