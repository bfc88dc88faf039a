/**
 * Stored performances of the first form, rewritten in the form of today. Pure.
 *
 * In transcripts with the schema `datagrade.transcript/1`, a sentence said what a datagram was sent
 * for, leftover processes had another name, and so had scenarios with random values. What this file
 * does not recognise it leaves as it is, for the schema to reject.
 */

import type { DatagramPurpose } from './purpose.ts';

type Fields = Readonly<Record<string, unknown>>;

const firstSchema = 'datagrade.transcript/1';
const currentSchema = 'datagrade.transcript/2';

/** @param performance what a file holds, as JSON */
export function upgradePerformance(performance: unknown): unknown {
  if (!isFields(performance) || !isFields(performance['transcript'])) return performance;
  const { transcript } = performance;
  if (transcript['schema'] !== firstSchema) return performance;
  const { scenarios } = performance;
  return {
    ...performance,
    scenarios: Array.isArray(scenarios) ? scenarios.map(upgradeScenarioId) : scenarios,
    transcript: upgradeTranscript(transcript),
  };
}

const formerRows: Readonly<Record<string, string>> = {
  ordinary: 'random-1',
  another: 'random-2',
  third: 'random-3',
  fourth: 'random-4',
};

/** Scenarios of the add assignment with random values were once named in other words. */
function upgradeScenarioId(id: unknown): unknown {
  if (typeof id !== 'string') return id;
  const [, path, row = ''] = /^(add\/(?:client|server)\/\w+\/)([a-z]+)$/.exec(id) ?? [];
  const renamed = Object.hasOwn(formerRows, row) ? formerRows[row] : undefined;
  return path === undefined || renamed === undefined ? id : path + renamed;
}

function upgradeTranscript(transcript: Fields): Fields {
  const { events } = transcript;
  return {
    ...transcript,
    schema: currentSchema,
    events: Array.isArray(events) ? events.map(upgradeEvent) : events,
  };
}

function upgradeEvent(event: unknown): unknown {
  if (!isFields(event)) return event;
  switch (event['type']) {
    case 'survivorsFound':
      return { ...event, type: 'leftoverProcessesFound' };
    case 'datagramSent': {
      const { means, ...others } = event;
      const purpose = typeof means === 'string' ? purposeOf(means) : undefined;
      return purpose === undefined ? event : { ...others, purpose };
    }
    default:
      return event;
  }
}

function purposeOf(sentence: string): DatagramPurpose | undefined {
  const [, verb, object = ''] = /^(asks|answers|requests|sends|acknowledges) ([^]*)$/.exec(sentence) ?? [];
  switch (verb) {
    case 'asks':
      return isInteger(object) ? { kind: 'ask', number: Number(object) } : undefined;
    case 'answers':
      return isInteger(object) ? { kind: 'answer', number: Number(object) } : undefined;
    case 'requests':
      return { kind: 'request', file: object };
    case 'sends':
      return ['whole', 'fullChunks', 'lastChunk', 'a chunk'].includes(object) ? { kind: 'chunk' } : undefined;
    case 'acknowledges':
      return isInteger(object) ? { kind: 'controlMessage' } : undefined;
    default:
      return purposeWithoutObject(sentence);
  }
}

function purposeWithoutObject(sentence: string): DatagramPurpose | undefined {
  if (sentence === 'goes on asking') return { kind: 'continueAsking' };
  return sentence === 'opens' ? { kind: 'controlMessage' } : undefined;
}

function isInteger(text: string): boolean {
  return /^-?\d+$/.test(text);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
