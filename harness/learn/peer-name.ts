/**
 * A name for the testbed's peer that looks like the names the submission itself uses: as many words, as many letters, the same marks between
 * them, so that whatever reads those names can read it; and words that mean nothing, so that it can stand on a screen only by being displayed.
 */
import { seededNumbers } from '../transcript/seeded-numbers.ts';
import { word } from '../scenario/draw.ts';

const roleWords = /^(the|client|server|cliente|servidor|of|de|do|da|from)$/i;

export function peerNameLike(shape: string | undefined, fallback: string, seed: number): string {
  const random = seededNumbers(seed);
  const model = shape ?? fallback;
  const keepsRoleWords = model.split(/[^\p{L}\p{N}]+/u).some((each) => each.length > 1 && !roleWords.test(each));
  return model.replace(/[\p{L}\p{M}\p{N}]+/gu, (part) => {
    if (keepsRoleWords && roleWords.test(part)) return part;
    for (;;) {
      const letters = word(random, Array.from(part).length);
      const drawn = /^\p{Lu}/u.test(part) ? letters.charAt(0).toUpperCase() + letters.slice(1) : letters;
      // A program may take no notice of capitals.
      if (drawn.toLowerCase() !== part.toLowerCase()) return drawn;
    }
  });
}
