/**
 * What a source does, as evidence for a role and an assignment.
 *
 * It searches for a handful of concepts (binds a port, reads the keyboard, writes a file, adds),
 * whose signs each language gives. It reads text and never runs it, so it is sometimes wrong. That
 * is why evidence has weights and is shown to people.
 */
import type { LanguageSupport, Signs } from '../../languages/language.ts';
import type { ProgramEvidence } from './observation.ts';
import { commonSigns } from './common-signs.ts';

export interface SourceContent {
  readonly evidence: readonly ProgramEvidence[];
  readonly usesSockets: boolean;
  /** Whether execution can begin in this file. */
  readonly hasEntry: boolean;
  /** Whether it sends or receives. */
  readonly communicates: boolean;
  /** How it uses the network; undefined if its code does not show that. */
  readonly transport?: 'udp' | 'tcp';
  /** Whether it is the example of the lecture, which converts a sentence to capitals. */
  readonly isLectureExample: boolean;
}

/**
 * Never throws.
 * @param code the source with its comments blanked
 * @param ownLength number of leading characters of `code` that are the program's own file
 * @param inOrder the code in the order in which it is executed
 */
export function contentEvidence(
  code: string,
  language: LanguageSupport,
  { ownLength = code.length, inOrder = code }: { readonly ownLength?: number; readonly inOrder?: string } = {},
): SourceContent {
  const facts = factsOf(code, language.signs, ownLength);
  const transport = facts.datagram === undefined ? facts.stream && 'tcp' : 'udp';
  return {
    ...(transport && { transport }),
    evidence: [
      ...roleEvidence(facts, language.inTextOrder ? firstStep(inOrder, language.signs) : undefined),
      ...fileEvidence(facts),
      ...addEvidence(facts),
    ],
    usesSockets: facts.socket !== undefined,
    communicates: (facts.send ?? facts.receive) !== undefined,
    hasEntry: language.signs.entry === undefined || facts.entry !== undefined,
    isLectureExample: isLectureExample(facts),
  };
}

/**
 * Many programs are based on the example and still use its names. One that adds or opens files is
 * not the example any more.
 */
function isLectureExample(facts: SourceFacts): boolean {
  const own = [facts.sums, facts.writesFile, facts.readsFile, facts.random, facts.range];
  return (facts.capitals ?? facts.lectureWords) !== undefined && own.every((each) => each === undefined);
}

type Concept = keyof Signs | keyof typeof commonSigns;
type SourceFacts = Readonly<Partial<Record<Concept, number>>> & { readonly lineOf: (concept: Concept) => string };

function factsOf(code: string, signs: Signs, ownLength: number): SourceFacts {
  const found: Partial<Record<Concept, number>> = {};
  for (const [concept, pattern] of Object.entries({ ...commonSigns, ...signs })) {
    const position = concept === 'replies' ? replyPosition(code, pattern) : code.search(pattern);
    if (position >= 0) found[concept as Concept] = position;
  }
  if (found.bindAny !== undefined && found.bind !== undefined && !hasAnotherMatch(code, signs.bind, signs.bindAny)) {
    delete found.bind;
  }
  const lineOf = (concept: Concept): string => {
    const position = found[concept] ?? 0;
    return position < ownLength ? `line ${code.slice(0, position).split('\n').length}` : 'in a file that it includes';
  };
  return { ...found, lineOf };
}

/** Position where it sends to the address that an earlier receive gave; -1 if there is none. */
function replyPosition(code: string, pattern: RegExp): number {
  const received = pattern.exec(code);
  const sender = received?.groups?.['sender'];
  if (received === null) return -1;
  if (sender === undefined) return received.index;
  const after = code.slice(received.index + received[0].length).split('\n');
  const index = after.findIndex((line) => /send/i.test(line) && new RegExp(`\\b${sender}\\b`).test(line.slice(0, 500)));
  return index < 0 ? -1 : received.index;
}

function hasAnotherMatch(code: string, pattern: RegExp | undefined, except: RegExp | undefined): boolean {
  if (pattern === undefined || except === undefined) return false;
  const count = (each: RegExp): number => code.match(new RegExp(each.source, `${each.flags}g`))?.length ?? 0;
  return count(pattern) > count(except);
}

/** Whether a program that does both begins with sending or with receiving. */
function firstStep(inOrder: string, { receive, send }: Signs): 'sends' | 'receives' | undefined {
  const received = receive === undefined ? -1 : inOrder.search(receive);
  const sent = send === undefined ? -1 : inOrder.search(send);
  if (received < 0 || sent < 0) return undefined;
  return received < sent ? 'receives' : 'sends';
}

function roleEvidence(facts: SourceFacts, first: 'sends' | 'receives' | undefined): readonly ProgramEvidence[] {
  const { lineOf } = facts;
  const found: ProgramEvidence[] = [];
  const add = (toward: 'client' | 'server', weight: number, says: string): void => {
    found.push({ toward, weight, from: 'content', says });
  };
  // A client may bind a port of its own; what it does first with its socket says more.
  const bindsAsClient = first === 'sends' && facts.replies === undefined;
  if (facts.bind !== undefined) add('server', bindsAsClient ? 1 : 3, `it binds a port (${lineOf('bind')})`);
  if (facts.listen !== undefined) add('server', 3, `it waits for connections (${lineOf('listen')})`);
  if (facts.replies !== undefined)
    add('server', 2, `it replies to the sender of what it received (${lineOf('replies')})`);
  if (facts.forever !== undefined) add('server', 0.5, `it loops forever (${lineOf('forever')})`);
  if (facts.waits !== undefined) add('server', 0.5, `it displays that it waits or is ready (${lineOf('waits')})`);
  if (facts.serverSocket !== undefined)
    add('server', 0.4, `it calls its socket a server's (${lineOf('serverSocket')})`);
  if (facts.clientSocket !== undefined)
    add('client', 0.4, `it calls its socket a client's (${lineOf('clientSocket')})`);
  if (facts.connect !== undefined) add('client', 1, `it connects to an address (${lineOf('connect')})`);
  if (facts.keyboard !== undefined) add('client', 2, `it reads the keyboard (${lineOf('keyboard')})`);
  if (facts.bindAny !== undefined && facts.bind === undefined)
    add('client', 1, 'it lets the system choose its own port');
  if (first === 'receives') add('server', 2.5, 'it receives before it sends');
  if (first === 'sends') add('client', 2.5, 'it sends before it receives');
  if (
    facts.receive !== undefined &&
    facts.bind === undefined &&
    facts.listen === undefined &&
    facts.send !== undefined
  ) {
    add('client', 2.5, 'it sends and receives without binding a port');
  }
  if (facts.writesFile !== undefined && facts.readsFile === undefined)
    add('client', 2, `it writes a file (${lineOf('writesFile')})`);
  if (facts.readsFile !== undefined && facts.writesFile === undefined)
    add('server', 2, `it reads a file (${lineOf('readsFile')})`);
  return found;
}

function fileEvidence(facts: SourceFacts): readonly ProgramEvidence[] {
  const { lineOf } = facts;
  const found: ProgramEvidence[] = [];
  const add = (weight: number, says: string): void =>
    void found.push({ toward: 'file', weight, from: 'content', says });
  if (facts.writesFile !== undefined) add(3, `it opens a file to write (${lineOf('writesFile')})`);
  if (facts.readsFile !== undefined) add(3, `it opens a file to read (${lineOf('readsFile')})`);
  if (facts.chunkSize !== undefined) add(1.5, `it handles chunks of 2048 bytes (${lineOf('chunkSize')})`);
  else if (facts.number2048 !== undefined) add(0.4, `it contains the number 2048 (${lineOf('number2048')})`);
  if (facts.fileWords !== undefined) add(1.5, `it mentions a file (${lineOf('fileWords')})`);
  return found;
}

function addEvidence(facts: SourceFacts): readonly ProgramEvidence[] {
  const { lineOf } = facts;
  const found: ProgramEvidence[] = [];
  const add = (weight: number, says: string): void => void found.push({ toward: 'add', weight, from: 'content', says });
  if (facts.sums !== undefined) add(2.5, `it mentions a sum (${lineOf('sums')})`);
  else if (facts.addition !== undefined) add(1, `it adds (${lineOf('addition')})`);
  if (facts.random !== undefined) add(1.5, `it picks a random number (${lineOf('random')})`);
  if (facts.range !== undefined) add(1.5, `it compares with the range 1 to 100 (${lineOf('range')})`);
  if (facts.numberWords !== undefined) add(1.5, `it mentions an integer (${lineOf('numberWords')})`);
  if (facts.toInteger !== undefined) add(0.5, `it converts text to an integer (${lineOf('toInteger')})`);
  return found;
}
