/**
 * Where a value comes from that a source compares with words: the arguments of the program or its
 * keyboard. Undefined for everything else, such as the text of a message. Pure.
 */
import { commandLineNames } from '../../read/command-line-name.ts';

export type ChoiceInput = 'argument' | 'keyboard';

const argumentSigns =
  /\bargv\b|\bARGV\b|\bargs?\b|\bArgs\b|\bparse_args\b|\bargparse\b|\benv::args\b|\bcommander\b|\bparseArgs\b|\bGetOptions\b|\bgetopt\b|\bflag\.(?:Arg|String|Bool)\b|\bshift\b|\bparams\b/;
const keyboardSigns =
  /\b(?:raw_)?input\s*\(|\bstdin\b|\bSTDIN\b|\bnext(?:Line|Int)?\s*\(|\bread[_L]ine\s*\(|\bReadLine\s*\(|\bReadKey\s*\(|\bReadString\s*\(|\bgets\b|\bgetchar\s*\(|\bprompt\s*\(|\bquestion\s*\(|\bshowInputDialog\b|\bscanner\b/i;
const namesOfChoices =
  /^(?:mode|modo|role|papel|op|opc(?:ao|ion)?|opt(?:ion)?|opcao|choice|choose|escolha|command|cmd|comando|which|what|side|lado|kind|type|tipo|action|acao|answer|ans|resposta|selection|sel|menu)$/i;

/** The length of the list of arguments: the number of arguments decides. */
export const argumentCount =
  /\blen\s*\(\s*(?:sys\.)?argv\s*\)|\blen\s*\(\s*os\.Args\s*\)|\bargs?\s*\.\s*[lL]ength\b|\bargc\b|\bprocess\.argv\.length\b|\bARGV\.(?:length|size|count)\b|\bARGV\.empty\?|\bflag\.NArg\s*\(\s*\)/;

/** @param subject the expression that is compared, such as `sys.argv[1].lower()` or `mode` */
export function inputOf(subject: string, code: string): ChoiceInput | undefined {
  if (argumentSigns.test(subject)) return 'argument';
  if (keyboardSigns.test(subject)) return 'keyboard';
  const names = subject.match(/[A-Za-z_$]\w*/g) ?? [];
  if (/^\w+\s*\[/.test(subject) && commandLineNames(code).has(names[0] ?? '')) return 'argument';
  for (const name of names.slice(0, 3)) {
    const found = assignedFrom(name, code);
    if (found !== undefined) return found;
  }
  return names.some((name) => namesOfChoices.test(name)) && names.length <= 2 ? 'argument' : undefined;
}

function assignedFrom(name: string, code: string): ChoiceInput | undefined {
  const own = name.replace(/\$/g, '\\$');
  const assigned = new RegExp(
    String.raw`(?<![\w.])\$?${own}\b\s*(?::\s*[\w<>&?\[\]]{1,40}\s*)?:?=(?!=)([^\n;]{0,200})|\b(?:scanf|fgets|Scan\w{0,3}|cin)\b[^\n;]{0,80}[&>\s(]${own}\b|\bread_line\s*\(\s*&mut\s+${own}\b|\bquestion\s*\([^\n]{0,200}\b${own}\b`,
    'g',
  );
  const lists = commandLineNames(code);
  const isArgument = (value: string): boolean =>
    argumentSigns.test(value) || [...value.matchAll(/(?<![\w.$])(\w+)\s*\[/g)].some(([, list = '']) => lists.has(list));
  let found: ChoiceInput | undefined;
  for (const match of code.matchAll(assigned)) {
    const value = match[1];
    // An argument that may be absent, and is then asked for at the keyboard, is an argument.
    if (value !== undefined && isArgument(value)) return 'argument';
    if (value === undefined || keyboardSigns.test(value)) found = 'keyboard';
  }
  return found;
}
