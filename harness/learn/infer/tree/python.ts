/**
 * Infers the fields of pickles and of Python literals.
 */
import type { FieldName } from '../../../../reference/add/values.ts';
import { readPickle } from '../../../../reference/add/formats/python/pickle-reader.ts';
import type {
  PythonField,
  PythonLeaf,
  PythonTemplate,
  PythonText,
  PythonValue,
} from '../../../../reference/add/formats/python/value.ts';
import { readRepr } from '../../../../reference/add/formats/python/repr-reader.ts';
import { cheapest, type Constraints, type Candidate, candidateOf } from '../candidate.ts';
import { costOfUnexplained, explainScalars, type Scalar, type ScalarMeaning } from './scalars.ts';
import { asJson } from './json.ts';
import { asText } from '../text/fields.ts';

export function inferPickle(payloads: readonly Uint8Array[], constraints: Constraints): Candidate | undefined {
  const pickles = payloads.map((payload) => readPickle(payload));
  const [first] = pickles;
  if (first === undefined || !pickles.every((pickle) => pickle !== undefined)) return undefined;
  // A short text may begin with a small pickle by chance. A pickle that is the whole datagram is
  // not by chance.
  if (pickles.some((pickle, at) => pickle.end !== payloads[at]?.length)) return undefined;
  const template = templateFor(
    pickles.map(({ value }) => value),
    constraints,
  );
  if (template === undefined) return undefined;
  const layout = { format: 'pickle', protocol: first.protocol, template: template.is } as const;
  return candidateOf(layout, payloads, constraints, template.cost);
}

/** Quotes and blanks are as in the samples if possible. */
const styles = [{}, { quote: '"' }, { dense: true }, { quote: '"', dense: true }] as const;

export function inferRepr(payloads: readonly Uint8Array[], constraints: Constraints): Candidate | undefined {
  const values = payloads.map((payload) => readRepr(asText(payload) ?? ''));
  // A text that is both JSON and a Python literal is treated as JSON. Python also reads it.
  if (payloads.every((payload) => asJson(payload) !== undefined)) return undefined;
  if (!values.every((value) => value !== undefined && ('items' in value || 'entries' in value))) return undefined;
  const template = templateFor(values, constraints);
  if (template === undefined) return undefined;
  const { is, cost } = template;
  return cheapest(
    styles.map((style) => candidateOf({ format: 'repr', template: is, ...style }, payloads, constraints, cost)),
  );
}

interface CostedTemplate {
  readonly is: PythonTemplate;
  readonly cost: number;
}

function templateFor(values: readonly PythonValue[], constraints: Constraints): CostedTemplate | undefined {
  const meanings = explainScalars(
    values.map((value) => scalarsOf(value)),
    constraints,
  );
  if (meanings === undefined) return undefined;
  return { is: templateOf(values[0] as PythonValue, '', meanings), cost: costOfUnexplained(meanings) };
}

function scalarsOf(value: PythonValue, path = '', label = ''): readonly Scalar[] {
  if ('items' in value) return value.items.flatMap((item, at) => scalarsOf(item, `${path}/${at}`));
  if ('entries' in value) {
    return value.entries.flatMap(([key, item], at) => [
      ...scalarsOf(key, `${path}/k${at}`).map((scalar) => ({ ...scalar, isKey: true })),
      ...scalarsOf(item, `${path}/${at}`, 'text' in key ? key.text : ''),
    ]);
  }
  return [{ path, label, value: valueOf(value) }];
}

function valueOf(scalar: PythonLeaf): Scalar['value'] {
  if ('text' in scalar) return scalar.text;
  return 'number' in scalar ? scalar.number : scalar.constant;
}

function templateOf(value: PythonValue, path: string, meanings: ReadonlyMap<string, ScalarMeaning>): PythonTemplate {
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

function markedAs(meaning: ScalarMeaning, scalar: PythonLeaf): PythonLeaf | PythonField {
  if (meaning === 'any') return { kind: 'any', sample: scalar };
  if ('parts' in meaning) return { kind: 'template', parts: meaning.parts, as: scalar.kind as PythonText };
  const field: FieldName = meaning.field;
  return scalar.kind === 'constant' ? scalar : { kind: 'field', field, as: scalar.kind };
}
