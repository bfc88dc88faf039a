/** Draws a whole submission from a seed. */
import type { Arrangement, Submission } from '../model.ts';
import { drawAdd } from './add.ts';
import { diceOf, type Dice } from './dice.ts';
import { drawFile } from './file.ts';
import { drawWords, inventedWord } from './words.ts';

export type Wanted = 'add' | 'file' | undefined;

export function drawSubmission(seed: number, wanted: Wanted): Submission {
  const dice = diceOf(seed);
  const words = drawWords(dice);
  const drawn = dice.weigh([
    [4, 'add'],
    [4, 'file'],
    [2, 'both'],
  ]);
  const assignment = wanted ?? drawn;
  const port = dice.integer(2_000, 30_000);
  return {
    seed,
    words,
    style: {
      main: dice.pick(['script', 'function', 'guard']),
      printing: dice.pick(['f-string', 'f-string', 'commas', 'percent', 'format']),
      codec: dice.pick(['inline', 'functions']),
      hasComments: dice.chance(0.4),
    },
    arrangement: drawArrangement(dice),
    ...(assignment === 'file' ? {} : { add: drawAdd(dice, words, port) }),
    ...(assignment === 'add' ? {} : { file: drawFile(dice, words, port + dice.integer(1, 900)) }),
  };
}

function drawArrangement(dice: Dice): Arrangement {
  return {
    files: dice.weigh([[6, 'flat'], [3, 'folders'], [1.5, 'halves'], [1.5, 'package'], [3, 'one file']]),
    choice: dice.pick(['word', 'word', 'flag', 'menu', 'question']),
    hasModule: dice.chance(0.25),
    naming: dice.weigh([[5, 'english'], [4, 'words'], [1, 'letters'], [2, 'camel']]),
    folder: dice.pick(['lab1', 'src', 'Lab 01', `${inventedWord(dice)} ${dice.integer(1, 9)}`, inventedWord(dice)]),
    extras: (['notes', 'lecture', 'tcp', 'helper', 'data'] as const).filter(() => dice.chance(0.08)),
  }; // prettier-ignore
}
