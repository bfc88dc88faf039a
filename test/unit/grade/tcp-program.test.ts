/** A program that used no UDP is called a TCP program only if its source shows that. */
import { describe, expect, it } from 'vitest';
import { nameTcpPrograms } from '../../../harness/grade/tcp-program.ts';
import type { ScenarioResult } from '../../../harness/grade/results.ts';
import type { RequirementId } from '../../../harness/handout/requirements.ts';
import { fullyPlayable, type Profile } from '../../../harness/profile/profile.ts';

const program = { argv: ['python3'], cwd: '.', arguments: [], ports: [] } as const;
const profile: Profile = {
  programs: {
    'add.client': { ...program, id: 'add.client', tcpSource: 'lab/add_client.py' },
    'add.server': { ...program, id: 'add.server' },
  },
  add: { ownNames: {}, constantNumbers: [], playable: fullyPlayable },
  file: { peerRequest: { format: 'text', parts: [{ field: 'name' }] }, playable: fullyPlayable },
};

function reasonOf(requirement: RequirementId, symptom: string): string | undefined {
  const failed: ScenarioResult = {
    id: requirement,
    requirement,
    title: requirement,
    durationMs: 1,
    status: 'fail',
    reason: 'The client sent nothing.',
    symptom,
  };
  return nameTcpPrograms([failed], profile)[0]?.reason;
}

describe('a failure without UDP', () => {
  it.each(['nothing-sent', 'connection-refused', 'ends-unsent'])('names the TCP program: %s', (symptom) => {
    expect(reasonOf('add.client.request', symptom)).toBe(
      'This is a TCP program: lab/add_client.py uses a stream socket and no datagram socket. The client sent nothing.',
    );
  });

  it('keeps its reason if the source does not show TCP', () => {
    expect(reasonOf('add.server.reply', 'no-udp-port')).toBe('The client sent nothing.');
  });

  it('keeps its reason if it has another cause', () => {
    expect(reasonOf('add.client.request', 'syntax-error')).toBe('The client sent nothing.');
  });

  it('keeps its reason if it is about both halves', () => {
    expect(reasonOf('add.pair', 'nothing-sent')).toBe('The client sent nothing.');
  });
});
