/** A transfer as a table: each datagram with its size as a bar, beside what was expected. */
import type { JSX } from 'preact';
import { chunkBytes, type ChunkChart } from '../chunk-chart/chunks.ts';

const rowsShown = 16;

export function ChunkTable({ chart }: { readonly chart: ChunkChart }): JSX.Element {
  const { expected, actual, fileBytes } = chart;
  const count = Math.max(expected.length, actual.length);
  const all = Array.from({ length: count }, (_, at) => at);
  const isLong = count > rowsShown;
  const [head, tail] = isLong ? [all.slice(0, rowsShown / 2), all.slice(-rowsShown / 2)] : [all, []];
  const largest = Math.max(chunkBytes, ...head.concat(tail).map((at) => actual[at] ?? 0));
  const row = (at: number): JSX.Element => (
    <Chunk key={at} at={at} expected={expected[at]} actual={actual[at]} largest={largest} />
  );
  return (
    <table class="chunks">
      <caption>Datagrams that carried a file of {String(fileBytes)} bytes</caption>
      <thead>
        <tr>
          <th scope="col">Datagram</th>
          <th scope="col">Expected, in bytes</th>
          <th scope="col">Your server sent</th>
        </tr>
      </thead>
      <tbody>
        {head.map(row)}
        {isLong ? (
          <tr>
            <td colSpan={3}>… {String(count - rowsShown)} more datagrams left out …</td>
          </tr>
        ) : null}
        {tail.map(row)}
      </tbody>
    </table>
  );
}

interface ChunkProps {
  readonly at: number;
  readonly expected: number | undefined;
  readonly actual: number | undefined;
  readonly largest: number;
}

function Chunk({ at, expected, actual, largest }: ChunkProps): JSX.Element {
  return (
    <tr class={expected === actual ? 'same' : 'differs'}>
      <th scope="row">{String(at + 1)}</th>
      <td>
        <Size bytes={expected} absent="none" largest={largest} />
      </td>
      <td>
        <Size bytes={actual} absent="missing" largest={largest} />
      </td>
    </tr>
  );
}

interface SizeProps {
  readonly bytes: number | undefined;
  readonly absent: string;
  readonly largest: number;
}

function Size({ bytes, absent, largest }: SizeProps): JSX.Element {
  if (bytes === undefined) return <i>{absent}</i>;
  const ending = bytes < chunkBytes ? (bytes === 0 ? ', empty: the end' : ', the end') : '';
  return (
    <>
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class={bytes < chunkBytes ? 'end' : 'full'} width={Math.max(1.5, (100 * bytes) / largest)} height={8} />
      </svg>
      {bytes}
      {ending}
    </>
  );
}
