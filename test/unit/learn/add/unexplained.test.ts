/** Which layouts have a part that datagrade only repeats. */
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../../../reference/add/dialect.ts';
import { hasUnexplainedBytes } from '../../../../harness/learn/add/request.ts';

const name = { field: 'name' } as const;
const time = { kind: 'any', sample: { kind: 'float', number: 1.5 } } as const;

describe('a layout has unexplained bytes', () => {
  it.each<Layout>([
    { format: 'text', parts: [name, ',', { any: '12.30' }] },
    { format: 'json', template: { who: { $field: 'name' }, when: { $any: 1.5 } } },
    { format: 'pickle', protocol: 4, template: { kind: 'tuple', items: [time] } },
    { format: 'packed', parts: [{ padding: 2, sample: '0102' }] },
    { format: 'encoded', encoding: 'hex', content: { format: 'text', parts: [{ any: '12.30' }] } },
  ])('if a part changes without a known meaning: $format', (layout) => {
    expect(hasUnexplainedBytes(layout)).toBe(true);
  });

  it.each<Layout>([
    { format: 'text', parts: [name, ' any '] },
    { format: 'packed', parts: [{ field: 'name', code: 'fixed', width: 20, pad: '\0', align: 'left' }] },
    { format: 'pickle', protocol: 4, template: { kind: 'tuple', items: [{ kind: 'str', text: 'any' }] } },
  ])('unless all of it is known: $format', (layout) => {
    expect(hasUnexplainedBytes(layout)).toBe(false);
  });
});
