/** Draws a client and a server that add two numbers. */
import type { AddModel, Field, Message } from '../model.ts';
import type { Dice } from './dice.ts';
import { drawClientInputs, drawPrompt, drawServerInputs } from './inputs.ts';
import { drawMessage, fieldOf, plainText } from './messages.ts';
import { drawNames, type Words } from './words.ts';

export function drawAdd(dice: Dice, words: Words, port: number): AddModel {
  const model = drawAutomatic(dice, words, port);
  const canAsk = model.serverShape === 'loop' || model.serverShape === 'timeout';
  if (!canAsk || !dice.chance(0.08)) return model;
  const all = [...model.serverInputs.all, drawPrompt(dice, words, 'number')];
  return { ...model, serverNumber: 'typed', serverInputs: { ...model.serverInputs, all } };
}

/** The server chooses its integer itself. */
function drawAutomatic(dice: Dice, words: Words, port: number): AddModel {
  const [clientName, serverName] = drawNames(dice, words);
  const clientHost = dice.pick(['127.0.0.1', 'localhost']);
  const constants = { host: clientHost, port, name: clientName, destination: '' };
  const isTwo = dice.chance(0.12);
  const hasTurns = !isTwo && dice.chance(0.1);
  const hasId = !isTwo && dice.chance(0.08);
  const request = isTwo ? drawTwo(dice, words) : [drawMessage(dice, words, requestFields(dice, words, hasId))];
  const isLoop = isTwo || hasTurns;
  return {
    port,
    bindHost: dice.pick(['', '', '0.0.0.0', '127.0.0.1', 'localhost']),
    clientHost,
    clientName,
    serverName,
    serverNumber: dice.chance(0.5) ? 'random' : dice.integer(2, 99),
    request,
    reply: drawReply(dice, words, request, hasId),
    ...(isTwo && dice.chance(0.4) ? { between: words.ok } : {}),
    ...(hasTurns && dice.chance(0.5) ? { greeting: [words.hello.toUpperCase(), words.ok] as const } : {}),
    ...(hasTurns && dice.chance(0.5) ? { thanks: words.thanks } : {}),
    clientInputs: drawClientInputs(dice, words, constants, 'number'),
    serverInputs: drawServerInputs(dice, words, constants),
    clientSocket: dice.pick(['recvfrom', 'recvfrom', 'recv', 'connect', 'timeout', 'select', 'bound']),
    serverShape: isLoop ? 'loop' : dice.weigh([[6, 'loop'], [1, 'timeout'], [1, 'select'], [1, 'socketserver'], [1, 'asyncio'], [1, 'thread']]),
    rangeCheck: dice.pick(['none', 'none', 'again', 'leave', 'no wait']),
    farewell: isLoop ? 'nothing' : dice.weigh([[4, 'nothing'], [1, 'text']]),
    screen: dice.weigh([[5, 'labels'], [1, 'bare'], [2, 'sentence'], [1, 'one line']]),
  }; // prettier-ignore
}

function requestFields(dice: Dice, words: Words, hasId: boolean): readonly Field[] {
  const name = fieldOf('name', words);
  const number = fieldOf('number', words);
  return [
    ...(hasId ? [fieldOf('id', words)] : []),
    ...(dice.chance(0.1) ? [fieldOf('kind', words, words.add.toUpperCase())] : []),
    name,
    number,
    ...(dice.chance(0.07) ? [fieldOf('time', words, drawClock(dice))] : []),
  ];
}

function drawClock(dice: Dice): string {
  return dice.pick(['str(int(time.time()))', 'str(time.time())', 'time.strftime("%H.%M.%S")']);
}

function drawTwo(dice: Dice, words: Words): readonly Message[] {
  const name = plainText([fieldOf('name', words)], ',');
  const number = dice.chance(0.6)
    ? plainText([fieldOf('number', words)], ',')
    : drawMessage(dice, words, [fieldOf('number', words)]);
  return dice.chance(0.8) ? [name, { ...number, layers: [] }] : [{ ...number, layers: [] }, name];
}

function drawReply(dice: Dice, words: Words, request: readonly Message[], hasId: boolean): readonly Message[] {
  const extra = dice.chance(0.12) ? [fieldOf('total', words)] : [];
  const fields = [...(hasId ? [fieldOf('id', words)] : []), fieldOf('name', words), fieldOf('number', words), ...extra];
  const [first] = request;
  if (request.length === 2 && dice.chance(0.4)) return drawTwo(dice, words);
  if (first === undefined || request.length === 2 || dice.chance(0.25)) return [drawMessage(dice, words, fields)];
  const isSpaced = first.layout.kind === 'text' && first.layout.separator === ' ' && fields.length > 2;
  if (isSpaced || first.layout.kind === 'sentence') return [drawMessage(dice, words, fields)];
  return [{ ...first, fields }];
}
