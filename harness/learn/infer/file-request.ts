/**
 * Locating the file's name in the datagram that asks for it, in whichever format that is written. Pure.
 *
 * What stands around the name is taken for constant text where it is plainly text. Anything else (bytes that no text has, digits that may state the
 * length of the name) is settled by a second sample with a name of another length.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { decodeLayout, encode } from '../../../reference/add/message.ts';
import { isSame } from './candidate.ts';
import { inferDatagram } from './datagram.ts';
import { asText } from './text/text.ts';

export interface FileRequestSample {
  readonly fileName: string;
  readonly payload: Uint8Array;
}

export interface InferredFileRequest {
  readonly layout: Layout;
  /** Nothing but running text around the name: no second sample could say anything else. */
  readonly isPlain: boolean;
}

/** @returns undefined where no form was found that writes every sample as it is */
export function inferFileRequest(samples: readonly FileRequestSample[]): InferredFileRequest | undefined {
  const text = textAround(samples);
  if (text !== undefined && (samples.length > 1 || text.isPlain)) return text;
  const [first] = samples;
  if (first === undefined) return undefined;
  const candidate = inferDatagram([first.payload], {
    known: new Map(),
    screen: first.fileName,
    seeksName: true,
    hasOthers: false,
  });
  if (candidate?.name !== first.fileName) return text;
  return samples.every((sample) => writes(candidate.layout, sample))
    ? { layout: candidate.layout, isPlain: false }
    : text;
}

/** Whether the layout gives back the sample's name, and writes its very bytes again. */
function writes(layout: Layout, { fileName, payload }: FileRequestSample): boolean {
  if (decodeLayout(layout, payload)?.name !== fileName) return false;
  try {
    return isSame(encode([layout], { name: fileName, number: 0 })[0], payload);
  } catch {
    return false;
  }
}

function textAround(samples: readonly FileRequestSample[]): InferredFileRequest | undefined {
  const around = samples.map(({ fileName, payload }) => asText(payload)?.split(fileName));
  const [first] = around;
  if (first?.length !== 2 || !around.every((parts) => parts?.join('\0') === first.join('\0'))) return undefined;
  const [before, after] = first as [string, string];
  const parts = [before, { field: 'name' as const }, after].filter((part) => part !== '');
  const isPlain = /^[^\p{Cc}\d]*$/u.test(before) && /^[^\p{Cc}\d]*[\r\n\0]*$/u.test(after);
  return { layout: { format: 'text', parts }, isPlain };
}
