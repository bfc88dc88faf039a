/**
 * What was learned of a submission, on one page: how each program starts, what it asks, where it
 * sends to, and its messages in hexadecimal and text with every field underlined.
 */
import type { SubmissionResult } from '../harness/grade/results.ts';
import type { DescribedMessage, DescribedProfile, MarkedDatagram } from '../harness/profile/described-profile.ts';
import { programIds } from '../harness/handout/programs.ts';
import { noteLines } from './notes.ts';
import { safeLine, safeSentence } from './terminal/safe-text.ts';
import type { Style } from './terminal/style.ts';
import { padEnd, truncateMiddle, wrapHanging } from './terminal/text.ts';

const labelWidth = 15;

/** The whole page, ending in a newline. */
export function renderProfile(
  { id, programs, problems, processStarts }: Pick<SubmissionResult, 'id' | 'programs' | 'problems' | 'processStarts'>,
  profile: DescribedProfile,
  style: Style,
): string {
  const { colours, width } = style;
  const described = new Map(profile.programs.map((program) => [program.id, program]));
  const lines = [colours.bold(truncateMiddle(`Profile of ${safeLine(id, style)}`, style)), ''];
  for (const program of programIds) {
    const command = programs[program];
    const shown = command === undefined ? colours.yellow('cannot be started') : commandLine(command, style);
    lines.push(padEnd(`  ${program}`, labelWidth) + shown);
    const about = described.get(program);
    const facts = about === undefined ? [] : factsOf(about);
    for (const fact of facts) lines.push(...wrapHanging(' '.repeat(labelWidth), safeSentence(fact, style), width));
  }
  for (const message of profile.messages) lines.push('', ...renderMessage(message, style));
  for (const sentence of [...profile.unknown, ...problems]) lines.push('', ...noteLines('  ? ', sentence, style));
  lines.push('', ...wrapHanging('', `datagrade learned this with ${processStarts} process starts.`, width));
  return `${lines.join('\n')}\n`;
}

function commandLine(command: string, style: Style): string {
  return truncateMiddle(safeLine(command, style), { ...style, width: Math.max(8, style.width - labelWidth) });
}

function factsOf({ cwd, port, prompts, folders, proof }: DescribedProfile['programs'][number]): string[] {
  return [
    ...(cwd === '.' ? [] : [`runs in ${cwd}`]),
    ...(port === undefined ? [] : [`sends to port ${port}`]),
    ...prompts.map(({ text, means }) => `asks ${JSON.stringify(text)}: the ${means}`),
    ...(folders.length === 0 ? [] : [`expects the folders ${folders.join(', ')}`]),
    proof === undefined ? 'no proof that it is started correctly' : `started correctly: ${proof}`,
  ];
}

function renderMessage({ title, datagrams, learnedFrom, predicted }: DescribedMessage, style: Style): string[] {
  const sentence = safeSentence(title, style);
  const head = wrapHanging('', sentence.charAt(0).toUpperCase() + sentence.slice(1), style.width);
  if (datagrams === undefined)
    return [...head, ...wrapHanging('  ', 'datagrade could not find its fields in the bytes', style.width)];
  return [
    ...head,
    ...(learnedFrom === undefined
      ? []
      : wrapHanging('  ', samplesIn(learnedFrom) + predictions(predicted), style.width)),
    ...datagrams.flatMap((datagram, index) => [
      `  ${datagrams.length === 1 ? 'one datagram' : `datagram ${index + 1}`}, ${datagram.format}, ${datagram.bytes.length} bytes`,
      ...renderBytes(datagram, style),
    ]),
  ];
}

function samplesIn(numbers: readonly number[]): string {
  const list = numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}`;
  return numbers.length === 1
    ? `learned from one message; the integer of the client was ${list}`
    : `learned from ${numbers.length} messages; the integers of the client were ${list}`;
}

function predictions(count = 0): string {
  if (count === 0) return '';
  return `; ${count} other message${count === 1 ? ' has' : 's have'} this form`;
}

/** What follows in a longer message is mostly padding. */
const maxLines = 8;

/** Offset, hexadecimal, text; below each byte of a field its initial, and below the text again. */
function renderBytes({ bytes, fields }: MarkedDatagram, { width }: Style): string[] {
  const perLine = width >= 78 ? 16 : width >= 48 ? 8 : 4;
  const lines: string[] = [];
  const names = [...new Set(fields.filter((field) => field !== undefined))];
  for (let at = 0; at < bytes.length && at < maxLines * perLine; at += perLine) {
    const part = Array.from(bytes.subarray(at, at + perLine));
    const marks = fields.slice(at, at + perLine).map((field) => (field === undefined ? ' ' : (symbols[field] ?? '^')));
    const hex = part.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = part.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`    ${at.toString(16).padStart(4, '0')}  ${hex.padEnd(3 * perLine)} ${text}`);
    if (marks.some((mark) => mark !== ' '))
      lines.push(
        `          ${marks
          .map((mark) => mark.repeat(2))
          .join(' ')
          .padEnd(3 * perLine)} ${marks.join('')}`.trimEnd(),
      );
  }
  if (bytes.length > maxLines * perLine) lines.push(`          and ${bytes.length - maxLines * perLine} more bytes`);
  return [
    ...lines,
    ...(names.length === 0
      ? []
      : wrapHanging('          ', names.map((name) => `${symbols[name]} ${titles[name]}`).join(', '), width)),
  ];
}

const symbols = { name: 'n', number: '#', sum: '+', askedName: 'a', askedNumber: '=' } as const;
const titles = {
  name: 'name',
  number: 'integer',
  sum: 'sum',
  askedName: "the other program's name",
  askedNumber: "the other program's integer",
} as const;
