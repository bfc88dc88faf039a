/**
 * A name for datagrade's peer that resembles a name of the submission.
 *
 * It has as many words, as many letters and the same separators, so that a program that reads the
 * one can read the other. Its words mean nothing, so that they appear on a screen only if the
 * program displays the name.
 */
import { seededNumbers } from '../transcript/seeded-numbers.ts';
import { word } from '../scenario/draw.ts';

const roleWords = /^(the|client|server|cliente|servidor|of|de|do|da|from)$/i;

/**
 * @param shape a name of the submission
 * @param fallback the name to resemble if the submission shows none
 */
export function similarPeerName(shape: string | undefined, fallback: string, seed: number): string {
  const random = seededNumbers(seed);
  const model = shape ?? fallback;
  const keepsRoleWords = model.split(/[^\p{L}\p{N}]+/u).some((each) => each.length > 1 && !roleWords.test(each));
  return model.replace(/[\p{L}\p{M}\p{N}]+/gu, (part) => {
    if (keepsRoleWords && roleWords.test(part)) return part;
    for (;;) {
      const letters = word(random, Array.from(part).length);
      const drawn = /^\p{Lu}/u.test(part) ? letters.charAt(0).toUpperCase() + letters.slice(1) : letters;
      // A program may ignore the case of letters.
      if (drawn.toLowerCase() !== part.toLowerCase()) return drawn;
    }
  });
}

/** How many letters the name of one of several clients has more than a name of the submission. */
const longerBy = 6;

/** @returns the name with a longer last word, which a program must not cut */
export function longerName(name: string, seed: number): string {
  return name.replace(/[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u, (last) => last + word(seededNumbers(seed), longerBy));
}

/**
 * The name with the accents of a name of the submission, letter by letter: what writes such letters
 * must also read them. Unchanged if there are none.
 */
export function accentedName(name: string, model: string): string {
  const letters = Array.from(model);
  if (letters.length !== Array.from(name).length) return name;
  return Array.from(name, (letter, at) => (isAccented(letters[at] as string) ? (letters[at] as string) : letter)).join(
    '',
  );
}

function isAccented(letter: string): boolean {
  return /\P{ASCII}/u.test(letter) && /\p{L}/u.test(letter) && /\p{Script=Latin}/u.test(letter);
}
