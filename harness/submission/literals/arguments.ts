/**
 * How a program's source reads its command line.
 *
 * It only proposes which arguments to try; running the program decides.
 */
import type { Program } from '../program.ts';
import { argumentsInText, type ArgumentsRead } from './arguments-in-text.ts';
import { sourceTexts } from './source-texts.ts';

/**
 * Never throws, whatever a file contains. A source that cannot be read may look at its command line.
 *
 * @param tree the copy of the submission
 */
export async function literalArguments(program: Program, tree: string): Promise<ArgumentsRead> {
  const texts = program.path === '' ? [] : await sourceTexts(program, tree);
  if (texts.length === 0) return { any: true, positions: [] };
  return argumentsInText(texts.join('\n'), program.language);
}
