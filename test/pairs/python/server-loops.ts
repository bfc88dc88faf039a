/** Python of the loops of servers. */
import { codeOf, concat, indent, within, type Code } from './lines.ts';

/** `exchange` handles `data` from `address` and may leave the loop with `break`. */
export function loopOf(shape: 'loop' | 'timeout' | 'select', host: string, port: string, exchange: Code): Code {
  const open = ['sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)', `sock.bind((${host}, ${port}))`];
  const receive = 'data, address = sock.recvfrom(1024)';
  const waiting: Readonly<Record<typeof shape, readonly string[]>> = {
    loop: [receive],
    timeout: ['try:', `    ${receive}`, 'except socket.timeout:', '    continue'],
    select: ['readable, _, _ = select.select([sock], [], [], 1.0)', 'if not readable:', '    continue', receive],
  };
  return concat(
    codeOf(open, 'socket', ...(shape === 'select' ? ['select'] : [])),
    shape === 'timeout' ? ['sock.settimeout(0.5)'] : [],
    within('while True:', concat(waiting[shape], exchange)),
    ['sock.close()'],
  );
}

/** Loops that call `answer(data)`, which returns the reply or None to end. */
export function serverCallbacks(
  shape: 'select' | 'socketserver' | 'asyncio' | 'thread',
  host: string,
  port: string,
  answer: Code,
): Code {
  switch (shape) {
    case 'select':
      return concat(answer, loopOf('select', host, port, answered));
    case 'thread':
      return concat(answer, worker, codeOf([
        'sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)', `sock.bind((${host}, ${port}))`,
        'thread = threading.Thread(target=work, args=(sock,))', 'thread.start()', 'thread.join()', 'sock.close()',
      ], 'socket', 'threading')); // prettier-ignore
    case 'socketserver':
      return concat(answer, { ...codeOf([], 'socketserver'), helpers: [handler] }, [
        `with socketserver.UDPServer((${host}, ${port}), Handler) as server:`, '    server.is_open = True',
        '    while server.is_open:', '        server.handle_request()',
      ]); // prettier-ignore
    case 'asyncio':
      return concat(answer, { ...codeOf([], 'asyncio'), helpers: [protocol, run] }, [
        `asyncio.run(run(${host}, ${port}))`,
      ]);
  }
}

const answered = codeOf(['reply = answer(data)', 'if reply is None:', '    break', 'sock.sendto(reply, address)']);

const worker: Code = {
  ...codeOf([]),
  helpers: [
    [
      'def work(sock):',
      ...indent(within('while True:', concat(['data, address = sock.recvfrom(1024)'], answered)).lines),
    ],
  ],
};

const handler = [
  'class Handler(socketserver.BaseRequestHandler):',
  '    def handle(self):',
  '        data, sock = self.request',
  '        reply = answer(data)',
  '        if reply is None:',
  '            self.server.is_open = False',
  '        else:',
  '            sock.sendto(reply, self.client_address)',
];

const protocol = [
  'class Protocol(asyncio.DatagramProtocol):',
  '    def __init__(self, done):',
  '        self.done = done',
  '',
  '    def connection_made(self, transport):',
  '        self.transport = transport',
  '',
  '    def datagram_received(self, data, address):',
  '        reply = answer(data)',
  '        if reply is not None:',
  '            self.transport.sendto(reply, address)',
  '        elif not self.done.done():',
  '            self.done.set_result(True)',
];

const run = [
  'async def run(host, port):',
  '    loop = asyncio.get_running_loop()',
  '    done = loop.create_future()',
  '    transport, _ = await loop.create_datagram_endpoint(lambda: Protocol(done), local_addr=(host, port))',
  '    await done',
  '    transport.close()',
];
