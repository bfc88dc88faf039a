/** Draws a client and a server that transfer a file. */
import type { FileModel, Message } from '../model.ts';
import type { Dice } from './dice.ts';
import { drawClientInputs, drawServerInputs } from './inputs.ts';
import { drawMessage, fieldOf, plainText } from './messages.ts';
import { inventedWord, type Words } from './words.ts';

export function drawFile(dice: Dice, words: Words, port: number): FileModel {
  const clientHost = dice.pick(['127.0.0.1', 'localhost']);
  const constants = { host: clientHost, port, name: '', destination: `${inventedWord(dice)}.bin` };
  const header = dice.chance(0.15) ? drawHeader(dice, words) : undefined;
  const acknowledgement = dice.weigh([
    [8, 'none'],
    [1, 'word'],
    [0.7, 'number'],
    [0.5, 'packed number'],
  ]);
  const isTalk = header !== undefined || acknowledgement !== 'none';
  return {
    port,
    bindHost: dice.pick(['', '', '0.0.0.0', '127.0.0.1', 'localhost']),
    clientHost,
    request: drawRequest(dice, words),
    ...(header === undefined ? {} : { header, ...(dice.chance(0.4) ? { ready: words.ok } : {}) }),
    acknowledgement,
    acknowledgesLast: dice.chance(0.6),
    clientInputs: drawClientInputs(dice, words, constants, 'file'),
    serverInputs: drawServerInputs(dice, words, constants),
    clientSocket: dice.pick(['recvfrom', 'recvfrom', 'recv', 'connect', 'timeout', 'select', 'bound']),
    serverShape: isTalk ? 'loop' : dice.weigh([[6, 'loop'], [1, 'timeout'], [1, 'select'], [1, 'thread'], [1, 'socketserver']]),
    servesOnce: dice.chance(0.15),
    sending: dice.pick(['read loop', 'read loop', 'slices', 'count', 'walrus', 'iter']),
    receiving: dice.pick(['write', 'write', 'collect', 'list']),
    destination: dice.pick(['same', 'prefix', 'suffix', 'folder', 'base name']),
    onMissing: dice.pick(['nothing', 'skip', 'empty']),
    pauseMs: dice.weigh([[6, 0], [1, 1], [1, 5]]),
  }; // prettier-ignore
}

function drawRequest(dice: Dice, words: Words): Message {
  const file = fieldOf('file', words);
  const verb = fieldOf('kind', words, words.get);
  return dice.weigh<() => Message>([
    [8, () => plainText([file], ',')],
    [1, () => ({ ...plainText([file], ','), layout: { kind: 'text', separator: ',', end: dice.pick(['\n', '\0']) } })],
    [2, () => plainText([verb, file], dice.pick([' ', ' ', ':', '|']))],
    [3, () => drawMessage(dice, words, [file])],
    [1, () => drawMessage(dice, words, [verb, file])],
  ])();
}

function drawHeader(dice: Dice, words: Words): Message {
  const size = fieldOf('size', words);
  return dice.weigh<() => Message>([
    [2, () => plainText([size], ',')],
    [2, () => plainText([fieldOf('kind', words, words.size.toUpperCase()), size], ' ')],
    [2, () => ({ ...drawMessage(dice, words, [size]), layers: [] })],
  ])();
}
