/**
 * How a program's source reads its command line.
 *
 * It only proposes which arguments to try; running the program decides.
 */
import type { Program } from '../program.ts';
import type { Submission } from '../submission.ts';
import { argumentsInText, type ArgumentsRead } from './arguments-in-text.ts';
import { sourceTexts } from './source-texts.ts';

/** Never throws, whatever a file contains. */
export async function literalArguments(program: Program, submission: Submission): Promise<ArgumentsRead> {
  if (program.path === '') return { any: true, positions: [] };
  const texts = await sourceTexts(program, submission.folder);
  return argumentsInText(texts.join('\n'), program.language);
}
