/**
 * Which reply a submission's client understands: its own server's first, then the mirror of its request, then common forms, each tried on a fresh
 * process until it demonstrably adds.
 */
import type { Layout } from '../../../reference/add/dialect.ts';
import { explainCrash } from '../../judge/crash.ts';
import { countNumbers } from '../../transcript/screen.ts';
import type { View } from '../../transcript/view.ts';
import { carriesField } from '../../profile/message-sequence.ts';
import { commonForms } from '../common-forms.ts';
import { howToSettle } from '../manifest/how-to-settle.ts';
import type { LearnedRequest } from './request.ts';
import type { LearnedServer } from './server.ts';
import { peerNameLike } from '../peer-name.ts';
import type { AddProfile, ProgramProfile } from '../../profile/profile.ts';
import { answers, clientNumbers, serverNumber, starts } from './trial-values.ts';
import { tryOut, type TrialContext } from '../trial.ts';

export interface LearnedClient {
  readonly reply?: readonly Layout[];
  /** It has displayed the testbed's integer, or its sum with it. */
  readonly isUnderstood?: boolean;
  /** Why nothing could be learned: what was tried. */
  readonly unsupported?: string;
  readonly views: readonly View[];
}

export async function learnClient(
  context: TrialContext,
  program: ProgramProfile,
  request: LearnedRequest,
  server: LearnedServer | undefined,
  taken?: Pick<AddProfile, 'sequence'>,
): Promise<LearnedClient> {
  const own = server?.reply;
  const mirror = request.layouts;
  // In turns nothing else than the server's own way could be said.
  const others = taken === undefined ? [...(mirror === undefined ? [] : [mirror]), ...commonForms] : [];
  const forms = [...(own === undefined ? [] : [own]), ...others];
  const name = peerNameLike(server?.name, 'Server of Wolfram', context.seed);
  const views: View[] = [];
  const [number] = clientNumbers;
  for (const reply of forms) {
    const view = await tryOut(context, {
      assignment: 'add',
      programs: [program],
      add: {
        ...(taken?.sequence && { sequence: taken.sequence }),
        ...(mirror === undefined ? {} : { clientRequest: mirror }),
        peerReply: reply,
      },
      peerName: name,
      actions: [starts(number), answers(serverNumber)],
      enough: (now) => now.exit('client') !== undefined,
    });
    views.push(view);
    const shown = countNumbers(view.screen('client'));
    // A sum that it was told proves nothing.
    const isTold = reply.some((layout) => carriesField(layout, 'sum')) && !shown.has(serverNumber);
    const adds = shown.has(number + serverNumber) && !isTold && explainCrash(view, 'client') === undefined;
    if (adds || (reply === own && shown.has(serverNumber))) return { reply, isUnderstood: true, views };
  }
  // The submission's own server shows what its client should have understood.
  if (own !== undefined) return { reply: own, views };
  return {
    views,
    unsupported: `the client showed no sum for any of ${forms.length} common forms of a reply${howToSettle}`,
  };
}
