/** Shows one line on the terminal while a submission is checked, and nothing in a log. */
import type { ClassListener } from '../../grade/grade-class.ts';
import { renderWaiting } from '../../../reports/progress/lines.ts';
import { truncateEnd } from '../../../reports/terminal/text.ts';
import type { ProgressDisplay } from './display.ts';

export function checkProgress(display: ProgressDisplay): ClassListener {
  const show = (text: string): void => display.draw((style) => truncateEnd(text, style));
  let judged = 0;
  return {
    submissionStarted: () => show('finding out how your programs are started and how they speak…'),
    scenarioJudged: (_, scenario) => {
      judged += 1;
      show(`${judged} scenarios done: ${scenario}`);
    },
    waitsFor: (pid) => show(renderWaiting(pid)),
  };
}
