/**
 * Decides what to type at a subject's keyboard, one line each time that the program reads it.
 *
 * The words of a prompt decide, in English and Portuguese. If there is no prompt, or if its words do
 * not decide, the answers come in the order that the handout suggests: the integer or the file name
 * first.
 */
import type { AnswerName, LineMeaning } from '../../transcript/purpose.ts';
import { asksToChoose, chooseFrom, decide, negation, offersToLeave } from './choices.ts';
import { lineThatLeaves, pause, questionIn } from './leaving.ts';
import { saysDefault, showsDefault, showsHostAndPort } from './shown-default.ts';

export type Answers = { readonly [name in AnswerName]?: string };

export interface Answer {
  readonly means: LineMeaning;
  readonly text: string;
}

/**
 * Words in prompts and what they ask for. More specific kinds come first: "port number" asks for a
 * port, "file name" for a file.
 */
const kinds: readonly (readonly [AnswerName, RegExp])[] = [
  ['port', /\b(port|porta|porto|puerto)\b/],
  [
    'destination',
    /\b(save|guardar|gravar|destino|destination|output|sa[ií]da|local (file|name|copy)|(ficheiro|nome|c[oó]pia) local|new name|novo nome)\b/,
  ],
  ['file', /\b(file|filename|ficheiro|arquivo|fichier|fichero|archivo|datei|path|caminho)\b/],
  ['host', /\b(host|hostname|ip|address|addr|endere[cç]o|m[aá]quina|server'?s? (name|address|ip)|nome do servidor)\b/],
  [
    'number',
    /\b(integer|int|number|num|n[uú]mero|inteiro|entero|entier|zahl|value|valor|between|entre)\b|1\s*(-|\.\.+|to|a|e|and|–)\s*100/,
  ],
  ['name', /\b(name|nome|nombre|who|quem|called)\b/],
  ['host', /\b(server|servidor)\b/],
  // The default that it shows is an address.
  ['host', /[([]\s*(localhost|\d{1,3}(\.\d{1,3}){3})\s*[)\]]/],
];

const acknowledgement = /\b(press|hit|prima|carregue|pressione|tecla|enter to|any key|continue|continuar|exit|sair)\b/;

/** How far a program is when it reads the keyboard. */
export interface TypingProgress {
  /** It has sent or received something: it knows all that it needs to begin. */
  readonly hasActed: boolean;
  /** It may ask again in each exchange, as a server for its own integer. */
  readonly asksAnew: boolean;
  /**
   * Its work is over: a client has its whole answer, a server has released its sockets. Its keyboard
   * is then a formality.
   */
  readonly isDone?: boolean;
}

/** An answer that was found by trying: what is typed at the prompt with these words. */
export interface PlannedAnswer extends Answer {
  readonly prompt: string;
}

/** The words of a prompt by which it is recognised again: numbers in it may change. Pure. */
export function promptKey(prompt: string): string {
  const lastLine = prompt.trimEnd().split('\n').at(-1) ?? '';
  return lastLine.trim().toLowerCase().replace(/\d+/g, '#');
}

/** The value for which the words of a prompt ask. Pure. */
export function valueAskedFor(prompt: string, known: (name: AnswerName) => boolean): AnswerName | undefined {
  return kinds.find(([name, pattern]) => known(name) && pattern.test(prompt.toLowerCase()))?.[0];
}

/** Whether the words of a prompt ask for Enter alone. Pure. */
export function asksForEnter(prompt: string): boolean {
  return acknowledgement.test(prompt.toLowerCase()) || pause.test(prompt) || saysDefault(prompt);
}

/** How often the same answer is given at most: a server may ask anew for each of twelve clients. */
const mostRepetitions = 20;

export class Typist {
  readonly #answers: Answers;
  readonly #script: readonly Answer[] | undefined;
  readonly #order: readonly AnswerName[];
  readonly #given: ReadonlySet<AnswerName>;
  readonly #plan: readonly PlannedAnswer[];
  readonly #first: readonly string[];
  /** How often each prompt of the plan was answered. */
  readonly #planned = new Map<string, number>();
  readonly #typed: Answer[] = [];
  /** What each question was answered with. */
  readonly #questions = new Map<string, 'value' | 'leave'>();
  #hasPaused = false;

  /**
   * @param order of the answers to prompts whose words do not decide
   * @param script what to type line by line, if that is known; prompts are then not read
   * @param given what the program got as arguments; it is typed only where a prompt asks for it
   * @param plan answers to prompts that were found by trying; the words of the others decide
   * @param first what to type before everything else, if prompts are read
   */
  constructor(
    answers: Answers,
    order: readonly AnswerName[],
    script?: readonly Answer[],
    given: ReadonlySet<AnswerName> = new Set(),
    plan: readonly PlannedAnswer[] = [],
    first: readonly string[] = [],
  ) {
    this.#first = first;
    this.#answers = answers;
    this.#order = order;
    this.#script = script;
    this.#given = given;
    this.#plan = plan;
  }

  get typed(): readonly Answer[] {
    return this.#typed;
  }

  /**
   * @param prompt what the program wrote since the last line was typed
   * @param progress how far the program is
   * @returns undefined when there is nothing more to type
   */
  answer(prompt: string, progress: TypingProgress): Answer | undefined {
    const answer = this.#script === undefined ? this.#read(prompt, progress) : this.#script[this.#typed.length];
    if (answer === undefined) return undefined;
    this.#typed.push(answer);
    this.#questions.set(questionIn(prompt.toLowerCase()), answer.means === 'leave' ? 'leave' : 'value');
    return answer;
  }

  #read(prompt: string, progress: TypingProgress): Answer | undefined {
    const first = this.#first[this.#typed.length];
    if (first !== undefined) return { means: 'choice', text: first };
    return this.#answerAsPlanned(prompt, progress) ?? this.#understand(prompt, progress);
  }

  /** The same prompt may ask for something else the second time. */
  #answerAsPlanned(prompt: string, { hasActed, asksAnew }: TypingProgress): Answer | undefined {
    const key = promptKey(prompt);
    const answers = this.#plan.filter((each) => each.prompt === key);
    const times = this.#planned.get(key) ?? 0;
    const mayRepeat = asksAnew || (!hasActed && times < answers.length + 2);
    const answer = answers[times] ?? (mayRepeat ? answers.at(-1) : undefined);
    if (answer === undefined || times >= answers.length + mostRepetitions) return undefined;
    this.#planned.set(key, times + 1);
    return { means: answer.means, text: answer.text };
  }

  #understand(prompt: string, { hasActed, asksAnew, isDone = false }: TypingProgress): Answer | undefined {
    const words = prompt.toLowerCase();
    if (isDone) return this.#leave(words, asksAnew);
    const lastLine = words.trimEnd().split('\n').at(-1) ?? '';
    if (!hasActed) {
      const choice = this.#decide(prompt) ?? this.#choose(words, lastLine);
      if (choice !== undefined) return { means: 'choice', text: choice };
    }
    if (asksAnew && this.#isLeftAlone(words, lastLine, hasActed)) return undefined;
    // The lines above the last one may hold all that it displayed.
    for (const text of hasActed ? [lastLine] : [lastLine, words]) {
      const asked = this.#kindOf(text);
      if (asked === undefined) continue;
      const times = this.#typed.filter((each) => each.means === asked).length;
      if (times === 0 || (times < mostRepetitions && (asksAnew || !hasActed)))
        return { means: asked, text: this.#textFor(asked, text) };
    }
    // Once it has acted on the answers, a question with unknown words is a new one, and needs no
    // answer. The exception is the first answer of a client: it may send its name before it asks
    // for the integer.
    const afterwards = asksAnew ? [] : this.#order.slice(0, 1);
    const open = hasActed ? afterwards : this.#order;
    if (!hasActed && (acknowledgement.test(words) || showsDefault(lastLine)))
      return { means: 'acknowledgement', text: '' };
    const next = open.find((name) => this.#answers[name] !== undefined && !this.#isKnown(name));
    return next === undefined ? undefined : { means: next, text: this.#answers[next] as string };
  }

  /**
   * The answer that leaves, once for each question. A value that is still to be typed, such as where
   * the file is saved, is no formality.
   */
  #leave(words: string, asksAnew: boolean): Answer | undefined {
    const line = questionIn(words);
    const isChoice = negation(line) !== undefined;
    const asked = isChoice ? undefined : this.#kindOf(line);
    const missing = asked ?? (asksAnew || isChoice ? undefined : this.#order[0]);
    if (missing !== undefined && this.#answers[missing] !== undefined && !this.#isKnown(missing))
      return { means: missing, text: this.#answers[missing] };
    const asksForValue = asked !== undefined || this.#questions.get(line) === 'value';
    const text = this.#questions.get(line) === 'leave' ? undefined : lineThatLeaves({ line, words, asksForValue });
    if (text === undefined || (text === '' && this.#hasPaused)) return undefined;
    this.#hasPaused ||= text === '';
    return { means: 'leave', text };
  }

  /** A prompt for a host whose default is `localhost:4000` asks for both. */
  #textFor(asked: AnswerName, prompt: string): string {
    const { [asked]: text = '', port } = this.#answers;
    return asked === 'host' && port !== undefined && showsHostAndPort(prompt) ? `${text}:${port}` : text;
  }

  /** Whether the program has this value by now. */
  #isKnown(name: AnswerName): boolean {
    return this.#given.has(name) || this.#hasTyped(name);
  }

  /**
   * A server that explains how a key ends it waits for nothing else at its keyboard, unless it asks
   * for something that is known.
   */
  #isLeftAlone(words: string, lastLine: string, hasActed: boolean): boolean {
    const ends = (line: string): boolean =>
      (acknowledgement.test(line) || /\b(type|digite|escreva)\b/.test(line)) && offersToLeave(line);
    const asks = !hasActed && !ends(lastLine) && this.#kindOf(lastLine) !== undefined;
    return !asks && words.split('\n').some(ends);
  }

  #decide(prompt: string): string | undefined {
    const times = this.#typed.filter(({ means }) => means === 'choice').length;
    return times < mostRepetitions ? decide(prompt.trimEnd().split('\n').at(-1) ?? '') : undefined;
  }

  /** The option of a menu, unless its last line asks for something else that is known. */
  #choose(words: string, lastLine: string): string | undefined {
    const asked = asksToChoose(lastLine) ? undefined : this.#kindOf(lastLine);
    // A program that asks for a number below a menu, twice, asked for the number of an option.
    if (asked !== undefined && !(asked === 'number' && this.#hasTyped('number'))) return undefined;
    const tried = this.#typed.filter(({ means }) => means === 'choice').map(({ text }) => text);
    return chooseFrom(words, this.#answers.file === undefined ? 'add' : 'file', tried);
  }

  /** "File to save" asks for the file, until the file is known. */
  #kindOf(text: string): AnswerName | undefined {
    const asked = kinds.filter(([name, pattern]) => pattern.test(text) && this.#answers[name] !== undefined);
    const [first, ...others] = asked.map(([name]) => name);
    return first === 'destination' && others.includes('file') && !this.#hasTyped('file') ? 'file' : first;
  }

  #hasTyped(name: AnswerName): boolean {
    return this.#typed.some((each) => each.means === name);
  }
}
