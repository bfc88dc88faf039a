/** Whether arguments change what a program does, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import { startEvidence } from '../../../../harness/learn/invocation/evidence.ts';
import { ignoresArguments } from '../../../../harness/learn/invocation/ignored-arguments.ts';
import type { ProgramProfile } from '../../../../harness/profile/profile.ts';
import type { ArgumentsRead } from '../../../../harness/submission/index.ts';
import { Story } from '../../../support/story.ts';

const port: ArgumentsRead = { any: true, positions: [{ position: 0, words: 'port', isNumber: true }] };
const none: ArgumentsRead = { any: false, positions: [] };

const trial = (words: readonly string[], story: Story) => {
  const program: ProgramProfile = { id: 'add.client', argv: ['./client'], cwd: '.', arguments: words, ports: [] };
  const view = story.view();
  const evidence = startEvidence(view, program, { kind: 'action', verb: 'clientStarts', number: 27 }, false);
  return { program, view, evidence };
};
const asks = (...shown: readonly string[]): Story =>
  shown.reduce(
    (story, text) => story.shows('client', text),
    new Story().starts('client').shows('client', '? ').types('client', '27'),
  );
const says = (text: string): Story => new Story().starts('client').shows('client', text).exits('client', 1);

describe('a program that asks for something at its keyboard', () => {
  const usual = trial([], asks('no\n').exits('client'));

  it('ignores arguments if it does the same with two command lines', () => {
    const same = [trial(['{port}'], asks('no\n').exits('client')), trial(['{number}'], asks('no\n').exits('client'))];
    expect(ignoresArguments([usual, ...same.slice(0, 1)], port)).toBe(false);
    expect(ignoresArguments([usual, ...same], port)).toBe(true);
  });

  it('does not if it writes or does something else with one of them', () => {
    const other = [trial(['{port}'], asks('ok\n').exits('client')), trial(['1'], asks('no\n').exits('client', 1))];
    expect(ignoresArguments([usual, ...other], port)).toBe(false);
  });

  it('has not shown it with fewer arguments than its source reads', () => {
    const two: ArgumentsRead = { any: true, positions: [{ position: 1, words: 'port', isNumber: true }] };
    const same = [trial(['{port}'], asks('no\n').exits('client')), trial(['{host}'], asks('no\n').exits('client'))];
    expect(ignoresArguments([usual, ...same], two)).toBe(false);
  });
});

describe('a program that refuses each command line in the same words', () => {
  const refused = [[], ['{port}'], ['{host}']].map((words) => trial(words, says('wrong arguments\n')));

  it('is searched on, because it may lack others', () => {
    expect(ignoresArguments(refused, port)).toBe(false);
  });

  it('ignores arguments if its source reads none', () => {
    expect(ignoresArguments(refused, none)).toBe(true);
  });
});
