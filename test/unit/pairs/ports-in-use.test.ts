/** That two checks never use the same port at the same time. */
import { describe, expect, it } from 'vitest';
import { PortsInUse } from '../../pairs/runner/ports-in-use.ts';

describe('ports in use', () => {
  it('keep those apart that share a port, and let the others run at the same time', async () => {
    const ports = new PortsInUse();
    const course: string[] = [];
    let finish = (): void => undefined;
    const first = new Promise<void>((resolve) => (finish = resolve));
    const run = (name: string, use: readonly number[], until: Promise<unknown>) =>
      ports.using(use, async () => {
        course.push(`${name} begins`);
        await until;
        course.push(`${name} ends`);
      });
    const running = run('first', [5000, 5001], first);
    const second = run('second', [5001], Promise.resolve());
    await run('other', [5002], Promise.resolve());
    finish();
    await Promise.all([running, second]);
    expect(course).toEqual([
      'first begins',
      'other begins',
      'other ends',
      'first ends',
      'second begins',
      'second ends',
    ]);
  });

  it('are free again after a check that failed', async () => {
    const ports = new PortsInUse();
    await expect(ports.using([5000], () => Promise.reject(new Error('wrong')))).rejects.toThrow('wrong');
    await expect(ports.using([5000], () => Promise.resolve())).resolves.toBeUndefined();
  });
});
