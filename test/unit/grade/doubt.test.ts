/** A doubt about a program leaves its failures open, and nothing else. */
import { describe, expect, it } from 'vitest';
import { leaveDoubtOpen } from '../../../harness/grade/doubt.ts';
import type { ScenarioResult } from '../../../harness/grade/results.ts';
import type { RequirementId } from '../../../harness/handout/requirements.ts';
import { fullyPlayable, type Profile } from '../../../harness/profile/profile.ts';

const doubt = 'The client asked "Quantos?", and datagrade does not know what that means.';
const program = { id: 'file.client', argv: ['client'], cwd: '.', arguments: [], ports: [] } as const;
const profile: Profile = {
  programs: { 'file.client': { ...program, doubts: [doubt] }, 'file.server': { ...program, id: 'file.server' } },
  add: { ownNames: {}, constantNumbers: [], playable: fullyPlayable },
  file: { peerRequest: { format: 'text', parts: [{ field: 'name' }] }, playable: fullyPlayable },
};

function result(requirement: RequirementId, status: 'pass' | 'fail', reason = 'It sent nothing.'): ScenarioResult {
  const named = { id: requirement, requirement, title: requirement, durationMs: 1 };
  return status === 'pass' ? { ...named, status } : { ...named, status, reason };
}

function statusOf(given: ScenarioResult): ScenarioResult['status'] | undefined {
  return leaveDoubtOpen([given], profile)[0]?.status;
}

describe('a doubt about a program', () => {
  it('leaves its failures to a person, with what was seen', () => {
    const [open] = leaveDoubtOpen([result('file.client.request', 'fail')], profile);
    expect(open).toMatchObject({ status: 'unsupported', reason: `${doubt} datagrade saw: It sent nothing.` });
  });

  it('leaves the failure of a pair open that the program is a half of', () => {
    expect(statusOf(result('file.pair', 'fail'))).toBe('unsupported');
  });

  it('leaves open what is blocked by such a failure', () => {
    const blocked: ScenarioResult = {
      id: 'file/client/exit',
      requirement: 'file.client.exit',
      title: 'The client ends',
      durationMs: 1,
      status: 'blocked',
      reason: 'could not be reached',
      blockedBy: 'file.client.request',
    };
    expect(statusOf(blocked)).toBe('unsupported');
  });

  it('changes neither what passes nor what another program is charged for', () => {
    expect(statusOf(result('file.client.exit', 'pass'))).toBe('pass');
    expect(statusOf(result('file.server.empty', 'fail'))).toBe('fail');
  });
});

describe('a doubt about a client', () => {
  const request = [{ format: 'text', parts: [{ field: 'number' }, '@', { field: 'number' }] }] as const;
  const adding: Profile = {
    ...profile,
    programs: {
      'add.client': { ...program, id: 'add.client', doubts: [doubt] },
      'add.server': { ...program, id: 'add.server' },
    },
    add: { ...profile.add, clientRequest: request, peerRequest: request },
  };
  const failed = result('add.server.reply', 'fail');

  it('leaves open what its server does with requests that were learned from the client', () => {
    expect(leaveDoubtOpen([failed], adding)[0]).toMatchObject({
      status: 'unsupported',
      reason: expect.stringContaining(doubt) as unknown,
    });
  });

  it('changes nothing for a server that was asked in another form', () => {
    const other: Profile = {
      ...adding,
      add: { ...adding.add, peerRequest: [{ format: 'text', parts: [{ field: 'name' }, ',', { field: 'number' }] }] },
    };
    expect(leaveDoubtOpen([failed], other)[0]?.status).toBe('fail');
  });
});

it('a name in an encoding leaves open what is displayed in its place', () => {
  const ownNames = { client: Buffer.from('Client of Ana Maria').toString('base64') };
  const encoded: Profile = { ...profile, add: { ...profile.add, ownNames } };
  const statusWith = (requirement: RequirementId) => leaveDoubtOpen([result(requirement, 'fail')], encoded)[0]?.status;
  expect(statusWith('add.server.display')).toBe('unsupported');
  expect(statusWith('add.server.sum')).toBe('fail');
});
