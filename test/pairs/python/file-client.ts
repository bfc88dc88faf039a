/** Renders the client that asks for a file. */
import type { FileModel, Submission } from '../model.ts';
import { capital } from '../draw/words.ts';
import { constantOf, readInputs } from './inputs.ts';
import { codeOf, concat, quote, quoteBytes, within, type Code } from './lines.ts';
import { readMessage, writeMessage } from './messages.ts';
import type { Program } from './program.ts';
import { say } from './screen.ts';
import { clientWords, type ClientWords } from './sockets.ts';

export function renderFileClient(submission: Submission, model: FileModel): Program {
  const asked = new Set(model.clientInputs.all.map(({ what }) => what));
  const constants = [
    ...(asked.has('host') ? [] : [`HOST = ${quote(model.clientHost)}`]),
    ...(asked.has('port') ? [] : [`PORT = ${model.port}`]),
  ];
  const [host, port] = (['host', 'port'] as const).map((what) => (asked.has(what) ? what : constantOf(what)));
  const words = clientWords(model.clientSocket, host ?? '', port ?? '', submission.seed % 3 === 0 ? 4096 : 2048);
  return {
    assignment: 'file',
    role: 'client',
    constants,
    inputs: model.clientInputs,
    main: (first) => {
      const sent = writeMessage(model.request, {}, submission.style, 'request');
      return concat(
        readInputs(model.clientInputs, first, submission.words),
        asked.has('destination') ? [] : targetOf(submission, model),
        words.open,
        sent,
        [words.send(sent.value)],
        readHeader(submission, model, words),
        receiveContent(model, words),
        [
          'sock.close()',
          say([`${capital(submission.words.received)}: `, ''], ['destination'], submission.style.printing),
        ],
      );
    },
  };
}

function targetOf({ words }: Submission, { destination }: FileModel): Code {
  switch (destination) {
    case 'same':
      return codeOf(['destination = file']);
    case 'base name':
      return codeOf(['destination = os.path.basename(file)'], 'os');
    case 'prefix':
      return codeOf([`destination = ${quote(`${words.received}_`)} + file`]);
    case 'suffix':
      return codeOf([`destination = file + ${quote(`.${words.received}`)}`]);
    case 'folder':
      return codeOf(
        [
          `os.makedirs(${quote(words.received)}, exist_ok=True)`,
          `destination = os.path.join(${quote(words.received)}, file)`,
        ],
        'os',
      );
  }
}

function readHeader({ style, words }: Submission, { header, ready }: FileModel, { send, receive }: ClientWords): Code {
  if (header === undefined) return codeOf([]);
  return concat(
    receive('data'),
    readMessage(header, 'data', style, 'header'),
    [say([`${capital(words.size)}: `, ''], ['size'], style.printing)],
    ready === undefined ? [] : [send(quoteBytes(ready))],
  );
}

function receiveContent(model: FileModel, { send, receive }: ClientWords): Code {
  const keep = { write: 'f.write(chunk)', collect: 'content += chunk', list: 'chunks.append(chunk)' }[model.receiving];
  const acknowledge = acknowledgementOf(model, send);
  const loop = within('while True:', concat(
    receive('chunk'), [keep],
    ...(model.acknowledgesLast ? [acknowledge, ['if len(chunk) < 2048:', '    break']] : [['if len(chunk) < 2048:', '    break'], acknowledge]),
  )); // prettier-ignore
  const counted = concat(model.acknowledgement === 'none' ? [] : ['count = 0'], loop);
  const open = 'with open(destination, "wb") as f:';
  if (model.receiving === 'write') return within(open, counted);
  const [start, all] =
    model.receiving === 'collect' ? ['content = b""', 'content'] : ['chunks = []', 'b"".join(chunks)'];
  return concat([start], counted, [open, `    f.write(${all})`]);
}

function acknowledgementOf({ acknowledgement }: FileModel, send: ClientWords['send']): Code {
  switch (acknowledgement) {
    case 'none':
      return codeOf([]);
    case 'word':
      return codeOf([send('b"ACK"')]);
    case 'number':
      return codeOf(['count += 1', send('str(count).encode()')]);
    case 'packed number':
      return codeOf(['count += 1', send('struct.pack("!I", count)')], 'struct');
  }
}
