/**
 * The schema of each event of a transcript. Payloads and the contents of files must be Base64 without
 * a stray character.
 *
 * The compiler compares it with the types of `transcript.ts`.
 */
import { z } from 'zod';
import type { DatagramPurpose, LineMeaning } from '../purpose.ts';
import { base64, count, number, perRole, roleSchema, text } from './parts.ts';
import type { EventBody, IdleActivity, TranscriptEvent } from '../transcript.ts';

const purpose: z.ZodType<DatagramPurpose> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ask'), number, name: text.exactOptional() }),
  z.object({ kind: z.literal('continueAsking') }),
  z.object({ kind: z.literal('answer'), number }),
  z.object({ kind: z.literal('request'), file: text }),
  z.object({ kind: z.literal('chunk') }),
  z.object({ kind: z.literal('controlMessage') }),
  z.object({ kind: z.literal('askToEnd') }),
]);

const meaning: z.ZodType<LineMeaning> = z.enum([
  'number',
  'name',
  'file',
  'host',
  'port',
  'destination',
  'acknowledgement',
  'choice',
  'leave',
]);

const activity: z.ZodType<IdleActivity> = z.object({
  is: z.enum(['gone', 'waiting', 'timed', 'keyboard', 'stopped', 'busy', 'quiet']),
  forMs: number.exactOptional(),
  call: text.exactOptional(),
  receivesOn: z.array(number).exactOptional(),
  sockets: z.array(number),
});

const activities = perRole(activity);
const endpoint = z.object({ address: text, port: number });
const datagram = { peer: count, peerPort: number, subjectPort: number, subjectAddress: text, payload: base64 };

/** The keys of each type of event, besides its type and time. */
const keysOf = {
  actionBegan: { action: count },
  actionSettled: { action: count, activities },
  actionImpossible: { action: count, reason: text, undecided: z.literal(true).exactOptional(), activities },
  performanceEnded: {},
  subjectStarted: { subject: roleSchema, command: z.array(text) },
  portBound: { subject: roleSchema, port: number },
  portReleased: { subject: roleSchema, port: number, by: z.enum(['close', 'exit']) },
  portTried: { subject: roleSchema, port: number, bindable: z.boolean() },
  lineTyped: { subject: roleSchema, text, means: meaning, echoed: z.boolean() },
  screenWritten: { subject: roleSchema, text },
  errorWritten: { subject: roleSchema, text },
  outputCut: { subject: roleSchema, keptBytes: number },
  outputCounted: { subject: roleSchema, writtenBytes: number },
  limitReached: {
    subject: roleSchema,
    limit: z.enum(['tasks', 'memory', 'disk', 'output', 'datagrams']),
    used: number,
    allowed: number,
  },
  subjectExited: { subject: roleSchema, status: number.nullable(), signal: text.nullable() },
  subjectInterrupted: { subject: roleSchema },
  subjectEnded: { subject: roleSchema },
  outputHeldBack: { subject: roleSchema },
  nameLookedUp: { name: text },
  leftoverProcessesFound: { subject: roleSchema, count },
  datagramReceived: datagram,
  datagramSent: { purpose, ...datagram },
  fileServed: { name: text, content: base64 },
  filesBegun: { subject: roleSchema, paths: z.array(text) },
  filesFound: {
    subject: roleSchema,
    files: z.array(z.object({ path: text, sizeBytes: count, content: base64 })),
  },
  datagramsDropped: { at: z.enum(['subject', 'peer']), count },
  pacedSlowly: {},
  captureBegan: {},
  datagramCaptured: {
    from: endpoint,
    to: endpoint,
    sizeBytes: count,
    payload: base64.exactOptional(),
    digest: text.exactOptional(),
  },
  datagramRefused: { from: endpoint, to: endpoint },
  captureCut: { by: z.enum(['overflow', 'cap']), count },
} as const satisfies { readonly [type in EventBody['type']]: z.ZodRawShape };

type EventType = keyof typeof keysOf;

function eventOf<T extends EventType>(type: T) {
  return z.object({ type: z.literal(type), atMs: number, ...keysOf[type] });
}

export const eventSchema: z.ZodType<TranscriptEvent> = z.discriminatedUnion('type', [
  eventOf('actionBegan'),
  eventOf('actionSettled'),
  eventOf('actionImpossible'),
  eventOf('performanceEnded'),
  eventOf('subjectStarted'),
  eventOf('portBound'),
  eventOf('portReleased'),
  eventOf('portTried'),
  eventOf('lineTyped'),
  eventOf('screenWritten'),
  eventOf('errorWritten'),
  eventOf('outputCut'),
  eventOf('outputCounted'),
  eventOf('limitReached'),
  eventOf('subjectExited'),
  eventOf('subjectInterrupted'),
  eventOf('subjectEnded'),
  eventOf('outputHeldBack'),
  eventOf('nameLookedUp'),
  eventOf('leftoverProcessesFound'),
  eventOf('datagramReceived'),
  eventOf('datagramSent'),
  eventOf('fileServed'),
  eventOf('filesBegun'),
  eventOf('filesFound'),
  eventOf('datagramsDropped'),
  eventOf('pacedSlowly'),
  eventOf('captureBegan'),
  eventOf('datagramCaptured'),
  eventOf('datagramRefused'),
  eventOf('captureCut'),
]);
