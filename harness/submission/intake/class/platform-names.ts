/**
 * The names that Moodle and Canvas give to what students submitted, when a teacher downloads all
 * submissions. Pure.
 */
/** The student or group on the platform. */
export interface PlatformOwner {
  readonly kind: 'moodle' | 'canvas';
  readonly name: string;
  /** Of a person, or of a group on Moodle; absent if the course hides who it is. */
  readonly number?: string;
}

export interface PlatformName {
  /** The student or group that it belongs to: the same for all its files. */
  readonly owner: string;
  readonly person: PlatformOwner;
  /** The file's own name; absent for a folder with files. */
  readonly file?: string;
  /** A text that was written on the platform, and not a file. */
  readonly isText: boolean;
  /** Larger for what was uploaded later. */
  readonly upload: number;
}

/** @returns undefined for a name that no platform gives */
export function platformName(name: string, isFolder: boolean): PlatformName | undefined {
  const composed = name.normalize('NFC');
  return moodleName(composed) ?? (isFolder ? undefined : canvasName(composed));
}

/** `Ana Silva_4711_assignsubmission_file_`, and with the file's name behind it. */
function moodleName(entry: string): PlatformName | undefined {
  const found = /^(.+?)(?:_(\d+))?_assignsubmission_([a-z]+)(?:_(.+)|_)?$/.exec(entry);
  if (found === null) return undefined;
  const [, name = '', number = '', kind = '', file] = found;
  const owner = number === '' ? name : `${name}_${number}`;
  const person: PlatformOwner = { kind: 'moodle', name, ...(number !== '' && { number }) };
  return { owner, person, isText: kind === 'onlinetext', upload: 0, ...(file !== undefined && { file }) };
}

/** `silvaana_LATE_123_456_client.py`; `anon_x7Zq1_456_client.py` if the course hides names. */
function canvasName(entry: string): PlatformName | undefined {
  const anonymous = /^(?:LATE_)?anon_([A-Za-z0-9]{5})_(?:(\d+)_(.+)|(?:text|link)\.html)$/.exec(entry);
  if (anonymous !== null) {
    const [, number = '', upload, file] = anonymous;
    return canvasFile({ kind: 'canvas', name: `anon_${number}` }, upload, file);
  }
  const found = /^([\p{L}\p{M}\p{N}]+)(?:_LATE)?_(\d+)_(?:(\d+)_(.+)|(?:text|link)\.html)$/u.exec(entry);
  if (found === null) return undefined;
  const [, name = '', number = '', upload, file] = found;
  return canvasFile({ kind: 'canvas', name, number }, upload, file);
}

function canvasFile(person: PlatformOwner, upload: string | undefined, file: string | undefined): PlatformName {
  const owner = person.number === undefined ? person.name : `${person.name}_${person.number}`;
  if (file === undefined) return { owner, person, isText: true, upload: 0, file: 'text.html' };
  return { owner, person, isText: false, upload: Number(upload), file };
}
