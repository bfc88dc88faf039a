/**
 * Python that gets the values of a program. The integer and the name are then in `own_number` and
 * `own_name`, the others in variables of their own names.
 */
import type { Asked, Input, Inputs } from '../model.ts';
import type { Words } from '../draw/words.ts';
import { codeOf, concat, quote, type Code } from './lines.ts';

export function readInputs({ all, isJoined }: Inputs, firstArgument: number, words: Words): Code {
  const prompts = all.filter(({ from }) => from === 'prompt');
  const joined = isJoined ? prompts.slice(-2) : [];
  return concat(
    readArguments(all.filter(({ from }) => from === 'argument'), firstArgument, words),
    readFlags(all.filter(({ from }) => from === 'flag'), firstArgument),
    ...prompts.filter((each) => !joined.includes(each)).map(readPrompt),
    joined.length === 2 ? readJoined(joined, words) : [],
  ); // prettier-ignore
}

function variableOf(what: Asked): string {
  return what === 'name' ? 'own_name' : what === 'number' ? 'own_number' : what;
}

/** The name of the constant that a value has when it is not asked for. */
export function constantOf(what: Asked): string {
  return what.toUpperCase();
}

function isInteger(what: Asked): boolean {
  return what === 'port' || what === 'number';
}

function readArguments(all: readonly Input[], first: number, words: Words): Code {
  if (all.length === 0) return codeOf([]);
  const needed = all.filter(({ fallback }) => fallback === undefined).length;
  const usage = all.map(({ text, fallback }) => (fallback === undefined ? `<${text}>` : `[${text}]`)).join(' ');
  const check = [
    `if len(sys.argv) < ${first + needed}:`,
    `    print("${words.usage}: python", " ".join(sys.argv[:${first}]), "${usage}")`,
    '    sys.exit(1)',
  ];
  const reads = all.map(({ what, fallback }, index) => {
    const at = first + index;
    const value = isInteger(what) ? `int(sys.argv[${at}])` : `sys.argv[${at}]`;
    const otherwise = isInteger(what) ? fallback : quote(fallback ?? '');
    return `${variableOf(what)} = ${fallback === undefined ? value : `${value} if len(sys.argv) > ${at} else ${otherwise}`}`;
  });
  return codeOf([...(needed === 0 ? [] : check), ...reads], 'sys');
}

function readFlags(all: readonly Input[], first: number): Code {
  if (all.length === 0) return codeOf([]);
  const lines = all.flatMap(({ what, text, fallback }) => {
    const type = isInteger(what) ? ', type=int' : '';
    const rest =
      fallback === undefined ? ', required=True' : `, default=${isInteger(what) ? fallback : quote(fallback)}`;
    return [`parser.add_argument("${text}", dest="${what}"${type}${rest})`];
  });
  const reads = all.map(({ what }) => `${variableOf(what)} = args.${what}`);
  return codeOf(
    ['parser = argparse.ArgumentParser()', ...lines, `args = parser.parse_args(sys.argv[${first}:])`, ...reads],
    'argparse',
    'sys',
  );
}

function readPrompt({ what, text, isLine, fallback }: Input): Code {
  const asked = `input(${text === '' || isLine === true ? '' : quote(text)})`;
  const printed = isLine === true ? [`print(${quote(text.trim())})`] : [];
  const variable = variableOf(what);
  if (fallback === undefined) return codeOf([...printed, `${variable} = ${isInteger(what) ? `int(${asked})` : asked}`]);
  const value = `${asked} or ${quote(fallback)}`;
  return codeOf([...printed, `${variable} = ${isInteger(what) ? `int(${value})` : value}`]);
}

/** Two values on one line; only the name may contain spaces. */
function readJoined(joined: readonly Input[], words: Words): Code {
  const labels = joined.map(({ what }) => words[what]).join(` ${words.and} `);
  const split = joined[0]?.what === 'number' ? 'split' : 'rsplit';
  const variables = joined.map(({ what }) => variableOf(what)).join(', ');
  return codeOf([
    `${variables} = input("${words.enter} ${labels}: ").${split}(" ", 1)`,
    'own_number = int(own_number)',
  ]);
}
