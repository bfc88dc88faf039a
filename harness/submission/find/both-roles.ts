/**
 * Whether one file is both client and server, so that an argument or a question decides which it
 * is.
 *
 * Such a file needs a command in the manifest, because its text does not tell with certainty which
 * argument that is.
 */
import type { Signs } from '../languages/language.ts';
import type { Block } from './parts/outline.ts';
import type { ProgramText } from './parts/reachable.ts';

/** @param text what `programText` makes of the file */
export function holdsBothRoles(text: ProgramText, signs: Signs): boolean {
  const code = text.code.slice(0, text.ownLength);
  const bare = text.bare.slice(0, text.ownLength);
  const choices = comparedWith(code, clientWords) && comparedWith(code, serverWords);
  const functions = defines(bare, clientWords) && defines(bare, serverWords);
  return choices || functions || hasFunctionForEach(text, signs);
}

/**
 * Whatever their names: a function that opens a socket, binds it, receives and sends, and one that
 * does the same without binding. Neither is a part of the other.
 */
function hasFunctionForEach({ code, bare, blocks, ownLength }: ProgramText, signs: Signs): boolean {
  const own = blocks.filter(({ kind, end }) => kind === 'function' && end <= ownLength);
  const halves = own
    .map((block) => ({ block, code: code.slice(block.start, block.end), bare: bare.slice(block.start, block.end) }))
    .filter((each) => exchanges(each.code, signs) && !own.some((other) => isInside(other, each.block)));
  const names = (text: string, { name }: Block): boolean => new RegExp(`\\b${name}\\b`).test(text);
  return halves.some(
    (one) =>
      binds(one.code, signs) &&
      halves.some(
        (other) => !binds(other.code, signs) && !names(one.bare, other.block) && !names(other.bare, one.block),
      ),
  );
}

function exchanges(code: string, { datagram, receive, send }: Signs): boolean {
  return datagram.test(code) && receive?.test(code) === true && send?.test(code) === true;
}

function binds(code: string, { bind }: Signs): boolean {
  return bind?.test(code) === true;
}

function isInside(inner: Block, outer: Block): boolean {
  return inner !== outer && inner.start >= outer.start && inner.end <= outer.end;
}

const clientWords = '(?:client|cliente)';
const serverWords = '(?:server|servidor)';

/**
 * `== "client"`, `case "client"`, `choices=["client", …]`, `strcmp(argv[1], "client")`,
 * `add_argument("--client")`.
 */
function comparedWith(code: string, words: string): boolean {
  const before = `(?:[=!]=|\\bcase\\b|\\bequals(?:IgnoreCase)?\\s*\\(|\\bin\\b|\\bstrn?cmp\\s*\\([^"\\n]{0,60},|\\beq\\b|\\bchoices\\s*=|\\badd_argument\\s*\\(|\\badd_parser\\s*\\(|\\bwhen\\b)`;
  return new RegExp(`${before}\\s*[^\\n]{0,40}?["']-{0,2}${words}["']`, 'i').test(code);
}

/**
 * A function whose name contains only the role: `def run_client(`, `void server(`, `function
 * startServer(`.
 */
function defines(bare: string, words: string): boolean {
  const verb = '(?:(?:run|start|main|do|be|launch|udp|correr|iniciar|executar)_?)?';
  return new RegExp(
    `\\b(?:def|function|fn|sub|void|int|static|async)\\s+(?:\\w{1,20}\\s+)?${verb}${words}(?:_?(?:main|mode|loop|udp))?\\s*\\(`,
    'i',
  ).test(bare);
}
