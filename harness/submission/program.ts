/**
 * The four programs that a submission may hold: a client and a server of each assignment.
 *
 * Says what was found and how it is started; it starts nothing itself. Invocation (arguments, keyboard) is learned elsewhere.
 */

export const programIds = ['add.client', 'add.server', 'file.client', 'file.server'] as const;
export type ProgramId = (typeof programIds)[number];

export type Role = 'client' | 'server';
export type Assignment = 'add' | 'file';

export type Language = 'python' | 'javascript' | 'java' | 'c' | 'c++' | 'rust' | 'perl' | 'executable';

export function roleOf(id: ProgramId): Role {
  return id.endsWith('client') ? 'client' : 'server';
}

export function assignmentOf(id: ProgramId): Assignment {
  return id.startsWith('add') ? 'add' : 'file';
}
