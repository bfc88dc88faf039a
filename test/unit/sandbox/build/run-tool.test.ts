/**
 * A tool whose caller has aborted it ends, even if the abort came before the start.
 */
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { runTool } from '../../../../harness/sandbox/build/run-tool.ts';

const endless = [process.execPath, '-e', 'setInterval(() => {}, 1000)'] as const;

it('a tool is ended by a signal that was aborted before the start', async () => {
  const command = { cwd: tmpdir(), timeoutMs: 100_000, signal: AbortSignal.abort() };
  const result = await runTool({ ...command, argv: [...endless] });
  expect(result).toMatchObject({ status: 'timedOut', by: 'clock' });
});
