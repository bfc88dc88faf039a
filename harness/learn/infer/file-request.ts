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
import { layoutsAroundName } from './packed-file-name.ts';
import { isTooLarge } from './samples.ts';
import { asText } from './text/fields.ts';
import { resolvePadding } from './text/padding.ts';
import { alignUnknown } from './text/unknown.ts';
import { maxDepth, wrappedLayout, wrappingsOf } from './wrapped.ts';

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
  const isRight = (layout: Layout): boolean => samples.every((sample) => reproduces(layout, sample));
  const named = inferNamed(first);
  if (named !== undefined && isRight(named)) return { layout: named, isPlain: false };
  // One name leaves open which of the bytes after it are its own.
  const packed = samples.length > 1 ? inferPackedIn(samples).find(isRight) : undefined;
  const layout = packed ?? inferChangingText(samples);
  return layout === undefined ? text : { layout, isPlain: false };
}

function inferNamed({ fileName, payload }: FileRequestSample): Layout | undefined {
  const constraints = { known: new Map(), screen: fileName, seeksName: true, hasOthers: false };
  const found = inferDatagram([payload], constraints);
  return found?.name === fileName ? found.layout : undefined;
}

/** Also beside a checksum, or inside of an encoding. */
function inferPackedIn(samples: readonly FileRequestSample[], depth = maxDepth): readonly Layout[] {
  const [first] = samples;
  if (first === undefined) return [];
  const inner =
    depth === 0
      ? []
      : wrappingsOf(samples.map(({ payload }) => payload)).flatMap(({ wrapping, contents }) => {
          const inside = samples.map(({ fileName }, at) => ({ fileName, payload: contents[at] as Uint8Array }));
          const plain = inferPlainText(inside);
          const found = [...(plain === undefined ? [] : [plain.layout]), ...inferPackedIn(inside, depth - 1)];
          return found.map((content) => wrappedLayout(wrapping, content));
        });
  return [...layoutsAroundName(first), ...inner];
}

/** Whether the layout gives back the sample's name, and writes the same bytes again. */
function reproduces(layout: Layout, { fileName, payload }: FileRequestSample): boolean {
  return (
    decodeLayout(layout, payload)?.name === fileName && isWrittenAs([layout], { name: fileName, number: 0 }, [payload])
  );
}

/** A text with an identifier or a time beside the name, which differs from request to request. */
function inferChangingText(samples: readonly FileRequestSample[]): Layout | undefined {
  const around = samples.map(({ fileName, payload }) => asText(payload)?.split(fileName) ?? []);
  if (samples.length < 2 || around.some(({ length }) => length !== 2)) return undefined;
  const columns = [
    { literals: around.map(([before = '']) => before) },
    { field: 'name' as const, written: samples.map(({ fileName }) => fileName) },
    { literals: around.map(([, after = '']) => after) },
  ];
  const constraints = { known: new Map(), screen: '', seeksName: false, hasOthers: false };
  const layouts = alignUnknown(columns, constraints)
    .flatMap(resolvePadding)
    .map((parts) => ({ format: 'text', parts: parts.filter((part) => part !== '') }) as const);
  return layouts.find((layout) =>
    samples.every(({ fileName, payload }) => decodeLayout(layout, payload)?.name === fileName),
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
