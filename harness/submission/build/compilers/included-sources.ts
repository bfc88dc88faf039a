/**
 * Determines which other sources a C or C++ source needs.
 */
import { captures } from '../../languages/language.ts';

/** The sources that belong to the headers that a source includes, and the headers themselves. */
export function includedSources(code: string): readonly string[] {
  const headers = captures(code, /#[ \t]*include[ \t]*"([^"\n]{1,200})"/g);
  return headers.flatMap((header) => {
    const stem = header.replace(/\.[^./]*$/, '');
    return [header, `${stem}.c`, `${stem}.cpp`, `${stem}.cc`, `${stem}.cxx`];
  });
}
