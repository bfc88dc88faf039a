/** Renders the server that sends a file in chunks. */
import type { FileModel, Submission } from '../model.ts';
import { capital } from '../draw/words.ts';
import { constantOf, readInputs } from './inputs.ts';
import { codeOf, concat, indent, quote, within, type Code, type Lines } from './lines.ts';
import { readMessage, writeMessage } from './messages.ts';
import type { Program } from './program.ts';
import { say } from './screen.ts';
import { loopOf } from './server-loops.ts';

export function renderFileServer(submission: Submission, model: FileModel): Program {
  const asked = new Set(model.serverInputs.all.map(({ what }) => what));
  const constants = [
    ...(asked.has('host') ? [] : [`BIND = ${quote(model.bindHost)}`]),
    ...(asked.has('port') ? [] : [`PORT = ${model.port}`]),
  ];
  const host = asked.has('host') ? 'host' : 'BIND';
  const port = asked.has('port') ? 'port' : constantOf('port');
  return {
    assignment: 'file',
    role: 'server',
    constants,
    inputs: model.serverInputs,
    main: (first) =>
      concat(readInputs(model.serverInputs, first, submission.words), serve(submission, model, host, port)),
  };
}

function serve(submission: Submission, model: FileModel, host: string, port: string): Code {
  const { serverShape: shape } = model;
  const leave = model.servesOnce ? ['break'] : [];
  if (shape !== 'thread' && shape !== 'socketserver')
    return loopOf(shape, host, port, concat(transfer(submission, model, 'continue'), leave));
  const body = transfer(submission, model, 'return');
  const helper = ['def transfer(sock, data, address):', ...indent(body.lines)];
  const needed: Code = { imports: body.imports, helpers: [...body.helpers, helper], lines: [] };
  if (shape === 'thread') {
    const start = ['thread = threading.Thread(target=transfer, args=(sock, data, address))', 'thread.start()'];
    return concat(
      needed,
      codeOf([], 'threading'),
      loopOf('loop', host, port, codeOf([...start, ...(model.servesOnce ? ['thread.join()', 'break'] : [])])),
    );
  }
  const handler = [
    'class Handler(socketserver.BaseRequestHandler):',
    '    def handle(self):',
    '        transfer(self.request[1], self.request[0], self.client_address)',
  ];
  const loop = model.servesOnce ? 'server.handle_request()' : 'server.serve_forever()';
  return concat(needed, { ...codeOf([], 'socketserver'), helpers: [handler] }, [
    `with socketserver.UDPServer((${host}, ${port}), Handler) as server:`,
    `    ${loop}`,
  ]);
}

/** Answers the request in `data`; `leave` ends the work on it. */
function transfer(submission: Submission, model: FileModel, leave: 'continue' | 'return'): Code {
  const { style, words } = submission;
  const header = model.header === undefined ? undefined : writeMessage(model.header, { size: 'size' }, style, 'header');
  return concat(
    readMessage(model.request, 'data', style, 'request'),
    [say([`${capital(words.file)}: `, ''], ['file'], style.printing)],
    onMissing(model, leave),
    header === undefined
      ? []
      : concat(codeOf(['size = os.path.getsize(file)'], 'os'), header, [`sock.sendto(${header.value}, address)`]),
    model.ready === undefined ? [] : ['sock.recvfrom(1024)'],
    sendContent(model),
  );
}

function onMissing({ onMissing: reaction }: FileModel, leave: string): Code {
  if (reaction === 'nothing') return codeOf([]);
  const answer = reaction === 'empty' ? ['sock.sendto(b"", address)'] : ['print("?", file)'];
  return within('if not os.path.isfile(file):', codeOf([...answer, leave], 'os'));
}

function sendContent(model: FileModel): Code {
  const each = sendChunk(model);
  const open = 'with open(file, "rb") as f:';
  const read = ['chunk = f.read(2048)'];
  switch (model.sending) {
    case 'read loop':
      return within(open, within('while True:', concat(read, each, ['if len(chunk) < 2048:', '    break'])));
    case 'slices':
      return concat(
        [open, '    content = f.read()'],
        within('for start in range(0, len(content) + 1, 2048):', concat(['chunk = content[start:start + 2048]'], each)),
      );
    case 'count': {
      const loop = within('for _ in range(os.path.getsize(file) // 2048 + 1):', concat(read, each));
      return concat(codeOf([], 'os'), within(open, loop));
    }
    case 'walrus':
      return within(open, concat(within('while len(chunk := f.read(2048)) == 2048:', each), each));
    case 'iter': {
      const last = within('if os.path.getsize(file) % 2048 == 0:', concat(['chunk = b""'], each));
      return concat(
        codeOf([], 'os'),
        within(open, within('for chunk in iter(lambda: f.read(2048), b""):', each)),
        last,
      );
    }
  }
}

function sendChunk({ acknowledgement, acknowledgesLast, pauseMs }: FileModel): Code {
  const wait: Lines =
    acknowledgement === 'none'
      ? []
      : acknowledgesLast
        ? ['sock.recvfrom(64)']
        : ['if len(chunk) == 2048:', '    sock.recvfrom(64)'];
  const pause = pauseMs === 0 ? codeOf([]) : codeOf([`time.sleep(${pauseMs / 1000})`], 'time');
  return concat(['sock.sendto(chunk, address)'], wait, pause);
}
