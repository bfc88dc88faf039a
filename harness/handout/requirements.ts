/**
 * The twenty requirements that the handout asks for, in the order in which every report shows them.
 *
 * The ids are public: they stand in `results.json`, in rubrics and in gradebooks, and never change meaning.
 */
import type { ProgramId } from './programs.ts';

export type RequirementId =
  | 'add.client.request'
  | 'add.client.display'
  | 'add.client.sum'
  | 'add.client.exit'
  | 'add.server.reply'
  | 'add.server.display'
  | 'add.server.sum'
  | 'add.server.serves'
  | 'add.server.shutdown'
  | 'add.pair'
  | 'file.client.request'
  | 'file.client.content'
  | 'file.client.exact'
  | 'file.client.empty'
  | 'file.client.exit'
  | 'file.server.content'
  | 'file.server.chunks'
  | 'file.server.exact'
  | 'file.server.empty'
  | 'file.pair';

export interface Requirement {
  readonly id: RequirementId;
  /** What is asked, in a few words: stands in tables. */
  readonly title: string;
  /** Section of the handout. */
  readonly handout: string;
  /** The sentence of the handout, shortened. */
  readonly asks: string;
  /** The programs that it takes; a requirement is blocked where one of them is missing. */
  readonly programs: readonly ProgramId[];
}

const addClient = ['add.client'] as const;
const addServer = ['add.server'] as const;
const fileClient = ['file.client'] as const;
const fileServer = ['file.server'] as const;

export const requirements: readonly Requirement[] = [
  {
    id: 'add.client.request',
    title: 'client sends its name and the integer',
    handout: '§3',
    asks: 'accept an integer from the keyboard and send a message with a name string and that integer',
    programs: addClient,
  },
  {
    id: 'add.client.display',
    title: 'client displays both names and integers',
    handout: '§3',
    asks: "display its name, the server's name, its integer value, and the server's integer value",
    programs: addClient,
  },
  {
    id: 'add.client.sum',
    title: 'client displays the sum',
    handout: '§3',
    asks: 'compute the sum',
    programs: addClient,
  },
  {
    id: 'add.client.exit',
    title: 'client terminates after the reply',
    handout: '§3',
    asks: 'the client then terminates after releasing any created sockets',
    programs: addClient,
  },
  {
    id: 'add.server.reply',
    title: 'server sends its name and integer back',
    handout: '§3 iii',
    asks: 'send its name string and the server-chosen integer value back to the client',
    programs: addServer,
  },
  {
    id: 'add.server.display',
    title: 'server displays both names and integers',
    handout: '§3 i, ii',
    asks: "display the client's name and the server's name, the client's number and its number",
    programs: addServer,
  },
  {
    id: 'add.server.sum',
    title: 'server displays the sum',
    handout: '§3 ii',
    asks: 'display the sum of those numbers',
    programs: addServer,
  },
  {
    id: 'add.server.serves',
    title: 'server serves one client after another',
    handout: '§3',
    asks: 'begin accepting connections from clients; integers from 1 to 100 are in range',
    programs: addServer,
  },
  {
    id: 'add.server.shutdown',
    title: 'an out-of-range integer ends the server',
    handout: '§3 iv',
    asks: 'if the server receives an integer value that is out of range, it should terminate after releasing any created sockets',
    programs: addServer,
  },
  {
    id: 'add.pair',
    title: 'own client and server add together',
    handout: '§3',
    asks: 'client and server complete one exchange and show the same sum',
    programs: ['add.client', 'add.server'],
  },
  {
    id: 'file.client.request',
    title: 'client asks for the file by name',
    handout: '§4',
    asks: 'the client is invoked with the name of the file and sends a datagram with the file name',
    programs: fileClient,
  },
  {
    id: 'file.client.content',
    title: 'client writes the file to its disk',
    handout: '§4',
    asks: 'the client receives the blocks and writes them to its local disk',
    programs: fileClient,
  },
  {
    id: 'file.client.exact',
    title: 'client receives exact multiples of 2048',
    handout: '§4',
    asks: 'end of file is detected when the size of the chunk is less than 2048',
    programs: fileClient,
  },
  {
    id: 'file.client.empty',
    title: 'client receives an empty file',
    handout: '§4',
    asks: 'end of file is detected when the size of the chunk is less than 2048',
    programs: fileClient,
  },
  {
    id: 'file.client.exit',
    title: 'client ends after the last chunk',
    handout: '§4',
    asks: 'the client ends when the file is complete',
    programs: fileClient,
  },
  {
    id: 'file.server.content',
    title: 'server sends the file unchanged',
    handout: '§4',
    asks: 'the server sends the file',
    programs: fileServer,
  },
  {
    id: 'file.server.chunks',
    title: 'server sends chunks of 2048 bytes',
    handout: '§4',
    asks: 'the server sends the file in 2048 bytes chunks',
    programs: fileServer,
  },
  {
    id: 'file.server.exact',
    title: 'server ends an exact multiple with an empty chunk',
    handout: '§4',
    asks: 'end of file is detected when the size of the chunk is less than 2048',
    programs: fileServer,
  },
  {
    id: 'file.server.empty',
    title: 'server sends one empty chunk for an empty file',
    handout: '§4',
    asks: 'end of file is detected when the size of the chunk is less than 2048',
    programs: fileServer,
  },
  {
    id: 'file.pair',
    title: 'own client and server transfer files',
    handout: '§4',
    asks: 'client and server transfer files intact',
    programs: ['file.client', 'file.server'],
  },
];

/** @throws RangeError for an id that is not a requirement: a fault of ours, never of a submission. */
export function requirementOf(id: RequirementId): Requirement {
  const found = requirements.find((each) => each.id === id);
  if (found === undefined) throw new RangeError(`there is no requirement "${id}"`);
  return found;
}
