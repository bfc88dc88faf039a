/** Renders the server that adds: what it does with a message, and the loop around it. */
import type { AddModel, Submission } from '../model.ts';
import { constantOf, readInputs } from './inputs.ts';
import { codeOf, concat, quote, quoteBytes, within, type Code } from './lines.ts';
import { readMessage, writeMessage } from './messages.ts';
import type { Program } from './program.ts';
import { display } from './screen.ts';
import { loopOf, serverCallbacks } from './server-loops.ts';

export function renderAddServer(submission: Submission, model: AddModel): Program {
  const asked = new Set(model.serverInputs.all.map(({ what }) => what));
  const bindHost = model.serverShape === 'asyncio' && model.bindHost === '' ? '0.0.0.0' : model.bindHost;
  const constants = [
    ...(asked.has('host') ? [] : [`BIND = ${quote(bindHost)}`]),
    ...(asked.has('port') ? [] : [`PORT = ${model.port}`]),
    `SERVER_NAME = ${quote(model.serverName)}`,
    ...(typeof model.serverNumber === 'string' ? [] : [`SERVER_NUMBER = ${model.serverNumber}`]),
  ];
  const host = asked.has('host') ? 'host' : 'BIND';
  const port = asked.has('port') ? 'port' : constantOf('port');
  return {
    assignment: 'add',
    role: 'server',
    constants,
    inputs: model.serverInputs,
    main: (first) =>
      concat(
        readInputs(model.serverInputs, first, submission.words),
        model.serverShape === 'loop' || model.serverShape === 'timeout'
          ? loopOf(model.serverShape, host, port, exchangeInLoop(submission, model))
          : serverCallbacks(model.serverShape, host, port, answerFunction(submission, model)),
        [`print(${quote(submission.words.bye)})`],
      ),
  };
}

const isOut = 'if number < 1 or number > 100:';

/** What happens for each first datagram, which is in `data` and came from `address`. */
function exchangeInLoop(submission: Submission, model: AddModel): Code {
  const { style, words } = submission;
  const [first, second] = model.request;
  if (first === undefined) return codeOf([]);
  const greeted = model.greeting === undefined ? [] : [
    `if data == ${quoteBytes(model.greeting[0])}:`, `    sock.sendto(${quoteBytes(model.greeting[1])}, address)`, '    continue',
  ]; // prettier-ignore
  const between = model.between === undefined ? [] : [`sock.sendto(${quoteBytes(model.between)}, address)`];
  const rest =
    second === undefined
      ? codeOf([])
      : concat(between, ['data, address = sock.recvfrom(1024)'], readMessage(second, 'data', style, 'second'));
  const farewell = model.farewell === 'text' ? [`sock.sendto(${quoteBytes(words.bye)}, address)`] : [];
  const replies = model.reply.map((message, index) => {
    const written = writeReply(submission, message, index);
    return concat(written, [`sock.sendto(${written.value}, address)`]);
  });
  return concat(
    greeted,
    readMessage(first, 'data', style, 'request'),
    rest,
    within(isOut, codeOf([...farewell, 'break'])),
    chooseAndShow(submission, model),
    ...replies,
    model.thanks === undefined ? [] : ['sock.recvfrom(1024)'],
  );
}

/** A function that returns the reply, or None for an integer that is out of range. */
function answerFunction(submission: Submission, model: AddModel): Code {
  const [request] = model.request;
  const [reply] = model.reply;
  if (request === undefined || reply === undefined) return codeOf([]);
  const written = writeReply(submission, reply, 0);
  const body = concat(
    readMessage(request, 'data', submission.style, 'request'),
    within(isOut, codeOf(['return None'])),
    chooseAndShow(submission, model),
    written,
    [`return ${written.value}`],
  );
  const answer = within('def answer(data):', body);
  return { imports: body.imports, helpers: [...body.helpers, answer.lines], lines: [] };
}

function writeReply(
  { style }: Submission,
  message: AddModel['reply'][number],
  index: number,
): ReturnType<typeof writeMessage> {
  const values = { name: 'SERVER_NAME', number: 'own_number', total: '(number + own_number)', id: 'id' };
  return writeMessage(message, values, style, index === 0 ? 'reply' : 'rest');
}

function chooseAndShow({ style, words }: Submission, model: AddModel): Code {
  const choice =
    model.serverNumber === 'random'
      ? codeOf(['own_number = random.randint(1, 100)'], 'random')
      : codeOf(model.serverNumber === 'typed' ? [] : ['own_number = SERVER_NUMBER']);
  const shown = { clientName: 'name', serverName: 'SERVER_NAME', clientNumber: 'number', serverNumber: 'own_number' };
  return concat(choice, display(model.screen, shown, words, style));
}
