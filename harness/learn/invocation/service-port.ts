/** Which of several ports a server is asked at: one process may serve both assignments. */
import type { InvocationTrial } from './runnable-program.ts';

/** @returns the server, with the one of its ports that its own client sends to */
export function withServicePort<T extends Pick<InvocationTrial, 'program' | 'view'>>(
  server: T,
  client: Pick<InvocationTrial, 'view'>,
): T {
  const bound = new Set(
    server.view.all('portBound').flatMap(({ subject, port }) => (subject === 'server' ? [port] : [])),
  );
  const servicePort = client.view.received().find(({ peerPort }) => bound.has(peerPort))?.peerPort;
  if (bound.size < 2 || servicePort === undefined) return server;
  return { ...server, program: { ...server.program, servicePort } };
}
