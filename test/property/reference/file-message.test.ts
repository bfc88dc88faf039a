import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bareName,
  decodeFileRequest,
  encodeFileRequest,
  type FileRequestLayout,
} from '../../../reference/file/message.ts';

const anyText = fc.string({ unit: 'binary' });
const layouts: fc.Arbitrary<FileRequestLayout> = fc.tuple(anyText, anyText).map(([before, after]) => ({
  format: 'text',
  parts: [before, { field: 'name' as const }, after].filter((part) => part !== ''),
}));
const names = fc.string({ unit: 'binary', minLength: 1 }).filter((name) => !/[\r\n\0]$/.test(name));

describe('file requests', () => {
  it('decode to the same name, if it does not end in a line end, whatever text is around it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constant(bareName), layouts), names, (layout, name) => {
        expect(decodeFileRequest(layout, encodeFileRequest(layout, name))).toBe(name);
      }),
    );
  });

  it('refuse an empty name that no receiver could decode, with the reason', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        try {
          expect(decodeFileRequest(layout, encodeFileRequest(layout, ''))).toBe('');
        } catch (error) {
          expect(error).toMatchObject({ code: 'cannot-carry' });
        }
      }),
      { examples: [[{ format: 'text', parts: ['\0', { field: 'name' }] }]] },
    );
  });

  it('never throw for any bytes', () => {
    fc.assert(
      fc.property(layouts, fc.uint8Array(), (layout, payload) => {
        decodeFileRequest(layout, payload);
      }),
    );
  });
});
