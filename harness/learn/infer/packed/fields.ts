/**
 * Infers a packed layout: the cheapest sequence of parts that explains every byte of all samples.
 *
 * This is a shortest path from the beginning of the datagram to its end. A state consists of the
 * offsets that are explained in each sample and the fields so far; a step is one part. Constants
 * cost the most, so that fields are preferred to them.
 */
import type { PackedPart } from '../../../../reference/add/dialect.ts';
import type { FieldName } from '../../../../reference/add/values.ts';
import { CheapestFirst } from './cheapest-first.ts';
import { type Constraints, missingCost, type Candidate, candidateOf } from '../candidate.ts';
import { numberStepsFor } from './numbers.ts';
import { lengthSteps, literalSteps, paddingSteps } from './filler.ts';
import type { PackedPlace, PackedStep } from './step.ts';
import { textSteps } from './texts.ts';
import { withoutChanceConstants } from './chance-constants.ts';

interface State extends PackedPlace {
  readonly fields: ReadonlySet<FieldName>;
  readonly orders: ReadonlySet<string>;
  readonly cost: number;
  readonly isEnd: boolean;
  readonly last?: { readonly part: PackedPart; readonly before: State };
}

/**
 * More than any message of this lab needs. The datagrams of a hostile program may need more, and
 * get no layout.
 */
const maxStates = 30_000;
const baseCost = 3;
const mixedOrdersCost = 1.5;

/** @param limit layouts that cost as much or more are not searched for */
export function inferPacked(
  payloads: readonly Uint8Array[],
  constraints: Constraints,
  limit: number,
): Candidate | undefined {
  const end = shortestPath(payloads, constraints, limit - baseCost);
  if (end === undefined) return undefined;
  const candidate = candidateOf(
    { format: 'packed', parts: withoutChanceConstants(merged(partsTo(end))) },
    payloads,
    constraints,
    0,
  );
  return candidate && { ...candidate, cost: baseCost + end.cost };
}

function shortestPath(payloads: readonly Uint8Array[], constraints: Constraints, limit: number): State | undefined {
  const open = new CheapestFirst<State>();
  const settled = new Set<string>();
  const stepsFrom = stepFinder(payloads[0] as Uint8Array, constraints);
  const { bytesBehind = 0 } = constraints;
  const start = { payloads, offsets: payloads.map(() => 0), constants: 0, isClosed: false, bytesBehind };
  open.add({ ...start, fields: new Set(), orders: new Set(), cost: 0, isEnd: false });
  while (settled.size < maxStates) {
    const state = open.take();
    if (state === undefined || state.cost >= limit) return undefined;
    if (state.isEnd) return state;
    const key = keyOf(state);
    if (settled.has(key)) continue;
    settled.add(key);
    const isComplete = state.offsets.every((offset, at) => offset === payloads[at]?.length);
    if (isComplete) open.add({ ...state, isEnd: true, cost: state.cost + missingCost(state.fields, constraints) });
    else for (const step of stepsFrom(state)) open.add(stateAfter(state, step));
  }
  return undefined;
}

/**
 * Finds the fields at a place only once, although many paths lead to it. This is most of the work.
 */
function stepFinder(payload: Uint8Array, constraints: Constraints): (state: State) => readonly PackedStep[] {
  const found = new Map<string, readonly PackedStep[]>();
  const numberSteps = numberStepsFor(constraints);
  const asked = placesOfAskedName(payload, constraints);
  const fieldsAt = (state: State): readonly PackedStep[] => {
    const key = [state.offsets, state.isClosed, state.constants > 0].join(';');
    const inAsked = asked.get(state.offsets[0] as number);
    const steps = found.get(key) ?? [
      ...(inAsked === undefined ? numberSteps(state) : []),
      ...(inAsked === undefined || inAsked === 0 ? textSteps(state, constraints) : []),
    ];
    found.set(key, steps);
    return steps;
  };
  return (state) => {
    const isWanted = ({ part }: PackedStep): boolean =>
      !('field' in part) || !state.fields.has(part.field) || isVarying(part.field, constraints);
    const fields = fieldsAt(state).filter(isWanted);
    return [...fields, ...lengthSteps(state), ...literalSteps(state), ...paddingSteps(state)];
  };
}

/**
 * The distance of each byte of the asked name from its beginning. No letter inside of a repeated
 * name is a number, or the beginning of another name.
 */
function placesOfAskedName(payload: Uint8Array, { askedName = '' }: Constraints): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  if (askedName.length < 3) return places;
  const bytes = Buffer.from(payload);
  for (const charset of ['utf8', 'latin1', 'utf16le'] as const) {
    const sought = Buffer.from(askedName, charset);
    for (let at = bytes.indexOf(sought); at !== -1; at = bytes.indexOf(sought, at + sought.length))
      for (let index = 0; index < sought.length; index += 1) places.set(at + index, index);
  }
  return places;
}

/** A number that changes is a field at every place where it appears. */
function isVarying(field: FieldName, { known }: Constraints): boolean {
  const values = field === 'name' || field === 'askedName' ? undefined : known.get(field);
  return values?.some((value) => value !== values[0]) === true;
}

function stateAfter(state: State, { part, sizes, cost, isBeforeName }: PackedStep): State {
  // The order of a length is proven by its value: a header may have another one than what follows.
  const order = 'order' in part && part.bytes > 1 && !('length' in part) ? [part.order] : [];
  const orders = new Set([...state.orders, ...order]);
  const isField = 'field' in part;
  return {
    ...state,
    offsets: state.offsets.map((offset, at) => offset + (sizes[at] as number)),
    constants: 'hex' in part && isBeforeName !== true ? state.constants + 1 : 0,
    isClosed: state.isClosed || (isField && part.code === 'free'),
    fields: isField ? new Set([...state.fields, part.field]) : state.fields,
    orders,
    cost: state.cost + cost + (orders.size > 1 && state.orders.size < 2 ? mixedOrdersCost : 0),
    last: { part, before: state },
  };
}

function keyOf({ offsets, constants, isClosed, fields, orders, isEnd }: State): string {
  return [offsets, Math.min(constants, 8), isClosed, [...fields].toSorted(), [...orders].toSorted(), isEnd].join(';');
}

function partsTo(state: State): readonly PackedPart[] {
  const parts: PackedPart[] = [];
  for (let { last } = state; last !== undefined; { last } = last.before) parts.unshift(last.part);
  return parts;
}

/** Joins neighbouring constants, and padding. The search has one step for each of their bytes. */
function merged(parts: readonly PackedPart[]): readonly PackedPart[] {
  const result: PackedPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if ('hex' in part && last !== undefined && 'hex' in last) result[result.length - 1] = { hex: last.hex + part.hex };
    else if ('padding' in part && last !== undefined && 'padding' in last)
      result[result.length - 1] = {
        padding: last.padding + part.padding,
        sample: (last.sample ?? '') + (part.sample ?? ''),
      };
    else result.push(part);
  }
  return result;
}
