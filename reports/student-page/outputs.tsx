/** What the programs of a scenario displayed, with the numbers marked that the problem names. */
import type { JSX } from 'preact';
import type { ScenarioResult } from '../../harness/grade/results.ts';
import type { Evidence } from '../../harness/judge/evidence.ts';
import { markSpots, type Piece } from '../model/spots.ts';
import { shownOutput } from './shown.ts';

interface Props {
  readonly scenario: ScenarioResult;
  readonly lines: number;
  /** Of the failure: makes ids and labels of the page differ. */
  readonly id: string;
  /** Only what tells most of the failure: it is to fit a phone's screen. */
  readonly isBrief?: boolean;
}

export function Outputs({ scenario, lines, id, isBrief = false }: Props): JSX.Element | null {
  const { evidence } = scenario;
  if (evidence === undefined) return null;
  const streams = streamsOf(evidence);
  return (
    <>
      {(isBrief ? mostTelling(streams) : streams).map((stream) => (
        <Output key={stream.title} stream={stream} lines={stream.isErrors ? lines - 1 : lines} id={id} />
      ))}
    </>
  );
}

/** Whether the failure has more to show than {@link Outputs} shows in brief. */
export function hasMoreOutput(scenario: ScenarioResult, lines: number): boolean {
  const streams = scenario.evidence === undefined ? [] : streamsOf(scenario.evidence);
  return streams.length > mostTelling(streams).length || streams.some(({ text }) => text.split('\n').length > lines);
}

interface Stream {
  readonly title: string;
  readonly text: string;
  readonly isErrors: boolean;
  /** Marks what the problem names. */
  readonly mark: (line: string) => readonly Piece[];
}

function streamsOf(evidence: Evidence): Stream[] {
  const programs = evidence.programs ?? [{ ...evidence, role: 'program' as const }];
  return programs
    .flatMap(({ role, screen = '', errors = '' }): Stream[] => [
      {
        title: `Your ${role} displayed`,
        text: screen,
        isErrors: false,
        mark: (line) => markSpots(line, evidence.actual, evidence.expected),
      },
      {
        title: `Your ${role} wrote on standard error`,
        text: errors,
        isErrors: true,
        mark: (line) => [{ text: line, isSpot: false }],
      },
    ])
    .filter(({ text }) => text.trim() !== '');
}

/** A marked spot, or else what was written on standard error, or else what was displayed. */
function mostTelling(streams: readonly Stream[]): readonly Stream[] {
  const marked = streams.filter(({ text, mark }) => mark(text.slice(0, 10_000)).some(({ isSpot }) => isSpot));
  if (marked.length > 0) return marked.slice(0, 1);
  const errors = streams.filter(({ isErrors, text }) => isErrors && !isPrompt(text));
  return errors.length > 0 ? errors.slice(0, 1) : streams.slice(0, 1);
}

/** Some runtimes write a prompt there: a line without an end, which says nothing about the failure. */
function isPrompt(errors: string): boolean {
  return !errors.includes('\n');
}

interface OutputProps {
  readonly stream: Stream;
  readonly lines: number;
  readonly id: string;
}

function Output({ stream: { title, text, mark }, lines, id }: OutputProps): JSX.Element {
  const { head, leftOut, tail } = shownOutput(text, lines);
  const marked = (line: string): JSX.Element => (
    <>
      {mark(line).map(({ text: piece, isSpot }, at) => (isSpot ? <mark key={String(at)}>{piece}</mark> : piece))}
      {'\n'}
    </>
  );
  return (
    <figure class="output">
      <figcaption>{title}</figcaption>
      <pre tabIndex={0} role="group" aria-label={`${id}: ${title}`}>
        {head.map(marked)}
        {leftOut === undefined ? null : <i class="left-out">{`… ${leftOut} …\n`}</i>}
        {tail.map(marked)}
      </pre>
    </figure>
  );
}
