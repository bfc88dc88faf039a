/** A tool that nobody waits for any more is ended, also where that was known before it began. */
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { runTool } from '../../../../harness/sandbox/build/run-tool.ts';

const endless = [process.execPath, '-e', 'setInterval(() => {}, 1000)'] as const;

it('is ended by a signal that was aborted before it was started', async () => {
  const command = { cwd: tmpdir(), timeoutMs: 100_000, signal: AbortSignal.abort() };
  const result = await runTool({ ...command, argv: [...endless] });
  expect(result).toMatchObject({ status: 'timedOut', by: 'clock' });
});
