/**
 * Infers the layout of the datagram that asks for a file, in any format. Pure.
 *
 * Plain text around the file's name is treated as constant. Anything else (control characters,
 * digits that may be the length of the name, a buffer that the name does not fill) needs a second
 * sample, with a name of another length.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeLayout, isWrittenAs } from '../../../reference/add/message.ts';
import { inferDatagram } from './datagram.ts';
import { isTooLarge } from './samples.ts';
import { asText } from './text/fields.ts';

export interface FileRequestSample {
  readonly fileName: string;
  readonly payload: Uint8Array;
}

export interface InferredFileRequest {
  readonly layout: Layout;
  /** Only running text surrounds the name, so that a second sample would not change the result. */
  readonly isPlain: boolean;
}

/** @returns undefined if no layout was found that writes every sample again */
export function inferFileRequest(samples: readonly FileRequestSample[]): InferredFileRequest | undefined {
  const text = inferPlainText(samples);
  if (text !== undefined && (samples.length > 1 || text.isPlain)) return text;
  const [first] = samples;
  if (first === undefined) return undefined;
  if (isTooLarge([first.payload])) return text;
  const candidate = inferDatagram([first.payload], {
    known: new Map(),
    screen: first.fileName,
    seeksName: true,
    hasOthers: false,
  });
  if (candidate?.name !== first.fileName) return text;
  return samples.every((sample) => reproduces(candidate.layout, sample))
    ? { layout: candidate.layout, isPlain: false }
    : text;
}

/** Whether the layout gives back the sample's name, and writes the same bytes again. */
function reproduces(layout: Layout, { fileName, payload }: FileRequestSample): boolean {
  return (
    decodeLayout(layout, payload)?.name === fileName && isWrittenAs([layout], { name: fileName, number: 0 }, [payload])
  );
}

function inferPlainText(samples: readonly FileRequestSample[]): InferredFileRequest | undefined {
  const around = samples.map(({ fileName, payload }) => asText(payload)?.split(fileName));
  const [first] = around;
  if (first?.length !== 2 || !around.every((parts) => parts?.join('\0') === first.join('\0'))) return undefined;
  const [before, after] = first as [string, string];
  const parts = [before, { field: 'name' as const }, after].filter((part) => part !== '');
  const isPlain = /^[^\p{Cc}\d]*$/u.test(before) && /^[^\p{Cc}\d]*\r?\n?\0?$/u.test(after);
  return { layout: { format: 'text', parts }, isPlain };
}
