import { describe, expect, it } from 'vitest';
import { needsPython2, python } from '../../../../harness/submission/languages/python.ts';
import { maskSource } from '../../../../harness/submission/read/mask-source.ts';

const old = (source: string): boolean => needsPython2(maskSource(source, python.syntax).bare);

describe('needsPython2', () => {
  it.each([
    'print "The sum is", n',
    'if x: print x',
    'print >>sys.stderr, "no"',
    "print '%d' % n",
    'name = raw_input("name? ")',
    'try:\n  f()\nexcept socket.error, e:\n  pass',
  ])('is true of %j', (source) => {
    expect(old(source)).toBe(true);
  });

  it.each([
    'print("The sum is", n)',
    'print ("The sum is", n)',
    '# print x\n"""\nprint x\n"""\n',
    's = "print x"',
    'blueprint = 3\nprint_all = 4\nprint',
    'try:\n  input = raw_input\nexcept NameError:\n  pass',
    'except (OSError, ValueError) as e:',
  ])('is false of %j', (source) => {
    expect(old(source)).toBe(false);
  });
});
