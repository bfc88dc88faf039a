import dgram from 'dgram';

export const CHUNK = 2048;

export function sendTo(socket, data, port, host) {
  return new Promise((resolve, reject) => {
    socket.send(data, port, host, (err) => (err ? reject(err) : resolve()));
  });
}

export function receive(socket) {
  return new Promise((resolve) => {
    socket.once('message', (data, from) => resolve({ data, from }));
  });
}

export function open(port) {
  const socket = dgram.createSocket('udp4');
  return new Promise((resolve) => {
    if (port === undefined) resolve(socket);
    else socket.bind(port, () => resolve(socket));
  });
}
