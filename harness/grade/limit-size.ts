/**
 * Keeps what is stored of a submission small, whatever its programs wrote: a class of hundreds is read and sent as one file. Pure.
 *
 * Verdicts, reasons and steps are never cut. The transcripts have all of what is left out here.
 */
import { headAndTail } from '../judge/head-and-tail.ts';
import type { ScenarioResult, SubmissionResult } from './results.ts';

/** Of JSON without indentation, in bytes of UTF-8. */
export const mostStoredBytes = 250_000;

/** Characters of each text of a program; the first limit that suffices is taken. */
const textLimits = [4096, 1024, 256, 64] as const;

/** @returns the same result if it is small enough; else with shorter texts of its programs, and without the largest contents of files */
export function limitSize(result: SubmissionResult): SubmissionResult {
  let limited = result;
  for (const limit of textLimits) {
    if (sizeOf(limited) <= mostStoredBytes) return limited;
    limited = { ...result, scenarios: result.scenarios.map((each) => withShorterTexts(each, limit)) };
  }
  let surplus = sizeOf(limited) - mostStoredBytes;
  const largestFirst = limited.scenarios
    .map((scenario) => ({ scenario, size: sizeOf(scenario.evidence?.bytes ?? null) }))
    .toSorted((a, b) => b.size - a.size);
  const withoutBytes = new Set<ScenarioResult>();
  for (const { scenario, size } of largestFirst) {
    if (surplus <= 0) break;
    withoutBytes.add(scenario);
    surplus -= size;
  }
  return {
    ...limited,
    scenarios: limited.scenarios.map((each) => (withoutBytes.has(each) ? leaveOutBytes(each) : each)),
  };
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function withShorterTexts(scenario: ScenarioResult, limit: number): ScenarioResult {
  const { evidence } = scenario;
  if (evidence === undefined) return scenario;
  const shorter = <Texts extends { readonly screen?: string | undefined; readonly errors?: string | undefined }>(
    texts: Texts,
  ): Texts => ({
    ...texts,
    ...(texts.screen === undefined ? {} : { screen: headAndTail(texts.screen, limit) }),
    ...(texts.errors === undefined ? {} : { errors: headAndTail(texts.errors, limit) }),
  });
  const programs = evidence.programs?.map(shorter);
  return { ...scenario, evidence: { ...shorter(evidence), ...(programs === undefined ? {} : { programs }) } };
}

function leaveOutBytes(scenario: ScenarioResult): ScenarioResult {
  if (scenario.evidence === undefined) return scenario;
  const { bytes: _, ...evidence } = scenario.evidence;
  return { ...scenario, evidence };
}
