/**
 * Choices at the keyboard: a menu, a question for yes or no, a protocol. Pure.
 *
 * A list is a menu if it says so ("choose", "opção") or offers to leave. A list of instructions is
 * not a menu. The words of an option decide; if they do not, it is the first that does not leave.
 */

/** What the program is for, which decides between several options. */
export type MenuPurpose = 'add' | 'file';

interface Option {
  readonly key: string;
  readonly words: string;
}

const bullet = /(?<![\p{L}\p{N}])[[(]?(\p{Nd}|[a-z])\s?(?:[)\].:=]|[-–](?=\s))\s*(?=\p{L})/gu;

export const leaving =
  /(?<!\p{L})(quit|exit|leave|end|stop|close|terminate|shut ?down|bye|sair|terminar|parar|fechar|encerrar|desligar|salir|cerrar|acabar|quitter|sortir|fermer|arr[eê]ter|beenden|ende|verlassen|schlie[sß]+en|uscire|esci|wyj[sś]cie|wyjd[zź]|zako[nń]cz|koniec|afsluiten|avsluta|çıkış|выход|выйти)(?!\p{L})/u;

const choosing =
  /\b(choose|choice|option|select|pick one|menu|op[cç][aã]o|op[cç][oõ]es|escolh[ae]r?|escolha|seleccione|selecione)\b/;

const yesOrNo =
  /(?<![\p{L}\p{N}])(y(?:es)?|s(?:im|[iì]|í)?|ja?|o(?:ui)?|t(?:ak)?|da?|e(?:vet)?|д(?:а)?)\s?(?:[/|,]|or|ou|o|oder)\s?(n(?:o|ao|ão|on|ein|ie|ej|ee|u)?|h(?:ayır)?|н(?:ет)?)(?![\p{L}\p{N}])/iu;

const purposes: Readonly<Record<MenuPurpose, RegExp>> = {
  add: /\b(add|adding|addition|sum|somar?|adicionar|number|numbers|integer|n[uú]meros?|inteiro)\b/,
  file: /\b(file|files|transfer|download|get|fetch|receive|ficheiros?|arquivos?|transferir|descarregar|receber)\b/,
};

/** Each of these begins the exchange, for any purpose. */
const beginning = /\b(start|begin|send|connect|client|play|iniciar|come[cç]ar|enviar|ligar|cliente)\b/;

/**
 * @param line the text before the cursor
 * @returns the answer that begins the exchange, and over UDP; undefined for other questions
 */
export function decide(line: string): string | undefined {
  if (optionsIn(line.toLowerCase()).length > 1) return undefined;
  const [, yes, no] = yesOrNo.exec(line) ?? [];
  if (yes !== undefined) return leaving.test(line.toLowerCase()) ? no : yes;
  return /\btcp\b/i.test(line) ? /\budp\b/i.exec(line)?.[0] : undefined;
}

/** @returns the answer to a question for yes or no that ends the program; undefined for others */
export function negation(line: string): string | undefined {
  const [, yes, no] = yesOrNo.exec(line) ?? [];
  return yes === undefined || !leaving.test(line.toLowerCase()) ? no : yes;
}

/**
 * @param prompt what the program wrote since the last line was typed, in lower case
 * @returns the key of the option of a menu that ends the program
 */
export function leavingOption(prompt: string): string | undefined {
  const options = optionsIn(prompt);
  return options.find(({ words }) => leaving.test(words))?.key;
}

/** Whether an answer only ends the program: "press Enter to stop the server". */
export function offersToLeave(line: string): boolean {
  return (
    leaving.test(line) && !/\bctrl|control|\^c|\b(continue|proceed|continuar)\b/.test(line) && !beginning.test(line)
  );
}

/** Whether a line asks for an option. "Choose an integer between 1 and 100" does not. */
export function asksToChoose(line: string): boolean {
  return optionsIn(line).length > 1 || (choosing.test(line) && !/\b100\b/.test(line));
}

/**
 * @param prompt what the program wrote since the last line was typed, in lower case
 * @param tried keys that were chosen before, without success
 * @returns what to type; undefined if there is no menu, or if all of it has been tried
 */
export function chooseFrom(prompt: string, purpose: MenuPurpose, tried: readonly string[]): string | undefined {
  const options = optionsIn(prompt);
  if (options.length < 2) return undefined;
  const isMenu =
    options.some(({ words }) => leaving.test(words)) || choosing.test(prompt) || namesKeys(prompt, options);
  if (!isMenu) return undefined;
  const open = options.filter(({ key, words }) => !leaving.test(words) && !tried.includes(key));
  const matching = [/\budp\b/, purposes[purpose], beginning].flatMap((words) =>
    open.filter((option) => words.test(option.words)),
  );
  return (matching[0] ?? open[0])?.key;
}

/** Whether the question below the options names them, in any language: "(1 / 2)", "1-3?". */
function namesKeys(prompt: string, options: readonly Option[]): boolean {
  const question = prompt.trimEnd().split('\n').at(-1) ?? '';
  const named = new Set(question.match(/(?<![\p{L}\p{N}])[\p{Nd}a-z](?![\p{L}\p{N}])/gu)?.map(asTyped));
  const isQuestion = optionsIn(question).length < 2;
  return isQuestion && named.size > 1 && [...named].every((each) => options.some(({ key }) => key === each));
}

/** A digit of any script as it is on most keyboards. */
function asTyped(key: string): string {
  if (!/\p{Nd}/u.test(key)) return key;
  // The digits of each script are ten characters in a row, and begin where no digit precedes.
  const at = key.codePointAt(0) as number;
  for (let value = 0; value < 10; value += 1)
    if (!/\p{Nd}/u.test(String.fromCodePoint(at - value - 1))) return String(value);
  return key;
}

/** A row of options. Numbers begin at 0 or 1, letters at "a". */
function optionsIn(prompt: string): readonly Option[] {
  const bullets = [...prompt.matchAll(bullet)];
  const options = bullets.map((each, at) => ({
    key: asTyped(each[1] as string),
    words: prompt.slice(each.index + each[0].length, bullets[at + 1]?.index).split('\n')[0] as string,
  }));
  const keys = options.map(({ key }) => key);
  const isRow = (['01', '12', 'ab'] as const).some((row) => row.split('').every((key) => keys.includes(key)));
  return isRow ? options : [];
}
