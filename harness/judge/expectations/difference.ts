/**
 * What kind of damage a file has suffered, as far as its bytes tell. Pure.
 */

/** What kind of damage it is, as far as the bytes tell. */
export function differenceSymptom(expected: Uint8Array, actual: Uint8Array): string {
  const [e, a] = [Buffer.from(expected), Buffer.from(actual)];
  if (a.length < e.length && e.subarray(0, a.length).equals(a)) {
    if (a.length % 2048 === 0) return 'chunk-missing';
    return e[a.length] === 0 ? 'cut-at-nul' : 'cut-short';
  }
  if (a.length < e.length && e.subarray(-a.length).equals(a)) return 'beginning-missing';
  if (a.length > e.length && a.subarray(0, e.length).equals(e)) return 'too-long';
  if (a.length > e.length && a.subarray(a.length - e.length).equals(e)) return 'sent-before-content';
  const oneLineEnd = (content: Buffer): string => content.toString('latin1').replaceAll('\r\n', '\n');
  if (oneLineEnd(e) === oneLineEnd(a)) return 'line-ends-changed';
  return 'content-differs';
}
