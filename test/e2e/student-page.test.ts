/** The page of a student in a real browser: nothing is asked from anywhere, nothing that a submission wrote comes alive. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SubmissionResult } from '../../harness/grade/results.ts';
import { sequenceOf } from '../../reports/sequence/sequence.ts';
import type { Drawings } from '../../reports/student-page/diagrams.tsx';
import { renderStudentPage } from '../../reports/student-page/page.tsx';
import { hasBrowser, openBrowser } from '../support/browser.ts';
import {
  failingSubmission,
  hostileSubmission,
  incompleteSubmission,
  notGradedSubmission,
  rightSubmission,
  sampleRun,
  sampleSubmission,
  undecidedSubmission,
} from '../support/sample-run.ts';
import { Story } from '../support/story.ts';

const attack = `</pre></script><script>document.title='owned'</script><img src="http://127.0.0.1:9/x" onerror="document.title='owned'"><a href="javascript:document.title='owned'" style="position:fixed">x</a>`;
const attackingSubmission = sampleSubmission(
  attack,
  {
    'add.client.sum': [
      {
        id: attack,
        title: attack,
        status: 'fail',
        reason: attack,
        hint: attack,
        evidence: { steps: [{ text: attack, outcome: 'failed' }], expected: attack, actual: attack, screen: attack },
      },
    ],
    'add.server.sum': [{ status: 'fail', reason: attack }],
    'add.server.reply': [{ status: 'unsupported', reason: attack }],
    'add.pair': [{ status: 'blocked', reason: attack }],
  },
  { problems: [attack], programs: { 'add.client': attack } },
);

const submissions: Readonly<Record<string, SubmissionResult>> = {
  right: rightSubmission,
  failing: failingSubmission,
  incomplete: incompleteSubmission,
  undecided: undecidedSubmission,
  'not graded': notGradedSubmission,
  hostile: hostileSubmission,
  attacking: attackingSubmission,
};

/** The same diagram for each failure: of a program that starts, is asked, and attacks. */
function drawingsOf(submission: SubmissionResult): Drawings {
  const story = new Story().begins().starts('server', attack).isAsked(42, attack).sends(attack).shows('server', attack);
  const transcript = {
    ...story.settles().transcript(),
    actions: [{ kind: 'action', verb: 'peerAsks', number: 42 } as const],
  };
  const drawing = {
    sequence: sequenceOf(transcript, []),
    chunks: { fileBytes: 4096, expected: [2048, 2048, 0], actual: [2048, 2048] },
  };
  return new Map(submission.scenarios.filter(({ status }) => status === 'fail').map(({ id }) => [id, drawing]));
}

const pages = new Map(
  Object.entries(submissions).map(([name, each]) => [name, renderStudentPage(each, sampleRun, drawingsOf(each))]),
);

describe.each([...pages])('the page of a submission: %s', (_, text) => {
  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        'require-sri': 'off',
        'no-raw-characters': 'error',
        'long-title': 'off',
        'svg-focusable': 'off',
        'doctype-style': 'off',
        'no-inline-style': 'error',
      },
    });
    const { results } = await validator.validateString(text);
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`)),
    ).toEqual([]);
  });

  it('names no address of another machine', () => {
    const own = text.replaceAll(/&quot;|&lt;|&gt;|&amp;/g, '');
    expect([...own.matchAll(/\s(?:src|srcset|action|data|xlink:href)="/g)]).toEqual([]);
    expect(
      [...own.matchAll(/\shref="([^"]*)"/g)]
        .map(([, target = '']) => target)
        .filter((target) => !/^#F\d+$/.test(target)),
    ).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)('in a browser', () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'datagrade-pages-'));
    browser = await openBrowser();
    for (const [name, text] of pages) await writeFile(join(folder, `${name}.html`), text);
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens a page, and collects what it asks for and what the browser complains about. */
  async function open(
    name: string,
    options: BrowserContextOptions = {},
  ): Promise<{ page: Page; requests: string[]; complaints: string[] }> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
    const page = await context.newPage();
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
    return { page, requests, complaints };
  }

  it.each([...pages.keys()])('asks for nothing, and nothing in it comes alive: %s', async (name) => {
    const { page, requests, complaints } = await open(name);
    expect(requests).toEqual([pathToFileURL(join(folder, `${name}.html`)).href]);
    expect(complaints).toEqual([]);
    expect(await page.title()).toContain('datagrade report');
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('img, iframe, object, embed, form, link, base, [style], [onerror]').count()).toBe(0);
    await page.context().close();
  });

  it('lets no script in that is not its own', async () => {
    const { page, complaints } = await open('failing');
    await page.evaluate(() => {
      const root = globalThis as unknown as {
        document: { createElement(tag: string): { textContent: string }; body: { append(each: unknown): void } };
      };
      const script = root.document.createElement('script');
      script.textContent = 'document.title = "owned"';
      root.document.body.append(script);
    });
    expect(await page.title()).not.toBe('owned');
    expect(complaints.join()).toContain('Content Security Policy');
    await page.context().close();
  });

  it.each([...pages.keys()].flatMap((name) => (['light', 'dark'] as const).map((scheme) => [name, scheme] as const)))(
    'has no violation that axe finds: %s, %s',
    async (name, colorScheme) => {
      const { page } = await open(name, { colorScheme, bypassCSP: true });
      await page.evaluate(axe.source);
      for (const details of await page.locator('details').all())
        await details.evaluate((each) => each.setAttribute('open', ''));
      const { violations } = await page.evaluate<{
        violations: readonly { id: string; nodes: readonly { html: string; failureSummary: string }[] }[];
      }>('axe.run()');
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`)).toEqual([]);
      await page.context().close();
    },
  );

  it.each([...pages.keys()])('is no wider than a phone: %s', async (name) => {
    const { page } = await open(name);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.context().close();
  });

  it('opens what a link leads to, by keyboard alone', async () => {
    const { page } = await open('failing');
    const waits = page.locator('a[href^="#F"]').first();
    const target = page.locator((await waits.getAttribute('href')) ?? 'none');
    await waits.focus();
    await page.keyboard.press('Enter');
    expect(await target.evaluate((each) => each.getBoundingClientRect().top < 844)).toBe(true);
    const summary = page.locator('details.failure > summary').first();
    await summary.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details.failure').first().getAttribute('open')).not.toBeNull();
    await page.context().close();
  });

  it('reaches every part that scrolls or acts with the Tab key', async () => {
    const { page } = await open('failing');
    const reachable = 'a[href], button:not([hidden]), summary, [tabindex="0"]';
    const visible = await page.locator(reachable).filter({ visible: true }).count();
    const seen = new Set<string>();
    for (let at = 0; at < visible; at++) {
      await page.keyboard.press('Tab');
      seen.add(
        String(await page.evaluate(`[...document.querySelectorAll('${reachable}')].indexOf(document.activeElement)`)),
      );
    }
    expect(visible).toBeGreaterThan(5);
    expect(seen.has('-1')).toBe(false);
    expect(seen.size).toBe(visible);
    await page.context().close();
  });

  it('prints all that is folded, and no buttons', async () => {
    const { page } = await open('failing');
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details:not([open])').count()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('button').filter({ visible: true }).count()).toBe(0);
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await page.locator('details:not([open])').count()).toBeGreaterThan(0);
    await page.context().close();
  });
});
