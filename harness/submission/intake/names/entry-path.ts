/**
 * Turns the name of an entry into a path below the folder to which it is unpacked, or says why that
 * would not be safe. Pure.
 *
 * Backslashes separate, as on Windows. Accents are composed, so that two ways to write one name are
 * one name.
 */
export type EntryPath =
  | { readonly path: string; readonly fault?: undefined }
  /** A clause that follows the name. */
  | { readonly path?: undefined; readonly fault: string };

const maxParts = 40;
const maxPartBytes = 255;
const maxPathBytes = 2000;

/** The path is empty for the folder itself. */
export function entryPath(name: string): EntryPath {
  const separated = name.replaceAll('\\', '/').normalize('NFC');
  if (separated.includes('\0')) return { fault: 'has a name with a NUL byte' };
  if (separated.startsWith('/')) return { fault: 'has an absolute path' };
  const parts = separated.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..')) return { fault: 'leads out of the archive' };
  if (parts.length > maxParts) return { fault: `is more than ${maxParts} folders deep` };
  const path = parts.join('/');
  if (/^[a-z]:/i.test(path)) return { fault: 'has a path with a drive letter' };
  const isLong = parts.some((part) => Buffer.byteLength(part) > maxPartBytes) || Buffer.byteLength(path) > maxPathBytes;
  return isLong ? { fault: 'has a name that is too long' } : { path };
}

const clutterNames = new Set(['__MACOSX', '.DS_Store', 'Thumbs.db', 'desktop.ini']);

/** What Windows and macOS put beside the files of a person. */
export function isClutter(path: string): boolean {
  return path.split('/').some((part) => clutterNames.has(part) || part.startsWith('._'));
}

/** Equal for paths that are one file where capitals do not count. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}
