import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawFrom } from '../../../harness/scenario/draw.ts';
import { isSelected } from '../../../harness/scenario/scenario.ts';
import { catalogue } from '../../../scenarios/catalogue.ts';

const ids = catalogue(drawFrom(1, new Set())).map(({ id }) => id);
const segment = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
const id = fc.oneof(
  fc.constantFrom(...ids),
  fc.array(segment, { minLength: 1, maxLength: 5 }).map((all) => all.join('/')),
);

describe('a selector', () => {
  it('of an id, or of any beginning of it, means that id', () => {
    fc.assert(
      fc.property(id, fc.nat(4), (of, depth) => {
        expect(
          isSelected(
            of,
            of
              .split('/')
              .slice(0, depth + 1)
              .join('/'),
          ),
        ).toBe(true);
      }),
    );
  });

  it('may have a star for any segment', () => {
    fc.assert(
      fc.property(id, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), (of, stars) => {
        const selector = of.split('/').map((each, at) => (stars[at] === true ? '*' : each));
        expect(isSelected(of, selector.join('/'))).toBe(true);
      }),
    );
  });

  it('that is deeper than the id does not mean it', () => {
    fc.assert(
      fc.property(id, segment, (of, more) => {
        expect(isSelected(of, `${of}/${more}`)).toBe(false);
      }),
    );
  });

  it('with another segment does not mean it', () => {
    fc.assert(
      fc.property(id, fc.nat(4), segment, (of, position, other) => {
        const segments = of.split('/');
        const at = position % segments.length;
        fc.pre(segments[at] !== other);
        expect(isSelected(of, segments.with(at, other).join('/'))).toBe(false);
      }),
    );
  });

  it('matches whole segments only', () => {
    fc.assert(
      fc.property(id, fc.nat(4), (of, position) => {
        const segments = of.split('/');
        const at = position % segments.length;
        const cut = (segments[at] as string).slice(0, -1);
        fc.pre(cut !== '');
        expect(isSelected(of, [...segments.slice(0, at), cut].join('/'))).toBe(false);
      }),
    );
  });

  it('does not care about slashes at its ends', () => {
    fc.assert(
      fc.property(id, (of) => {
        expect(isSelected(of, `/${of}/`)).toBe(true);
      }),
    );
  });

  it('selects of the catalogue what a person would expect', () => {
    const count = (selector: string): number => ids.filter((each) => isSelected(each, selector)).length;
    expect(count('')).toBe(ids.length);
    expect(count('add') + count('file')).toBe(ids.length);
    expect(count('*/pair')).toBe(count('add/pair') + count('file/pair'));
    expect(count('add/server/shutdown')).toBe(4);
    expect(count('file/*/exact/4096')).toBe(2);
    expect(count('shutdown')).toBe(0);
  });
});

describe('the catalogue', () => {
  it('has no id twice, and each belongs to the half that its id names', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const scenario of catalogue(drawFrom(1, new Set()))) {
      const [assignment, half] = scenario.id.split('/') as [string, string];
      expect(scenario.requirement.startsWith(`${assignment}.${half}`), scenario.id).toBe(true);
      expect(scenario.roles).toEqual(half === 'pair' ? ['server', 'client'] : [half]);
    }
  });
});
