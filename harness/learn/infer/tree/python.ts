/**
 * Locating fields in pickles and in Python literals.
 */
import type { FieldName } from '../../../../reference/add/values.ts';
import { readPickle } from '../../../../reference/add/formats/pickle-reader.ts';
import type {
  PythonField,
  PythonLeaf,
  PythonTemplate,
  PythonText,
  PythonValue,
} from '../../../../reference/add/formats/python-value.ts';
import { readRepr } from '../../../../reference/add/formats/repr-reader.ts';
import { cheapest, type Clues, type Reading, readingOf } from '../candidate.ts';
import { explainLeaves, type Leaf, type LeafMeaning } from './scalars.ts';
import { asJson } from './json.ts';
import { asText } from '../text/text.ts';

export function locateInPickle(payloads: readonly Uint8Array[], clues: Clues): Reading | undefined {
  const pickles = payloads.map((payload) => readPickle(payload));
  const [first] = pickles;
  if (first === undefined || !pickles.every((pickle) => pickle !== undefined)) return undefined;
  // A short text may happen to be a pickle of nothing much; a whole datagram is no accident.
  if (pickles.some((pickle, at) => pickle.end !== payloads[at]?.length)) return undefined;
  const template = templateFor(
    pickles.map(({ value }) => value),
    clues,
  );
  return template && readingOf({ format: 'pickle', protocol: first.protocol, template }, payloads, clues, 0);
}

/** Quotes and blanks are as in the sample where that is possible. */
const styles = [{}, { quote: '"' }, { dense: true }, { quote: '"', dense: true }] as const;

export function locateInRepr(payloads: readonly Uint8Array[], clues: Clues): Reading | undefined {
  const values = payloads.map((payload) => readRepr(asText(payload) ?? ''));
  // What both languages allow is JSON: Python reads that, too.
  if (payloads.every((payload) => asJson(payload) !== undefined)) return undefined;
  if (!values.every((value) => value !== undefined && ('items' in value || 'entries' in value))) return undefined;
  const template = templateFor(values, clues);
  if (template === undefined) return undefined;
  return cheapest(styles.map((style) => readingOf({ format: 'repr', template, ...style }, payloads, clues, 0)));
}

function templateFor(values: readonly PythonValue[], clues: Clues): PythonTemplate | undefined {
  const meanings = explainLeaves(
    values.map((value) => leavesOf(value)),
    clues,
  );
  return meanings && templateOf(values[0] as PythonValue, '', meanings);
}

function leavesOf(value: PythonValue, path = '', label = ''): readonly Leaf[] {
  if ('items' in value) return value.items.flatMap((item, at) => leavesOf(item, `${path}/${at}`));
  if ('entries' in value) {
    return value.entries.flatMap(([key, item], at) => [
      ...leavesOf(key, `${path}/k${at}`).map((leaf) => ({ ...leaf, isKey: true })),
      ...leavesOf(item, `${path}/${at}`, 'text' in key ? key.text : ''),
    ]);
  }
  return [{ path, label, value: valueOf(value) }];
}

function valueOf(leaf: PythonLeaf): Leaf['value'] {
  if ('text' in leaf) return leaf.text;
  return 'number' in leaf ? leaf.number : leaf.constant;
}

function templateOf(value: PythonValue, path: string, meanings: ReadonlyMap<string, LeafMeaning>): PythonTemplate {
  if ('items' in value) {
    return { kind: value.kind, items: value.items.map((item, at) => templateOf(item, `${path}/${at}`, meanings)) };
  }
  if ('entries' in value) {
    const entries = value.entries.map(
      ([key, item], at) =>
        [templateOf(key, `${path}/k${at}`, meanings), templateOf(item, `${path}/${at}`, meanings)] as const,
    );
    return { kind: 'dict', entries };
  }
  const meaning = meanings.get(path);
  return meaning === undefined ? value : markedAs(meaning, value);
}

function markedAs(meaning: LeafMeaning, leaf: PythonLeaf): PythonLeaf | PythonField {
  if (meaning === 'any') return leaf;
  if ('parts' in meaning) return { kind: 'template', parts: meaning.parts, as: leaf.kind as PythonText };
  const field: FieldName = meaning.field;
  return leaf.kind === 'constant' ? leaf : { kind: 'field', field, as: leaf.kind };
}
