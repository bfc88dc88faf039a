/** The command lines that a text shows, for any text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formsOfCommand } from '../../../harness/learn/invocation/shown-command.ts';
import { commandLinesIn } from '../../../harness/submission/find/commands/command-lines.ts';
import { meaningOf } from '../../../harness/submission/find/commands/command-meaning.ts';
import { commandNamesOf } from '../../../harness/submission/find/commands/command-parts.ts';
import { runs } from '../../support/property-runs.ts';

const pieces =
  'lab.py |lab |usage: |%s |{argv[0]} |server|client|-s|--mode=| PORT| <host>| [x]| [a|b]| {a,b}|||||"|\'|`|\\n|\n|  | # |;|->|(|)|{|}|[|]|<|>|='.split(
    '|',
  );
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.constantFrom(...pieces, '|'), { maxLength: 80 }).map((all) => all.join('')),
);
const names = commandNamesOf('src/lab.py');

describe('any text', () => {
  it('has command lines of few words, which are in the text', () => {
    let found = 0;
    fc.assert(
      fc.property(text, fc.boolean(), (shown, isOwn) => {
        const lines = commandLinesIn(shown, names, isOwn);
        found += lines.length;
        expect(lines.length).toBeLessThanOrEqual(40);
        for (const line of lines) {
          expect(line.length).toBeGreaterThan(0);
          expect(line.length).toBeLessThanOrEqual(10);
          const meaning = meaningOf(line);
          expect([...meaning.words, ...meaning.rest]).toEqual(line);
          for (const form of formsOfCommand(line, 'add.client')) expect(form.length).toBeGreaterThan(0);
        }
      }),
      runs(1000),
    );
    expect(found).toBeGreaterThan(0);
  });

  it.each(pieces.filter((piece) => piece !== ''))(
    'is read in time proportional to its length: %j again and again',
    (piece) => {
      const time = (count: number): number => {
        const started = process.cpuUsage();
        commandLinesIn(`lab.py ${piece.repeat(count)}`, names, true);
        const { user } = process.cpuUsage(started);
        return user / 1000;
      };
      time(1000);
      // A quadratic search would take many seconds.
      expect(time(200_000)).toBeLessThan(2_000);
    },
  );
});
