/** The account of a roster in `results.json`. */
import { z } from 'zod';
import { evidenceForRow } from '../course/roster/match/candidates.ts';
import { accountStates } from './account-states.ts';

const rosterRowSchema = z.object({
  line: z.number().int().positive().describe('Where it is in the file of the roster'),
  id: z.string().describe('Empty if the roster has none'),
  name: z.string(),
  group: z.string().describe('Empty for a person without a group'),
  state: z.enum(accountStates),
  submission: z.string().optional().describe('The id of the submission; absent if none belongs to the row for certain'),
  matchedBy: z.enum(evidenceForRow).optional().describe('What the name of the submission has of the row'),
  why: z.string().optional().describe('Why the state is as it is, if the submission does not say it'),
});
export type RosterAccountRow = z.infer<typeof rosterRowSchema>;

export const rosterAccountSchema = z.object({
  file: z.string(),
  notes: z.array(z.string()).describe('What was assumed while the roster was read'),
  rows: z.array(rosterRowSchema).describe('Each row, in the order of the roster'),
  unmatched: z
    .array(z.object({ submission: z.string(), why: z.string() }))
    .describe('Submissions that belong to no row for certain: a person decides whose they are'),
});
export type RosterAccount = z.infer<typeof rosterAccountSchema>;
