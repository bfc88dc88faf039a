/**
 * Whether one file is both client and server, so that an argument or a question decides which it
 * is.
 *
 * Such a file needs a command in the manifest, because its text does not tell with certainty which
 * argument that is.
 */
import type { MaskedSource } from '../read/mask-source.ts';

export function holdsBothRoles(source: MaskedSource): boolean {
  const choices = comparedWith(source.code, clientWords) && comparedWith(source.code, serverWords);
  const functions = defines(source.bare, clientWords) && defines(source.bare, serverWords);
  return choices || functions;
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
