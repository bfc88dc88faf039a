/** Renders the client that adds. */
import type { AddModel, Submission } from '../model.ts';
import { capital } from '../draw/words.ts';
import { constantOf, readInputs } from './inputs.ts';
import { codeOf, concat, quote, quoteBytes, within, type Code, type Lines } from './lines.ts';
import { readMessage, writeMessage } from './messages.ts';
import type { Program } from './program.ts';
import { display, say } from './screen.ts';
import { clientWords, type ClientWords } from './sockets.ts';

export function renderAddClient(submission: Submission, model: AddModel): Program {
  const asked = new Set(model.clientInputs.all.map(({ what }) => what));
  const constants = [
    ...(asked.has('host') ? [] : [`HOST = ${quote(model.clientHost)}`]),
    ...(asked.has('port') ? [] : [`PORT = ${model.port}`]),
    ...(asked.has('name') ? [] : [`CLIENT_NAME = ${quote(model.clientName)}`]),
  ];
  const [host, port] = (['host', 'port'] as const).map((what) => (asked.has(what) ? what : constantOf(what)));
  const words = clientWords(model.clientSocket, host ?? '', port ?? '', 1024);
  const name = asked.has('name') ? 'own_name' : 'CLIENT_NAME';
  return {
    assignment: 'add',
    role: 'client',
    constants,
    inputs: model.clientInputs,
    main: (first) =>
      concat(
        readInputs(model.clientInputs, first, submission.words),
        checkRange(submission, model),
        words.open,
        greet(model, words),
        request(submission, model, words, name),
        leaveOutOfRange(submission, model),
        reply(submission, model, words, name),
        model.thanks === undefined ? [] : [words.send(quoteBytes(model.thanks))],
        ['sock.close()'],
      ),
  };
}

function checkRange({ words }: Submission, { rangeCheck, clientInputs }: AddModel): Code {
  const text = clientInputs.all.find(({ what }) => what === 'number')?.text ?? '';
  const complaint = `print(${quote(`${capital(words.number)}: ${words.range}`)})`;
  if (rangeCheck === 'again')
    return within('while not 1 <= own_number <= 100:', codeOf([complaint, `own_number = int(input(${quote(text)}))`]));
  return rangeCheck === 'leave'
    ? within('if not 1 <= own_number <= 100:', codeOf([complaint, 'sys.exit()'], 'sys'))
    : codeOf([]);
}

function leaveOutOfRange({ words }: Submission, { rangeCheck }: AddModel): Code {
  if (rangeCheck !== 'no wait') return codeOf([]);
  return within(
    'if not 1 <= own_number <= 100:',
    codeOf([`print(${quote(words.bye)})`, 'sock.close()', 'sys.exit()'], 'sys'),
  );
}

function greet({ greeting }: AddModel, { send, receive }: ClientWords): Code {
  if (greeting === undefined) return codeOf([]);
  return concat([send(quoteBytes(greeting[0]))], receive('answer'), ['print(answer.decode())']);
}

function request({ style }: Submission, model: AddModel, { send, receive }: ClientWords, name: string): Code {
  const hasId = model.request.some(({ fields }) => fields.some(({ key }) => key === 'id'));
  const values = { name, number: 'own_number', id: 'own_id' };
  const sent = model.request.map((message, index) => {
    const written = writeMessage(message, values, style, index === 0 ? 'request' : 'second');
    const isBetween = index === 0 && model.between !== undefined;
    return concat(written, [send(written.value)], isBetween ? receive('answer') : []);
  });
  return concat(hasId ? codeOf(['own_id = uuid.uuid4().hex'], 'uuid') : [], ...sent);
}

function reply({ style, words }: Submission, model: AddModel, { receive }: ClientWords, name: string): Code {
  const hasId = model.reply.some(({ fields }) => fields.some(({ key }) => key === 'id'));
  const received = model.reply.map((message, index) =>
    concat(receive('data'), readMessage(message, 'data', style, index === 0 ? 'reply' : 'rest')),
  );
  const wrongId: Lines = [
    'if id != own_id:',
    `    ${say([`${words.id}? `, ''], ['id'], style.printing)}`,
    '    sys.exit(1)',
  ];
  const shown = { clientName: name, serverName: 'name', clientNumber: 'own_number', serverNumber: 'number' };
  return concat(...received, hasId ? codeOf(wrongId, 'sys') : [], display(model.screen, shown, words, style));
}
