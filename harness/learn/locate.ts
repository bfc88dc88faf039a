/**
 * From samples of messages to layouts: where the integer, the name and what a reply repeats stand in the bytes.
 */
import { decodeFound } from '../../reference/add/message.ts';
import type { Layout, TextPart } from '../../reference/add/dialect.ts';
import { countNumbers } from '../scenario/judge/screen.ts';
import { asJson, jsonLayout, leavesOf, nameLeaf, samePath } from './locate-json.ts';
import { asText, locateName, locateNumber, textLayout, withoutEmpty } from './locate-text.ts';

export interface RequestSample {
  readonly number: number;
  readonly payloads: readonly Uint8Array[];
  /** What the client displayed: its own name stands there, too. */
  readonly screen: string;
}

/** @returns one layout per datagram; undefined where the integer cannot be located, or the bytes are no text */
export function locateRequest(samples: readonly RequestSample[]): readonly Layout[] | undefined {
  const [first] = samples;
  if (first === undefined || first.payloads.length === 0) return undefined;
  if (samples.some((sample) => sample.payloads.length !== first.payloads.length)) return undefined;
  const layouts = first.payloads.map((_, index) => locateInDatagram(samples, index));
  if (!layouts.every((layout) => layout !== undefined)) return undefined;
  const carriesNumber = samples.every((sample) => decodeFound(layouts, sample.payloads)?.number === sample.number);
  return carriesNumber ? layouts : undefined;
}

function locateInDatagram(samples: readonly RequestSample[], index: number): Layout | undefined {
  const texts = samples.map((sample) => asText(sample.payloads[index] as Uint8Array));
  if (!texts.every((text) => text !== undefined)) return undefined;
  const [text] = texts as [string];
  const screen = samples.map((sample) => sample.screen).join('\n');
  const values = texts.map(asJson);
  if (values.every((value) => value !== undefined)) return locateInJson(values, samples, screen);
  const numbered = samples.map((sample, at) => ({ number: sample.number, text: texts[at] as string }));
  const parts = locateNumber(numbered);
  // A datagram without the integer: the name alone, sent ahead.
  if (parts === undefined)
    return texts.every((each) => each === text) ? textLayout(locateName([text], screen)) : undefined;
  return textLayout(locateName(parts, screen));
}

function locateInJson(
  values: readonly object[],
  samples: readonly RequestSample[],
  screen: string,
): Layout | undefined {
  const leaves = values.map((value) => leavesOf(value));
  const number = leaves[0]?.find(({ path }) =>
    samples.every(
      (sample, at) => Number(leaves[at]?.find((leaf) => samePath(leaf.path, path))?.value) === sample.number,
    ),
  );
  const name = nameLeaf(
    (leaves[0] ?? []).filter((leaf) => leaf !== number),
    screen,
  );
  return jsonLayout(values[0], ({ path }) => {
    if (number !== undefined && samePath(path, number.path)) return 'number';
    return name !== undefined && samePath(path, name.path) ? 'name' : undefined;
  });
}

export interface ReplySample {
  readonly askedNumber: number;
  readonly askedName: string;
  readonly payloads: readonly Uint8Array[];
  /** What the server displayed in all. */
  readonly screen: string;
}

/**
 * The server's integer is the number of 1..100 that stands on its screen together with its sum with what was asked; the other numbers of the
 * reply repeat the request or the sum.
 */
export function locateReply(samples: readonly ReplySample[]): readonly Layout[] | undefined {
  const [first] = samples;
  if (first === undefined || first.payloads.length === 0) return undefined;
  const own = serverNumberOf(first);
  const layouts = first.payloads.map((payload) => locateInReply(payload, first, own));
  if (!layouts.every((layout) => layout !== undefined)) return undefined;
  const fits = samples.every((sample) => decodeFound(layouts, sample.payloads) !== undefined);
  return fits ? layouts : undefined;
}

function serverNumberOf({ payloads, askedNumber, screen }: ReplySample): number | undefined {
  const shown = countNumbers(screen);
  const inReply = [...countNumbers(payloads.map((payload) => asText(payload) ?? '').join('\n')).keys()];
  const likely = inReply.filter((number) => number !== askedNumber);
  return (
    likely.find((number) => shown.has(number) && shown.has(number + askedNumber)) ??
    likely.find((number) => inReply.includes(number + askedNumber)) ??
    likely.find((number) => number >= 1 && number <= 100) ??
    likely.at(-1) ??
    inReply[0]
  );
}

function locateInReply(payload: Uint8Array, sample: ReplySample, own: number | undefined): Layout | undefined {
  const text = asText(payload);
  if (text === undefined) return undefined;
  const { askedName, askedNumber, screen } = sample;
  const meaning = (number: number): 'number' | 'askedNumber' | 'sum' | undefined =>
    number === own
      ? 'number'
      : number === askedNumber
        ? 'askedNumber'
        : own !== undefined && number === own + askedNumber
          ? 'sum'
          : undefined;
  const json = asJson(text);
  if (json !== undefined) {
    const leaves = leavesOf(json);
    const name = nameLeaf(
      leaves.filter((leaf) => leaf.value !== askedName),
      screen,
    );
    return jsonLayout(json, (leaf) => {
      if (leaf.value === askedName) return 'askedName';
      if (name !== undefined && samePath(leaf.path, name.path)) return 'name';
      return leaf.value !== '' && leaf.value !== null ? meaning(Number(leaf.value)) : undefined;
    });
  }
  const parts = splitNumbers(
    text.split(askedName).flatMap((part, index) => (index === 0 ? [part] : [{ field: 'askedName' } as const, part])),
    meaning,
  );
  return textLayout(locateName(parts, screen));
}

/** Each number whose meaning is known becomes a field, the first time that it occurs. */
function splitNumbers(
  parts: readonly TextPart[],
  meaning: (number: number) => 'number' | 'askedNumber' | 'sum' | undefined,
): readonly TextPart[] {
  const seen = new Set<string>();
  return withoutEmpty(
    parts.flatMap((part) => {
      if (typeof part !== 'string') return [part];
      return part.split(/(-?\d+)/).map((piece): TextPart => {
        const field = /^-?\d+$/.test(piece) ? meaning(Number(piece)) : undefined;
        if (field === undefined || seen.has(field)) return piece;
        seen.add(field);
        return { field };
      });
    }),
  );
}
