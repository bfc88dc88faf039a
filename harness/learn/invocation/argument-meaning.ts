/**
 * What the name of an argument means, in English, Portuguese and the languages nearest to them. Pure.
 */
import type { Assignment } from '../../handout/programs.ts';

/** Where a client that asks for it writes the received file. */
export const destinationFile = 'received.out';

/** A program that serves or stores files is told to use its own folder. */
const ownFolder = '.';

const meanings: readonly (readonly [RegExp, string])[] = [
  [/^[<"']?(?!name|nome|nom\b)\p{L}[\p{L}\d_-]*[>"']?:[<"']?(?:port|puerto|порт)/iu, '{host}:{port}'],
  [/port|porto|porta|puerto/i, '{port}'],
  [
    /^(?:local|dest\w*|out\w*|sa[ií]da|to|save\w*|guardar)|(?:local|dest|out|save)[-_ ]?\w*file|_?(?:destino|local|out)$/i,
    destinationFile,
  ],
  [
    /^[<"']?(?:dir|directory|folder|root|pasta|diret[oó]rio|directorio|carpeta|dossier|r[eé]pertoire|cartella|ordner|verzeichnis|katalog)[>"']?$/i,
    ownFolder,
  ],
  [/file|ficheiro|arquivo|fichero|archivo|fichier|datei|path|caminho|remote/i, '{file}'],
  [/host|\bip\b|^ip|addr|endere[cç]o|direcci[oó]n|adresse|m[aá]quina|machine|server|servidor|serveur/i, '{host}'],
  [/int(?:eger|eiro)?$|num(?:ber|ero)?|n[uú]mero|value|valor/i, '{number}'],
];

/** @returns the placeholder of the value that a word names */
export function argumentMeaning(word: string, assignment: Assignment): string | undefined {
  const found = meanings.find(([pattern]) => pattern.test(word))?.[1];
  if (found !== undefined) return assignment === 'file' || !isFile(found) ? found : undefined;
  // "Name" means the file in one assignment, and the client's or server's name in the other.
  return /name|nome|nombre|\bnom\b/i.test(word) ? (assignment === 'file' ? '{file}' : '{name}') : undefined;
}

function isFile(meaning: string): boolean {
  return meaning === '{file}' || meaning === destinationFile || meaning === ownFolder;
}
