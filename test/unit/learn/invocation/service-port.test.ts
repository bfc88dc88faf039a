/** At which of its ports a server is asked, on transcripts written by hand. */
import { describe, expect, it } from 'vitest';
import { withServicePort } from '../../../../harness/learn/invocation/service-port.ts';
import type { ProgramProfile } from '../../../../harness/profile/profile.ts';
import { Story } from '../../../support/story.ts';

const program: ProgramProfile = { id: 'file.server', argv: ['./server'], cwd: '.', arguments: [], ports: [] };
const server = (...ports: readonly number[]) => {
  const story = new Story().begins().starts('server', './server');
  for (const port of ports) story.binds('server', port);
  return { program, view: story.view() };
};
/** Its request arrives at the port 5000, where the testbed listens. */
const client = { view: new Story().begins().starts('client', './client').sends('a.dat').view() };
const asked = (...ports: readonly number[]): number | undefined =>
  withServicePort(server(...ports), client).program.servicePort;

describe('a server that binds several ports', () => {
  it('is asked at the one that its client sends to', () => {
    const [received] = client.view.received();
    const port = received?.peerPort ?? 0;
    expect(port).toBeGreaterThan(0);
    expect(asked(port + 1, port)).toBe(port);
    expect(asked(port, port + 1)).toBe(port);
  });

  it('is asked at any if it binds only one, or none of them is what its client sends to', () => {
    const port = client.view.received()[0]?.peerPort ?? 0;
    expect(asked(port)).toBeUndefined();
    expect(asked(port + 1, port + 2)).toBeUndefined();
  });
});
