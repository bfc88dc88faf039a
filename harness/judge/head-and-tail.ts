/**
 * The beginning and the end of a long text, as evidence keeps it: how a program began, and what it
 * wrote last. All of it is in the transcript.
 */

/** @param longest characters that are kept */
export function headAndTail(text: string, longest = 16 * 1024): string {
  if (text.length <= longest) return text;
  // A cut may divide a character of two units; half a character cannot be shown.
  const head = text.slice(0, longest / 2).replace(/[\uD800-\uDBFF]$/, '');
  const tail = text.slice(-longest / 2).replace(/^[\uDC00-\uDFFF]/, '');
  return `${head}\n… ${text.length - head.length - tail.length} more characters …\n${tail}`;
}
