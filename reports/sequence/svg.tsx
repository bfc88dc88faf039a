/**
 * A sequence diagram as SVG, coloured by the style sheet of the page. Each row takes the same room;
 * long waits are marked with their length.
 */
import type { JSX } from 'preact';
import { safeLine } from '../terminal/safe-text.ts';
import { formatTime, lanes, type Lane, type Sequence, type SequenceRow } from './rows.ts';

const width = 700;
const top = 34;
const left: Readonly<Record<Lane, number>> = { keyboard: 100, client: 230, server: 500, screen: 660 };
const heights: Readonly<Record<SequenceRow['kind'], number>> = { step: 30, arrow: 34, fact: 20, wait: 26, leftOut: 24 };

export function SequenceDrawing({
  sequence,
  title,
}: {
  readonly sequence: Sequence;
  readonly title: string;
}): JSX.Element {
  const { rows, heads } = sequence;
  let y = top;
  const placed = rows.map((row) => {
    const at = y;
    y += heights[row.kind];
    return { row, y: at };
  });
  return (
    <svg class="sequence" viewBox={`0 0 ${width} ${y + 10}`} role="img" aria-label={title}>
      {lanes.map((lane) => (
        <g key={lane}>
          <text class="head" x={left[lane]} y={16} text-anchor="middle">
            {heads[lane]}
          </text>
          <line class="life" x1={left[lane]} x2={left[lane]} y1={24} y2={y + 6} />
        </g>
      ))}
      {placed.map(({ row, y: at }) => (
        <Row key={String(at)} row={row} y={at} />
      ))}
    </svg>
  );
}

function Row({ row, y }: { readonly row: SequenceRow; readonly y: number }): JSX.Element {
  switch (row.kind) {
    case 'step':
      return <StepRow row={row} y={y} />;
    case 'arrow':
      return <ArrowRow row={row} y={y} />;
    case 'fact':
      return <FactRow row={row} y={y} />;
    case 'wait':
      return <BreakRow y={y} text={`waited ${formatTime(row.waitedMs)}`} />;
    case 'leftOut':
      return <BreakRow y={y} text={row.text} />;
  }
}

function StepRow({ row, y }: { readonly row: SequenceRow & { kind: 'step' }; readonly y: number }): JSX.Element {
  const text = row.isFailed ? `✗ ${row.text} (this step failed)` : row.text;
  return (
    <g class={row.isFailed ? 'step failed' : 'step'}>
      <rect x={0} y={y + 5} width={width} height={20} rx={3} />
      <text x={8} y={y + 19}>
        {fitted(text, 104)}
      </text>
    </g>
  );
}

function ArrowRow({ row, y }: { readonly row: SequenceRow & { kind: 'arrow' }; readonly y: number }): JSX.Element {
  const [from, to] = [left[row.from], left[row.to]];
  const towards = to > from ? 1 : -1;
  const line = y + 24;
  const tip = to - 2 * towards;
  const isScreen = row.to === 'screen';
  const label = fitted(row.label, row.what === 'datagram' ? 40 : 56);
  return (
    <g class={`arrow ${row.what === 'datagram' ? 'datagram' : 'typed'}`}>
      <Time atMs={row.atMs} y={line + 4} />
      <text x={isScreen ? to - 8 : Math.min(from, to) + 8} y={line - 6} text-anchor={isScreen ? 'end' : 'start'}>
        {label}
      </text>
      <line x1={from + 2 * towards} x2={tip - 5 * towards} y1={line} y2={line} />
      <path d={`M${tip} ${line}l${-9 * towards} -4v8z`} />
    </g>
  );
}

function FactRow({ row, y }: { readonly row: SequenceRow & { kind: 'fact' }; readonly y: number }): JSX.Element {
  const x = left[row.at];
  // The page is too narrow for text to the right of the server.
  const isLeft = row.at === 'server' || row.at === 'screen';
  return (
    <g class="fact">
      <Time atMs={row.atMs} y={y + 14} />
      <circle cx={x} cy={y + 10} r={3} />
      <text x={isLeft ? x - 8 : x + 8} y={y + 14} text-anchor={isLeft ? 'end' : 'start'}>
        {fitted(row.text, 42)}
      </text>
    </g>
  );
}

function BreakRow({ y, text }: { readonly y: number; readonly text: string }): JSX.Element {
  return (
    <g class="break">
      <rect x={70} y={y + 3} width={width - 80} height={18} />
      <text x={(left.client + left.server) / 2} y={y + 16} text-anchor="middle">
        {fitted(text, 60)}
      </text>
    </g>
  );
}

function Time({ atMs, y }: { readonly atMs: number; readonly y: number }): JSX.Element {
  return (
    <text class="time" x={66} y={y} text-anchor="end">
      {formatTime(atMs)}
    </text>
  );
}

/** Cut between characters. */
function fitted(text: string, most: number): string {
  const characters = Array.from(safeLine(text.slice(0, 4 * most), { unicode: true }));
  return characters.length <= most ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}
