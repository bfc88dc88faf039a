/**
 * Tiny programs that a test writes inline, performed by the real engine; afterwards nothing of them may be left.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { dialects, type Layout } from '../../reference/add/dialect.ts';
import { bareName } from '../../reference/file/message.ts';
import { fullyPlayable, type ProgramProfile } from '../../harness/profile/profile.ts';
import type { Observer } from '../../harness/observe/observer.ts';
import { findMarked } from '../../harness/sandbox/subject/orphans.ts';
import { openJail, type Jail } from '../../harness/sandbox/jail/jail.ts';
import { perform, type PerformOptions } from '../../harness/engine/perform.ts';
import { WaitBudget } from '../../harness/engine/wait/wait-budget.ts';
import { View } from '../../harness/transcript/view.ts';
import type { Action } from '../../harness/transcript/action.ts';
import type { IdleActivity, Transcript } from '../../harness/transcript/transcript.ts';
import type { Assignment, Role } from '../../harness/handout/programs.ts';
import type { WorkingCopy } from '../../harness/submission/working-copies.ts';
import { scratchFolder } from './scratch-folder.ts';
import { hasJail } from './started-program.ts';
import { python } from './toolchain.ts';

export interface Play {
  readonly assignment?: Assignment;
  /** Sources; Python, unless the command says otherwise. Their first argument is a port: where to bind or where to send. */
  readonly client?: string;
  readonly server?: string;
  readonly command?: readonly string[];
  /** Where the client sends to, where it is not told. */
  readonly ports?: readonly number[];
  readonly actions: readonly Action[];
  readonly expectations?: PerformOptions['expectations'];
  readonly signal?: AbortSignal;
  /** Whether its programs run in jails; by default where this machine has any. */
  readonly jailed?: boolean;
  /** How they are watched; through the kernel where nothing else is said. */
  readonly observer?: Observer;
  /** By default little, so that programs which never come to rest cost a test a second, not minutes. */
  readonly waitBudget?: WaitBudget;
  /** Called when the first program has got its mark. */
  readonly onMark?: (mark: string) => void;
}

export interface Played {
  readonly transcript: Transcript;
  readonly view: View;
  /** What each action came to rest as, for the half. */
  readonly rests: (role: Role) => readonly (IdleActivity['is'] | undefined)[];
}

export const peerName = 'Bofadi Kumora';
const layouts: readonly Layout[] = dialects.comma.request;

let played = 0;

export async function play(options: Play): Promise<Played> {
  const { assignment = 'add', client, server, actions, expectations = () => [], signal, onMark } = options;
  await using scratch = await scratchFolder();
  await using jails = await scratchFolder();
  const jail: Jail | undefined = (options.jailed ?? hasJail) ? openJail(jails.path) : undefined;
  const run = `play-${process.pid}-${performance.timeOrigin}.${(played += 1)}.`;
  let marks = 0;
  const sources = { client, server };
  const take = (): WorkingCopy => {
    const folder = mkdtempSync(join(scratch.path, 'copy-'));
    for (const [role, source] of Object.entries(sources))
      if (source !== undefined) writeFileSync(join(folder, `${role}.py`), source);
    return { folder, giveBack: () => rmSync(folder, { recursive: true }) };
  };
  try {
    const transcript = await perform({
      scratch: scratch.path,
      waitBudget: options.waitBudget ?? smallBudget(),
      jail,
      nextMark: () => {
        const mark = `${run}${(marks += 1)};`;
        onMark?.(mark);
        return mark;
      },
      ...(signal === undefined ? {} : { signal }),
      observer: options.observer,
      actions,
      expectations,
      stage: {
        assignment,
        peerName,
        copies: { take },
        servedFolders: [],
        profile: {
          programs: Object.fromEntries(programsOf(options, assignment).map((program) => [program.id, program])),
          add: {
            ownNames: {},
            constantNumbers: [],
            playable: fullyPlayable,
            peerRequest: layouts,
            peerReply: layouts,
            clientRequest: layouts,
          },
          file: { peerRequest: bareName, playable: fullyPlayable },
        },
      },
      facts: { ownNames: {}, peerName, dialects: { clientRequest: layouts, serverReply: layouts } },
    });
    return { transcript, view: new View(transcript), rests: (role) => restsIn(transcript, role) };
  } finally {
    expect(findMarked(run), 'processes were left behind').toEqual([]);
    expect(readdirSync(scratch.path), 'folders were left behind').toEqual([]);
  }
}

function smallBudget(): WaitBudget {
  return new WaitBudget({ realMs: 3_000, cpuMs: 1_000 });
}

function programsOf(
  { client, server, command = [python], ports = [] }: Play,
  assignment: Assignment,
): readonly ProgramProfile[] {
  return (['client', 'server'] as const).flatMap((role) => {
    if ((role === 'client' ? client : server) === undefined) return [];
    const told = assignment === 'file' && role === 'client' ? ['{port}', '{file}'] : ['{port}'];
    const program = {
      id: `${assignment}.${role}` as const,
      cwd: '.',
      arguments: ports.length === 0 ? told : [],
      ports,
    };
    return [{ ...program, argv: [...command, `${role}.py`] }];
  });
}

function restsIn({ events }: Transcript, role: Role): readonly (IdleActivity['is'] | undefined)[] {
  return events.flatMap((event) =>
    event.type === 'actionSettled' || event.type === 'actionImpossible' ? [event.activities[role]?.is] : [],
  );
}
