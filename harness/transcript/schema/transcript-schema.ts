/**
 * The schema of a transcript: a file holds a transcript only if it fits. Layouts must write and read
 * sample values.
 *
 * The compiler compares it with the types of `transcript.ts`. It drops keys that it does not name.
 */
import { z } from 'zod';
import type { Layout } from '../../../reference/add/dialect.ts';
import type { Action } from '../action.ts';
import { areLayouts } from '../layouts.ts';
import { base64, count, number, perRole, text } from './parts.ts';
import { eventSchema } from './events.ts';
import type { Facts, Transcript } from '../transcript.ts';

const file = z.object({
  name: text,
  sizeBytes: count,
  content: z.enum(['plainText', 'anyBytes', 'awkwardText', 'endsInEof', 'notUtf8', 'equalChunks', 'endsInZeros']),
  seed: number,
});

const kind = z.literal('action');
const action: z.ZodType<Action> = z.discriminatedUnion('verb', [
  z.object({ kind, verb: z.literal('serverStarts'), files: z.array(file) }),
  z.object({
    kind,
    verb: z.literal('clientStarts'),
    number: number.exactOptional(),
    file: file.exactOptional(),
    again: z.literal(true).exactOptional(),
  }),
  z.object({ kind, verb: z.literal('peerAsks'), number, client: count.exactOptional() }),
  z.object({ kind, verb: z.literal('peerAnswers'), number }),
  z.object({ kind, verb: z.literal('peerRequests'), file, again: z.literal(true).exactOptional() }),
  z.object({ kind, verb: z.literal('peerSends'), file, part: z.enum(['whole', 'fullChunks', 'lastChunk']) }),
]);

const layouts = z.custom<readonly Layout[]>(areLayouts, 'not the layouts of a message');

const facts: z.ZodType<Facts> = z.object({
  ownNames: perRole(text),
  peerName: text,
  dialects: z.object({ clientRequest: layouts.exactOptional(), serverReply: layouts.exactOptional() }),
  aheadOfFile: count.exactOptional(),
  askedBefore: z.array(text).exactOptional(),
  sentToEarlier: z.array(base64).exactOptional(),
  foreignAddresses: perRole(z.array(text)).exactOptional(),
  foreignFolders: perRole(z.array(text)).exactOptional(),
  missedTime: z.literal(true).exactOptional(),
  drawn: z.object({ seed: number, avoid: z.array(number) }).exactOptional(),
});

export const transcriptSchema: z.ZodType<Transcript> = z.object({
  schema: z.literal('datagrade.transcript/2'),
  actions: z.array(action),
  startedAtMs: number.exactOptional(),
  facts,
  events: z.array(eventSchema),
});
