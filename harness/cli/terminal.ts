/** The style that suits where a stream leads. */
import { chooseStyle, createStyle, type Style } from '../../reports/terminal/style.ts';

/** What a stream says of itself: one that leads to no terminal has neither of these, whatever its type in Node claims. */
interface Destination {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export function terminalStyle({ isTTY = false, columns }: Destination): Style {
  return createStyle(chooseStyle({ isTerminal: isTTY, columns, env: process.env }));
}
