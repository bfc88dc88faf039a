/** Mistakes that a student makes in C. */
import { comparisons, indentOf, isWhole, numbers, otherVariable, swappedArguments } from './both-languages.ts';
import { eachLine, inCode, inTexts, operatorsOf, type SourceLine } from './operator.ts';

const language = 'c';
const call = /^\s+(?!return\b|else\b)\w+\(.*\);\s*$/;
const assignment = /^\s+[\w.\->[\]*]+ = [^{]*;\s*$/;
const transfer = /\b(?:sendto|send|recvfrom|recv|fwrite|write)\(/;
const print = /^\s+(?:printf|puts|fputs|putchar)\(/;
const notVariables =
  /^(?:printf|sprintf|snprintf|sizeof|stderr|stdout|NULL|struct|sockaddr|int|char|sock|s|fd|if|else|return|len|n)$/;

function removed(line: SourceLine, statement: RegExp): string | undefined {
  return isWhole(line, statement) ? `${indentOf(line.text)};` : undefined;
}

function doubled(line: SourceLine, statement: RegExp): string | undefined {
  return isWhole(line, statement) ? `${line.text}\n${line.text}` : undefined;
}

function followedBy(line: SourceLine, statement: RegExp, next: string): string | undefined {
  return isWhole(line, statement) ? `${line.text}\n${indentOf(line.text)}${next}` : undefined;
}

const halfConditions = inCode(language, /\(([^()]+) (?:\|\||&&) ([^()]+)\)(?= *\{?\s*$)/, ([, left, right]) => [
  `(${left})`,
  `(${right})`,
]);

/** The sizes that a transfer is told: behind the buffer, in calls of the socket. */
const sentLength = /\b(sendto?)\((\w+), ([\w&.[\]]+), ([\w.]+(?:\(\w+\))?)(?=, )/;
const receivedLength = /\b(recv(?:from)?)\((\w+), ([\w&.[\]]+), ((?:sizeof ?\(?\w+\)?|\w+)(?: - 1)?)(?=, )/;

export const cOperators = operatorsOf(language, {
  ...comparisons(language),
  ...numbers(language),
  'and for or': inCode(language, /&&|\|\|/, ([sign]) => (sign === '&&' ? '||' : '&&')),
  'half of a condition': halfConditions,
  'removed call': eachLine(language, (line) =>
    print.test(line.code) || transfer.test(line.code) ? undefined : removed(line, call),
  ),
  'removed printf': eachLine(language, (line) => (print.test(line.code) ? removed(line, call) : undefined)),
  'removed send, receive or write': eachLine(language, (line) =>
    transfer.test(line.code) ? removed(line, call) : undefined,
  ),
  'removed assignment': eachLine(language, (line) => removed(line, assignment)),
  'no terminator': inTexts(language, /\w+\[[^\]]+\] = (?:'\\0'|0);/, () => ';'),
  'removed break or continue': inCode(language, /\b(?:break|continue);/, () => ';'),
  'doubled send or write': eachLine(language, (line) => (transfer.test(line.code) ? doubled(line, call) : undefined)),
  'early break': eachLine(language, (line) =>
    transfer.test(line.code) ? followedBy(line, /;\s*$/, 'break;') : undefined,
  ),
  'early return': eachLine(language, (line) =>
    followedBy(line, /^\s+(?:printf|sendto|send|fwrite|close)\(.*;\s*$/, 'return 0;'),
  ),
  'exit with an error': inCode(language, /\breturn (?:0|EXIT_SUCCESS);/, () => 'return 1;'),
  'smaller buffer': inCode(language, /\b((?:unsigned )?char \w+\[)(\w+)(?=\])/, ([, head]) => [
    `${head}16`,
    `${head}1024`,
  ]),
  'other receive size': inCode(language, receivedLength, ([, name, socket, buffer]) => [
    `${name}(${socket}, ${buffer}, 1024`,
    `${name}(${socket}, ${buffer}, 16`,
    `${name}(${socket}, ${buffer}, sizeof(char *)`,
  ]),
  'other send length': inCode(language, sentLength, ([, name, socket, buffer, length]) => [
    `${name}(${socket}, ${buffer}, ${length} + 1`,
    `${name}(${socket}, ${buffer}, ${length} - 1`,
    `${name}(${socket}, ${buffer}, 2048`,
  ]),
  'other write length': inCode(language, /\bfwrite\((\w+), 1, (\w+)/, ([, buffer, length]) => [
    `fwrite(${buffer}, 1, 2048`,
    `fwrite(${buffer}, 1, ${length} - 1`,
    `fwrite(${buffer}, 1, strlen(${buffer})`,
  ]),
  'other read length': inCode(language, /\bfread\((\w+), 1, (\w+)/, ([, buffer]) => [
    `fread(${buffer}, 1, 1024`,
    `fread(${buffer}, 1, 2047`,
  ]),
  'other mode of open': inTexts(language, /"wb"/, () => ['"ab"', '"r+b"']),
  'other byte order': inCode(language, /\b(?:htonl|htons|ntohl|ntohs)\(/, () => '('),
  'swapped arguments': swappedArguments(language),
  'other variable displayed': otherVariable(language, /\bprintf\(/, notVariables),
  'other variable sent': otherVariable(language, /\b(?:sprintf|snprintf|strcpy|strncpy|sendto)\(/, notVariables),
  'absolute value': inCode(
    language,
    /\b(?:atoi|strtol|ntohl)\([^()]*(?:\([^()]*\))?[^()]*\)/,
    ([whole]) => `abs(${whole})`,
  ),
  'narrow integer': inCode(language, /^(\s*)int (?=\w*(?:[nN]um|val|mine|theirs|integer|soma|sum))/, ([, indent]) => [
    `${indent}unsigned char `,
    `${indent}signed char `,
  ]),
  'loop ends': inCode(language, /while \((?:1|true)\)|for \(;;\)/, () =>
    ['1', '2', '4'].map((times) => `for (int turn = 0; turn < ${times}; turn++)`),
  ),
  'loop does not end': inCode(language, /while \((?!1\)|true\))[^;]*\)(?=;?\s*\{?$)/, () => 'while (1)'),
  'other end of file': inCode(language, /\(\w+ (?:==|<|!=) (?:CHUNK\w*|\w*SIZE|2048|BLOCO|TAM\w*)\)/, ([whole]) => [
    whole.includes('==') ? whole.replace(/== .*\)/, '> 0)') : whole.replace(/[<!]=? .*\)/, '== 0)'),
  ]),
  'other format': inTexts(language, /%d|%s/, ([format]) => (format === '%d' ? ['%x', '%3d', '%c'] : ['%.8s', '%c'])),
  'other range of integers': inCode(language, /% 100 \+ 1\b/, () => ['% 100 + 100', '% 300']),
  'random number constant': inCode(language, /\brand\(\)/, () => '(-rand())'),
  'standard error': inCode(language, /^(\s+)printf\(/, ([, indent]) => `${indent}fprintf(stderr, `),
  'comparison becomes assignment': inCode(language, /(?<=\(\w+ )==(?= \w)/, () => '='),
});
