/** The style that fits the target of a stream. */
import { chooseStyle, createStyle, type Style } from '../../reports/terminal/style.ts';

/**
 * What a stream says of itself. A stream that is not a terminal has neither property, whatever its
 * type in Node claims.
 */
interface Destination {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export function terminalStyle({ isTTY = false, columns }: Destination): Style {
  return createStyle(chooseStyle({ isTerminal: isTTY, columns, env: process.env }));
}
