/**
 * The four programs of the lab: a client and a server for each of the two assignments.
 */
export const programIds = ['add.client', 'add.server', 'file.client', 'file.server'] as const;
export type ProgramId = (typeof programIds)[number];

export type Role = 'client' | 'server';
export type Assignment = 'add' | 'file';

export function roleOf(id: ProgramId): Role {
  return id.endsWith('client') ? 'client' : 'server';
}

export function assignmentOf(id: ProgramId): Assignment {
  return id.startsWith('add') ? 'add' : 'file';
}
