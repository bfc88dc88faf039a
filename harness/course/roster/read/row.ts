/** From the cells of a line to a person. Pure. */
import { foldBlanks, foldText } from '../fold.ts';
import { RosterError, type PlatformNumber, type RosterRow } from '../roster.ts';
import type { CsvRecord } from './csv.ts';
import type { RosterHeader } from './header.ts';

/** @throws RosterError for a row that names no person */
export function readRow({ line, cells }: CsvRecord, header: RosterHeader): RosterRow {
  const { single, isCanvas, ids: columns, moodle } = header;
  const cell = (at: number | undefined): string => (at === undefined ? '' : foldBlanks(cells[at] ?? ''));
  const platform = platformOf(isCanvas ? cell(1) : '', moodle.map(cell));
  const own = columns.filter((at) => !(isCanvas && at === 1)).map(cell);
  const ids = [...new Set(own.filter((id) => id !== ''))];
  const names = namesOf(cell(single.name), cell(single.givenName), cell(single.surname));
  const email = cell(single.email);
  if (ids.length === 0 && platform === undefined && names.length === 0 && email === '')
    throw new RosterError(`line ${line} has neither an id nor a name; complete or remove it`);
  const rounded = ids.find((id) => /^\d[.,]\d+E\+\d+$/i.test(id));
  if (rounded !== undefined)
    throw new RosterError(
      `line ${line} has the id "${rounded}", which a spreadsheet has rounded; format the column as text before it is saved as CSV`,
    );
  const isTest = isCanvas && names.some((name) => foldText(name) === 'student, test');
  return {
    line,
    ids,
    names,
    email,
    group: cell(single.group),
    ...(platform !== undefined && { platform }),
    ...(isTest && { ignored: 'it is the test student of Canvas' }),
  };
}

function platformOf(canvas: string, moodle: readonly string[]): PlatformNumber | undefined {
  if (canvas !== '') return { kind: 'canvas', number: canvas };
  const number = moodle.map(participantNumber).find((each) => each !== undefined);
  return number === undefined ? undefined : { kind: 'moodle', number };
}

/** "Participant 123", in any language. */
function participantNumber(cell: string): string | undefined {
  return /^\p{L}[\p{L}\p{M} ]* (\d+)$/u.exec(cell)?.[1];
}

/** As it is written, with the parts in the other order if they are known. */
function namesOf(name: string, given: string, surname: string): readonly string[] {
  const [before = '', after = '', ...more] = name.split(',').map((part) => part.trim());
  const isSortable = before !== '' && after !== '' && more.length === 0;
  const parts =
    given !== '' && surname !== '' ? [`${given} ${surname}`, `${surname} ${given}`] : [`${given}${surname}`];
  const found = [name, ...(isSortable ? [`${after} ${before}`] : []), ...parts];
  return [...new Set(found.filter((each) => each !== ''))];
}
