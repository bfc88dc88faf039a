import { describe, expect, it } from 'vitest';
import { markFields } from '../../../../harness/learn/describe/marked-bytes.ts';
import type { Layout } from '../../../../reference/add/dialect.ts';
import type { AddValues } from '../../../../reference/add/values.ts';

const ana = { name: 'Ana', number: 42 };

/** One letter a byte: `n` name, `#` number, `=` the integer of the request, `.` anything else. */
function marks(layout: Layout, values: AddValues = ana): string | undefined {
  const letters: Record<string, string> = { name: 'n', number: '#', askedNumber: '=' };
  return markFields([layout], values)?.[0]
    ?.fields.map((field) => letters[field ?? ''] ?? '.')
    .join('');
}

describe('the bytes of a field', () => {
  it('are known in a text', () => {
    expect(marks({ format: 'text', parts: [{ field: 'name' }, ' chose ', { field: 'number' }] })).toBe('nnn.......##');
  });

  it('are known in JSON', () => {
    const template = { n: { $field: 'number' as const }, who: { $field: 'name' as const } };
    expect(marks({ format: 'json', template })).toMatch(/^\.+##\.+nnn\.+$/);
  });

  it('are known among packed bytes, all four of an integer', () => {
    const integer = { code: 'integer', bytes: 4, signed: true, order: 'big' } as const;
    const name = { field: 'name', code: 'fixed', width: 6, pad: '\0', align: 'left' } as const;
    expect(marks({ format: 'packed', parts: [{ hex: 'ff' }, { field: 'number', ...integer }, name] })).toBe(
      '.####nnn...',
    );
  });

  it('distinguish values that repeat the request from values that do not', () => {
    const parts = [{ field: 'askedNumber' as const }, '+', { field: 'number' as const }];
    expect(marks({ format: 'text', parts }, { name: 'Ana', number: 38, askedNumber: 27 })).toBe('==.##');
  });

  it('are unknown if the values cannot be encoded', () => {
    const parts = [{ field: 'sum' as const }];
    expect(markFields([{ format: 'text', parts }], ana)).toBeUndefined();
  });
});
