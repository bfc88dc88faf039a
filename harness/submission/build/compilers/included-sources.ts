/**
 * Determines which other sources a C or C++ source needs.
 */
import { captures } from '../../languages/language.ts';

/**
 * The sources that belong to the headers that a source includes, and the headers themselves: next
 * to it, or in another folder of the submission such as `include` or `src`.
 */
export function includedSources(code: string): readonly string[] {
  const headers = captures(
    code,
    /#[ \t]*include[ \t]*["<]([^"<>\n]{1,200}\.h(?:pp|h|xx)?|[^"<>\n]{1,200}\.c\w{0,3})[">]/g,
  );
  return headers.flatMap((header) => {
    const stem = header.replace(/\.[^./]*$/, '');
    const beside = [header, `${stem}.c`, `${stem}.cpp`, `${stem}.cc`, `${stem}.cxx`];
    const name = stem.split('/').at(-1) ?? stem;
    return [...beside, `**/${header}`, ...['c', 'cpp', 'cc', 'cxx'].map((extension) => `**/${name}.${extension}`)];
  });
}
