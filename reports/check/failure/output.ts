/**
 * What each program of a failing scenario displayed and wrote on standard error, in a box of its
 * own. Everything is behind a gutter, so that nothing in it can look like our words.
 */
import type { RequirementId } from '../../../harness/handout/requirements.ts';
import type { Evidence } from '../../../harness/judge/evidence.ts';
import { quote } from '../../quoted.ts';
import type { Style } from '../../terminal/style.ts';

/** A paragraph for each stream that holds something. */
export function renderOutput(evidence: Evidence, requirement: RequirementId, style: Style): string[][] {
  const programs = evidence.programs ?? [{ ...evidence, role: 'program' as const }];
  return programs.flatMap(({ role, screen = '', errors = '' }) => [
    screen.trim() === '' && mustDisplay(requirement)
      ? [`Your ${role} displayed nothing.`]
      : renderStream(`Your ${role} displayed`, screen, style),
    renderStream(`Your ${role} wrote on standard error`, errors, style),
  ]);
}

/** An empty screen is worth a line only if the handout asks for something on it. */
function mustDisplay(requirement: RequirementId): boolean {
  return requirement === 'add.pair' || /^add\..*\.(display|sum)$/.test(requirement);
}

function renderStream(title: string, text: string, style: Style): string[] {
  if (text.trim() === '') return [];
  const { lines, isCut } = quote(text, style);
  return [`${title}${isCut ? ' (last lines)' : ''}:`, ...lines];
}
