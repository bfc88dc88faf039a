/** What depends on failures, what a person decides, and what passed. */
import type { JSX } from 'preact';
import { requirementOf } from '../../harness/handout/requirements.ts';
import { openMeanings, type OpenGroup } from '../model/outcomes.ts';
import type { Blocked as BlockedRequirement, SubmissionReport } from '../model/submission-report.ts';
import { formatNumber } from '../score.ts';
import { Sentences, Titled } from './failures.tsx';
import { shown } from './shown.ts';

export function Blocked({ blocked }: { readonly blocked: readonly BlockedRequirement[] }): JSX.Element | null {
  if (blocked.length === 0) return null;
  const groups = new Map<string, BlockedRequirement[]>();
  for (const each of blocked) {
    const key = each.number ?? each.reason;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return (
    <Titled title="Not reached yet">
      <p class="lead">What could not be tested because of something above. It is tested when that is fixed.</p>
      {[...groups].map(([key, group]) => (
        <div key={key} class="group">
          <p>
            {group[0]?.number === undefined ? (
              <>{capitalised(shown(key))}:</>
            ) : (
              <>
                Waits for <a href={`#${key}`}>{key}</a>:
              </>
            )}
          </p>
          <ul class="lines">
            {group.map(({ requirement, title, lostPoints }) => (
              <li key={requirement}>
                {title} <code>{requirement}</code> −{formatNumber(lostPoints)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Titled>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function Open({ groups }: { readonly groups: readonly OpenGroup[] }): JSX.Element | null {
  if (groups.length === 0) return null;
  return (
    <Titled title="Your teacher decides">
      {groups.slice(0, 20).map(({ status, requirements, reason }) => (
        <div key={reason} class="group">
          <ul class="lines">
            {requirements.map((id) => (
              <li key={id}>
                {requirementOf(id).title} <code>{id}</code>
              </li>
            ))}
          </ul>
          {reason === '' ? null : <p>{shown(reason)}</p>}
          <p>
            <b>{openMeanings[status]}</b>
          </p>
        </div>
      ))}
    </Titled>
  );
}

export function Passed({ report }: { readonly report: SubmissionReport }): JSX.Element | null {
  const { passed, notes, withoutPoints } = report;
  if (passed.length === 0) return null;
  return (
    <Titled title="Passed">
      <details>
        <summary>{passed.length === 1 ? '1 requirement' : `${passed.length} requirements`}</summary>
        <ul class="lines">
          {passed.map(({ id, points }) => (
            <li key={id}>
              {requirementOf(id).title} <code>{id}</code> +{formatNumber(points)}
            </li>
          ))}
        </ul>
      </details>
      {notes.length === 0 ? null : (
        <details>
          <summary>Passed, and worth a look ({notes.length})</summary>
          <Sentences sentences={notes} />
        </details>
      )}
      {withoutPoints.length === 0 ? null : (
        <details>
          <summary>Beyond the handout, without points ({withoutPoints.length})</summary>
          <Sentences sentences={withoutPoints} />
        </details>
      )}
    </Titled>
  );
}
