/**
 * Which packet carries which step: an action is at the first packet that it caused, an expectation
 * at the last packet that it was judged by.
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

/** An action that caused no packet is at the last one before it. */
function firstFrom(sightings: readonly Sighting[], event: number): number {
  const index = event === -1 ? -1 : sightings.findIndex((sighting) => sighting.event >= event);
  return index === -1 ? sightings.length - 1 : index;
}

/** The expectations of an action that never settled are at the last packet. */
function lastUntil(sightings: readonly Sighting[], event: number): number {
  if (event === -1) return sightings.length - 1;
  return Math.max(
    0,
    sightings.findLastIndex((sighting) => sighting.event < event),
  );
}
