/** The names of datagrade's clients in one performance. */
import { describe, expect, it } from 'vitest';
import { peerNamesOf } from '../../../harness/grade/perform/peer-names.ts';
import { planPerformances } from '../../../harness/grade/plan/shared-performances.ts';
import type { Profile } from '../../../harness/learn/index.ts';
import { fullyPlayable } from '../../../harness/profile/profile.ts';
import type { Layout } from '../../../reference/add/dialect.ts';
import { scenarios } from '../../support/verdicts.ts';

const comma: Layout = { format: 'text', parts: [{ field: 'name' }, ',', { field: 'number' }] };
const fixed: Layout = {
  format: 'packed',
  parts: [
    { field: 'name', code: 'fixed', width: 20, pad: '\0', align: 'left' },
    { field: 'number', code: 'integer', bytes: 1, signed: false, order: 'big' },
  ],
};
const profileOf = (layout: Layout, client: string): Profile => ({
  programs: {},
  add: { ownNames: { client }, peerRequest: [layout], constantNumbers: [], playable: fullyPlayable },
  file: { peerRequest: { format: 'text', parts: [{ field: 'name' }] }, playable: fullyPlayable },
});

const performances = planPerformances(scenarios);
const inTurn = performances.find(({ scenarios: all }) => all.some(({ id }) => id === 'add/server/serves/in-turn'));
const single = performances.find(({ scenarios: all }) => all.some(({ id }) => id === 'add/server/shutdown/0'));

describe('the names of several clients', () => {
  const names = inTurn === undefined ? [] : peerNamesOf(inTurn, profileOf(comma, 'Cliente do João'), 5);

  it('all differ, as many as there are clients', () => {
    expect(names.length).toBeGreaterThan(8);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are once longer than that of the submission, and once have its accents', () => {
    const lengths = names.map((name) => Array.from(name).length);
    expect(lengths.filter((length) => length > 'Cliente do João'.length)).toHaveLength(1);
    expect(names.filter((name) => name.includes('ã'))).toHaveLength(1);
  });

  it('fit into the message of the submission', () => {
    const fitting = inTurn === undefined ? [] : peerNamesOf(inTurn, profileOf(fixed, 'Client of Ana Moreno'), 5);
    expect(fitting.length).toBe(names.length);
    expect(fitting.every((name) => name.length === 20)).toBe(true);
  });

  it('are one if there is one client', () => {
    expect(single && peerNamesOf(single, profileOf(comma, 'Ana'), 5)).toHaveLength(1);
  });
});
