/**
 * Texts in the form in which they are compared: composed, without a difference of case, with one
 * plain blank wherever there are blanks of any kind. Pure.
 */
export function foldText(text: string): string {
  return foldBlanks(text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC'));
}

/** Also drops characters that have no width, which spreadsheets leave in names. */
export function foldBlanks(text: string): string {
  return text
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Moodle removes some characters from the names of folders, and writes a blank for `_`. */
export function foldForMoodle(text: string): string {
  return foldText(text.replaceAll(/[&<>"'|:\\/`]/g, '').replaceAll('_', ' '));
}

/** Canvas keeps only letters and digits, and `_` separates what follows. */
export function foldForCanvas(text: string): string {
  return foldText(text).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** Without accents and punctuation: for headings, and for words that may belong to a name. */
export function plainWords(text: string): readonly string[] {
  return foldText(text)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
