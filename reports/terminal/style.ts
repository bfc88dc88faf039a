/**
 * How a report may look: colours, width in columns, and whether the reader's terminal shows more
 * than ASCII.
 *
 * The caller decides once, from the stream that it writes to; reporters never read the process.
 * Without colour a report has no escape sequence; without Unicode it has only printable ASCII and
 * newlines.
 */
import picocolors from 'picocolors';

/** Colours a piece of text that is already laid out; returns it unchanged if colours are off. */
export type Paint = (text: string) => string;

export interface Style {
  /** picocolors: `style.colours.red('…')`. */
  readonly colours: Colours;
  /** Columns that a line may take. */
  readonly width: number;
  /** False: only ASCII, in our own words and in what we quote. */
  readonly unicode: boolean;
}

type Colours = ReturnType<typeof picocolors.createColors>;

export interface StyleChoice {
  readonly colour: boolean;
  readonly width: number;
  readonly unicode: boolean;
}

/**
 * The chosen style; {@link chooseStyle} makes the choice. Reports need at least {@link minWidth}
 * columns.
 */
export function createStyle({ colour, width, unicode }: StyleChoice): Style {
  return { colours: picocolors.createColors(colour), width: Math.max(minWidth, Math.trunc(width)), unicode };
}

/** The same style for lines that are indented afterwards. */
export function narrower(style: Style, columns: number): Style {
  return { ...style, width: style.width - columns };
}

/** What the caller knows about the stream that it writes to. */
export interface Destination {
  readonly isTerminal: boolean;
  /** Columns of the terminal, if it reports them. */
  readonly columns?: number | undefined;
  /**
   * The environment of the process: `NO_COLOR`, `FORCE_COLOR`, `TERM`, `COLUMNS` and the locale
   * count.
   */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * What fits a terminal, a pipe or a log: no colour in a pipe or with `NO_COLOR`, 80 columns by
 * default, ASCII with a locale that is set and is not UTF-8. Very wide terminals get
 * {@link maxWidth} columns, because long lines are hard to read.
 */
export function chooseStyle({ isTerminal, columns, env }: Destination): StyleChoice {
  const asked = Number(env['COLUMNS']);
  const width = columns ?? (Number.isInteger(asked) && asked > 0 ? asked : 80);
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return {
    colour: choosesColour(isTerminal, env),
    width: Math.min(Math.max(width, minWidth), maxWidth),
    unicode: (locale === '' || /utf-?8/i.test(locale)) && env['TERM'] !== 'linux',
  };
}

const minWidth = 40;
const maxWidth = 120;

function choosesColour(isTerminal: boolean, env: Destination['env']): boolean {
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}
