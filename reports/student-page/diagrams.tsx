/** The drawings of the failures: sequence diagram, chunks and bytes. */
import type { JSX } from 'preact';
import { renderByteDiff } from '../byte-diff.ts';
import { firstDifference } from '../bytes/explain-difference.ts';
import { byteName } from '../bytes/byte-name.ts';
import type { Evidence } from '../../harness/judge/evidence.ts';
import type { Failure } from '../model/submission-report.ts';
import type { ChunkChart } from '../chunk-chart/chunks.ts';
import type { Sequence } from '../sequence/rows.ts';
import { SequenceDrawing } from '../sequence/svg.tsx';
import { renderSequence } from '../sequence/text.ts';
import { createStyle } from '../terminal/style.ts';
import { ChunkTable } from './chunk-table.tsx';
import { Titled } from './failures.tsx';

/** What a stored transcript adds to a failure, by the id of its scenario. */
export type Drawings = ReadonlyMap<string, { readonly sequence: Sequence; readonly chunks?: ChunkChart | undefined }>;

interface Props {
  readonly failures: readonly Failure[];
  readonly drawings: Drawings;
}

/** Drawings are large: later failures have their words. */
const drawnFailures = 8;

export function Diagrams({ failures, drawings }: Props): JSX.Element | null {
  const drawn = failures.slice(0, drawnFailures).flatMap(({ number, shown: scenario }) => {
    const drawing = scenario === undefined ? undefined : drawings.get(scenario.id);
    const bytes = scenario?.evidence?.bytes;
    return drawing === undefined && bytes === undefined ? [] : [{ number, drawing, bytes }];
  });
  if (failures.length === 0) return null;
  return (
    <Titled title="What happened, step by step">
      {drawings.size > 0 ? null : (
        <p class="lead">
          No diagram: this run stored no transcripts. <code>--transcripts FOLDER</code> stores them, with{' '}
          <code>datagrade check</code> and <code>datagrade grade</code>.
        </p>
      )}
      {drawn.map(({ number, drawing, bytes }, at) => (
        <details key={number} open={at === 0}>
          <summary>
            <b class="number">{number}</b>: what happened
          </summary>
          {drawing === undefined ? null : <Sequences number={number} sequence={drawing.sequence} />}
          {drawing?.chunks === undefined ? null : <ChunkTable chart={drawing.chunks} />}
          {bytes === undefined ? null : <Bytes number={number} bytes={bytes} />}
        </details>
      ))}
    </Titled>
  );
}

const plain = createStyle({ colour: false, width: 80, unicode: true });

function Sequences({ number, sequence }: { readonly number: string; readonly sequence: Sequence }) {
  const title = `Sequence diagram of ${number}; the same in text is below it`;
  return (
    <>
      <div class="wide" tabIndex={0} role="group" aria-label={`${number}: sequence diagram`}>
        <SequenceDrawing sequence={sequence} title={title} />
      </div>
      <details>
        <summary>{number} as text</summary>
        <pre tabIndex={0} role="group" aria-label={`${number}: sequence diagram as text`}>
          {renderSequence(sequence, plain).join('\n')}
        </pre>
      </details>
    </>
  );
}

function Bytes({ number, bytes }: { readonly number: string; readonly bytes: NonNullable<Evidence['bytes']> }) {
  const [expected, actual] = [Buffer.from(bytes.expected, 'base64'), Buffer.from(bytes.actual, 'base64')];
  const at = firstDifference(expected, actual);
  const names =
    at === undefined ? '' : `First difference: ${byteName(actual[at])} instead of ${byteName(expected[at])}.`;
  return (
    <figure class="output">
      <figcaption>Bytes around the first difference</figcaption>
      <pre tabIndex={0} role="group" aria-label={`${number}: bytes around the first difference`}>
        {[...renderByteDiff(expected, actual, plain), ...(names === '' ? [] : [names])].join('\n')}
      </pre>
    </figure>
  );
}
