/**
 * Which packet bears which step: an action stands at the first packet that it set off, an expectation at the last packet that it had to judge by.
 */
import type { Transcript } from '../../harness/transcript/transcript.ts';
import type { NarratedStep } from './narrated-step.ts';
import type { Sighting } from './sightings.ts';

/** @returns index of a sighting to its comments, in the order of the steps */
export function placeComments(
  { events }: Transcript,
  steps: readonly NarratedStep[],
  sightings: readonly Sighting[],
): ReadonlyMap<number, readonly string[]> {
  const placed = new Map<number, string[]>();
  if (sightings.length === 0) return placed;
  const eventOf = (type: 'actionBegan' | 'actionSettled', action: number): number =>
    events.findIndex((event) => event.type === type && event.action === action);
  for (const { text, kind, action } of steps) {
    const event = eventOf(kind === 'action' ? 'actionBegan' : 'actionSettled', action);
    const index = kind === 'action' ? firstFrom(sightings, event) : lastUntil(sightings, event);
    placed.set(index, [...(placed.get(index) ?? []), text]);
  }
  return placed;
}

/** What set off no packet stands at the last one before. */
function firstFrom(sightings: readonly Sighting[], event: number): number {
  const index = event === -1 ? -1 : sightings.findIndex((sighting) => sighting.event >= event);
  return index === -1 ? sightings.length - 1 : index;
}

/** An action that never settled leaves its expectations with the last packet. */
function lastUntil(sightings: readonly Sighting[], event: number): number {
  if (event === -1) return sightings.length - 1;
  return Math.max(
    0,
    sightings.findLastIndex((sighting) => sighting.event < event),
  );
}
