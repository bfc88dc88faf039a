/**
 * Measuring and fitting plain text: how many columns it takes, where it is cut and where it wraps.
 *
 * East Asian wide characters and emoji take two columns, combining marks none. A character as the
 * reader sees it is never cut in two. Works on text without escape sequences: lay out first, colour
 * afterwards.
 */
import stringWidth from 'string-width';

/** Columns that a line takes on a terminal. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

export interface Fit {
  readonly width: number;
  readonly unicode: boolean;
}

/** Cuts the end off, marked with `…`, if the text is wider than `width` columns. */
export function truncateEnd(text: string, { width, unicode }: Fit): string {
  if (displayWidth(text) <= width) return text;
  const mark = ellipsis(unicode).slice(0, width);
  return takeColumns(text, width - mark.length) + mark;
}

/** Cuts the middle out: ids in a class often share their beginning, and file names their end. */
export function truncateMiddle(text: string, { width, unicode }: Fit): string {
  if (displayWidth(text) <= width) return text;
  const mark = ellipsis(unicode).slice(0, width);
  const tailWidth = Math.floor((width - mark.length) / 2);
  const head = takeColumns(text, width - mark.length - tailWidth);
  return head + mark + takeColumnsFromEnd(text, tailWidth);
}

/** Fills up with spaces to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

/**
 * Lines of at most `width` columns, broken at spaces, or inside a word only if the word alone is
 * wider. At least one line.
 */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  for (const word of text.split(/(?<=\S)(?= )/u)) {
    const wordWidth = displayWidth(word);
    if (lineWidth + wordWidth <= width) {
      line += word;
      lineWidth += wordWidth;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
    const pieces = cutToWidth(line.trim() === '' ? line + word : word.trimStart(), width);
    line = pieces.pop() ?? '';
    lineWidth = displayWidth(line);
    lines.push(...pieces);
  }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** As {@link wrapText}, the first line after `first` and the others under it. */
export function wrapHanging(first: string, text: string, width: number): string[] {
  const indent = displayWidth(first);
  return wrapText(text, Math.max(8, width - indent)).map((line, n) => (n === 0 ? first : ' '.repeat(indent)) + line);
}

/**
 * Pieces of at most `width` columns, also broken inside words. A character that is wider is a piece
 * of its own.
 */
export function cutToWidth(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text];
  const pieces: string[] = [];
  let piece = '';
  let pieceWidth = 0;
  for (const character of charactersOf(text)) {
    const characterWidth = displayWidth(character);
    if (piece !== '' && pieceWidth + characterWidth > width) {
      pieces.push(piece);
      piece = '';
      pieceWidth = 0;
    }
    piece += character;
    pieceWidth += characterWidth;
  }
  return [...pieces, piece];
}

function ellipsis(unicode: boolean): string {
  return unicode ? '…' : '...';
}

function takeColumns(text: string, width: number): string {
  return takeCharacters(charactersOf(text), width).join('');
}

function takeColumnsFromEnd(text: string, width: number): string {
  const fromEnd = takeCharacters([...charactersOf(text)].toReversed(), width);
  return fromEnd.toReversed().join('');
}

function takeCharacters(characters: Iterable<string>, width: number): string[] {
  const taken: string[] = [];
  let room = width;
  for (const character of characters) {
    room -= displayWidth(character);
    if (room < 0) break;
    taken.push(character);
  }
  return taken;
}

const segmenter = new Intl.Segmenter();

/** As the reader sees them. Some scripts join many letters into one; such a chain is split. */
function* charactersOf(text: string): Generator<string> {
  if (/^[\x20-\x7e]*$/.test(text)) return yield* text;
  for (const { segment } of segmenter.segment(text)) {
    if (displayWidth(segment) > 2) yield* segment;
    else yield segment;
  }
}
