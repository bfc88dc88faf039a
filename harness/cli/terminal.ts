/** The style that suits where a stream leads. */
import type { WriteStream } from 'node:tty';
import { chooseStyle, createStyle, type Style } from '../../reports/terminal/style.ts';

export function terminalStyle(stream: NodeJS.WriteStream | WriteStream): Style {
  return createStyle(chooseStyle({ isTerminal: stream.isTTY, columns: stream.columns, env: process.env }));
}
