/**
 * Types at a subject's keyboard what its prompts ask for: each line only when the program reads the keyboard, never before.
 *
 * A prompt is understood by its words, in English and Portuguese. Where there is no prompt, or none that is understood, the answers come in
 * the order that the handout suggests: the integer or the file name first.
 */
import { asksToChoose, chooseFrom, decide, offersToLeave } from './choices.ts';

export type AnswerName = 'number' | 'name' | 'file' | 'host' | 'port' | 'destination';

export type Answers = { readonly [name in AnswerName]?: string };

export interface Answer {
  readonly means: AnswerName | 'acknowledgement' | 'choice';
  readonly text: string;
}

/** Words that stand in prompts, the more telling kinds first: "port number" asks for a port, "file name" for a file. */
const kinds: readonly (readonly [AnswerName, RegExp])[] = [
  ['port', /\b(port|porta|porto)\b/],
  [
    'destination',
    /\b(save|guardar|gravar|destino|destination|output|sa[ií]da|local (file|name|copy)|(ficheiro|nome|c[oó]pia) local|new name|novo nome)\b/,
  ],
  ['file', /\b(file|filename|ficheiro|arquivo|fichier|archivo|path|caminho)\b/],
  ['host', /\b(host|hostname|ip|address|addr|endere[cç]o|m[aá]quina|server'?s? (name|address|ip)|nome do servidor)\b/],
  [
    'number',
    /\b(integer|int|number|num|n[uú]mero|inteiro|value|valor|between|entre)\b|1\s*(-|\.\.+|to|a|e|and|–)\s*100/,
  ],
  ['name', /\b(name|nome|nombre|who|quem|called)\b/],
  ['host', /\b(server|servidor)\b/],
];

const acknowledgement = /\b(press|hit|prima|carregue|pressione|tecla|enter to|any key|continue|continuar|exit|sair)\b/;

/** How far a program is when it reads the keyboard. */
export interface TypingProgress {
  /** It has sent or been sent something: what it wanted to know to begin, it knows. */
  readonly hasActed: boolean;
  /** It may want the same again for each exchange, as a server its own integer. */
  readonly asksAnew: boolean;
}

/** How often the same answer is given at most. */
const budget = 8;

export class Typist {
  readonly #answers: Answers;
  readonly #script: readonly Answer[] | undefined;
  readonly #order: readonly AnswerName[];
  readonly #typed: Answer[] = [];

  /**
   * @param order in which answers are given to prompts that say nothing
   * @param script what to type line by line, where that is known: prompts are then not read
   */
  constructor(answers: Answers, order: readonly AnswerName[], script?: readonly Answer[]) {
    this.#answers = answers;
    this.#order = order;
    this.#script = script;
  }

  get typed(): readonly Answer[] {
    return this.#typed;
  }

  /**
   * @param prompt what the program wrote since the last line was typed
   * @param progress how far the program is
   * @returns undefined when there is nothing (more) to say
   */
  answer(prompt: string, progress: TypingProgress): Answer | undefined {
    const answer = this.#script === undefined ? this.#understand(prompt, progress) : this.#script[this.#typed.length];
    if (answer !== undefined) this.#typed.push(answer);
    return answer;
  }

  #understand(prompt: string, { hasActed, asksAnew }: TypingProgress): Answer | undefined {
    const words = prompt.toLowerCase();
    const lastLine = words.trimEnd().split('\n').at(-1) ?? '';
    if (!hasActed) {
      const choice = this.#decide(prompt) ?? this.#choose(words, lastLine);
      if (choice !== undefined) return { means: 'choice', text: choice };
    }
    if (asksAnew && this.#isLeftAlone(words, lastLine, hasActed)) return undefined;
    // What stands above the last line may be all that it displayed.
    for (const text of hasActed ? [lastLine] : [lastLine, words]) {
      const asked = this.#kindOf(text);
      if (asked === undefined) continue;
      const times = this.#typed.filter((each) => each.means === asked).length;
      if (times === 0 || (times < budget && (asksAnew || !hasActed)))
        return { means: asked, text: this.#answers[asked] as string };
    }
    // Once it has acted on the answers, a question that is not understood is a new one: nobody at the keyboard owes it an answer.
    // But for what a client's scenario is about: a name may go over the network before the integer is asked for.
    const afterwards = asksAnew ? [] : this.#order.slice(0, 1);
    const open = hasActed ? afterwards : this.#order;
    if (!hasActed && acknowledgement.test(words)) return { means: 'acknowledgement', text: '' };
    const next = open.find((name) => this.#answers[name] !== undefined && !this.#hasTyped(name));
    return next === undefined ? undefined : { means: next, text: this.#answers[next] as string };
  }

  /** A server that says how it is ended at the keyboard waits there for nothing else, unless it asks for something that is known. */
  #isLeftAlone(words: string, lastLine: string, hasActed: boolean): boolean {
    const ends = (line: string): boolean =>
      (acknowledgement.test(line) || /\b(type|digite|escreva)\b/.test(line)) && offersToLeave(line);
    const asks = !hasActed && !ends(lastLine) && this.#kindOf(lastLine) !== undefined;
    return !asks && words.split('\n').some(ends);
  }

  #decide(prompt: string): string | undefined {
    const times = this.#typed.filter(({ means }) => means === 'choice').length;
    return times < budget ? decide(prompt.trimEnd().split('\n').at(-1) ?? '') : undefined;
  }

  /** What to choose where a menu is shown, unless its last line asks for something else that is known. */
  #choose(words: string, lastLine: string): string | undefined {
    const asked = asksToChoose(lastLine) ? undefined : this.#kindOf(lastLine);
    // Whoever is asked for a number below a menu, and then once more, was asked for that of an option.
    if (asked !== undefined && !(asked === 'number' && this.#hasTyped('number'))) return undefined;
    const tried = this.#typed.filter(({ means }) => means === 'choice').map(({ text }) => text);
    return chooseFrom(words, this.#answers.file === undefined ? 'add' : 'file', tried);
  }

  /** "File to save" asks for the file, until that is known. */
  #kindOf(text: string): AnswerName | undefined {
    const asked = kinds.filter(([name, pattern]) => pattern.test(text) && this.#answers[name] !== undefined);
    const [first, ...others] = asked.map(([name]) => name);
    return first === 'destination' && others.includes('file') && !this.#hasTyped('file') ? 'file' : first;
  }

  #hasTyped(name: AnswerName): boolean {
    return this.#typed.some((each) => each.means === name);
  }
}
