import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { comparisonFile, fileOf } from '../../src/report/site/pages.js';
import { writeSite } from '../../src/report/site/write.js';
import { packageRoot } from '../../src/resources/paths.js';
import { ACCOUNTS, datasetOf, HOSTILE, THIRD } from '../report/accounts.js';
import { hasChromium, launch } from './chromium.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { html: string }[];
  }[];
}

const site = mkdtempSync(join(tmpdir(), 'communique-site-'));
const dataset = datasetOf([...ACCOUNTS, THIRD, HOSTILE]);
const total = dataset.statements.length;
const comparison = comparisonFile(['host', 'guest', 'third']);
const hostile = fileOf(HOSTILE[0]);
const PAGES = [
  'index.html',
  'statements.html',
  'releases.html',
  'actors.html',
  'meetings.html',
  'commitments.html',
  fileOf('host'),
  hostile,
  comparison,
];

function address(path: string): string {
  const [file = '', fragment] = path.split('#');
  const href = pathToFileURL(join(site, file)).href;
  return fragment === undefined ? href : `${href}#${fragment}`;
}

describe.skipIf(!hasChromium())('the site in Chromium', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Errors of the console, of scripts, and of the policy; requests that leave the disk. */
  let faults: string[];

  beforeAll(async () => {
    if (!existsSync(join(packageRoot, 'dist/report/browser/statements.js')))
      throw new Error('Build first: npm run build.');
    writeSite(dataset, site, { textOf: (id) => dataset.texts.get(id) ?? null });
    browser = await launch();
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(site, { recursive: true, force: true });
  });

  async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    page = await context.newPage();
    faults = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('request', (request) => !/^(file|data|blob):/.test(request.url()) && faults.push(request.url()));
  }

  beforeEach(() => open());
  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });

  const count = (): Promise<string | null> => page.textContent('#count');
  const rows = (): Promise<number> => page.locator('#rows tr:not(.spacer)').count();

  async function findings(): Promise<string[]> {
    const source = readFileSync(AXE, 'utf8');
    // Through the debugger, since the policy of the pages lets no other script in.
    await page.evaluate(source);
    const { violations } = (await page.evaluate(
      `axe.run(document, { preload: false, runOnly: ${JSON.stringify(RULES)} })`,
    )) as AxeResult;
    return violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
  }

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it.each(PAGES)('%s passes WCAG 2.2 AA as far as axe can tell, without errors or requests', async (path) => {
      await context.close();
      await open({ colorScheme });
      await page.goto(address(path));
      expect(await findings()).toEqual([]);
      expect(await page.title()).toContain('Reading room');
    });
  });

  it('searches and filters the statements, and counts what is left', async () => {
    await page.goto(address('statements.html'));
    expect(await count()).toBe(`${total} statements`);
    await page.fill('input[name=q]', 'vessels');
    expect(await count()).toBe(`4 of ${total} statements`);
    expect(await rows()).toBe(4);
    await page.selectOption('select[name=act]', 'pledge');
    expect(await count()).toBe(`1 of ${total} statements`);
    await page.fill('input[name=q]', '"fishing vessels" -data');
    expect(await count()).toBe(`0 of ${total} statements`);
    await page.click('#clear');
    expect(await count()).toBe(`${total} statements`);
  });

  it('keeps the state in the address, so that a link shows the same', async () => {
    await page.goto(address('statements.html'));
    await page.fill('input[name=q]', 'fishing');
    await page.selectOption('select[name=country]', 'KEN');
    await page.click('th[data-sort=act] button');
    await expect.poll(() => page.url()).toContain('KEN');
    const link = page.url();
    const shown = await page.textContent('#rows');
    const other = await context.newPage();
    await other.goto(link);
    expect(await other.inputValue('input[name=q]')).toBe('fishing');
    expect(await other.textContent('#rows')).toBe(shown);
    expect(await other.getAttribute('th[data-sort=act]', 'aria-sort')).toBe('ascending');
  });

  it('sorts by a column either way', async () => {
    await page.goto(address('statements.html'));
    const dates = (): Promise<string[]> => page.locator('#rows th').allTextContents();
    await page.click('th[data-sort=date] button');
    const rising = await dates();
    expect(rising).toEqual([...rising].sort());
    await page.click('th[data-sort=date] button');
    const falling = await dates();
    expect(falling).toEqual([...falling].sort().reverse());
    expect(falling).not.toEqual(rising);
  });

  it('exports what is filtered, with no cell that a spreadsheet would run', async () => {
    await page.goto(address('statements.html#act=agree'));
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#export')]);
    const path = join(site, 'export.csv');
    await download.saveAs(path);
    const lines = readFileSync(path, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(1 + dataset.statements.filter(({ act }) => act === 'agree').length);
    expect(lines.join('\n')).toContain(`"'=HYPERLINK`);
  });

  it('leads from a statement of the table to its record, rules and offsets', async () => {
    await page.goto(address('statements.html#act=condemn'));
    await page.locator('#rows a').first().click();
    await page.waitForSelector('.statements li.on');
    const card = page.locator('.statements li.on');
    expect(await card.textContent()).toContain('Rules');
    expect(await card.textContent()).toMatch(/cue \d+–\d+/);
    expect(await page.locator('.text .cue.on').textContent()).toContain('denounced');
  });

  it('shows a statement when its cue is clicked or chosen by key', async () => {
    await page.goto(address(fileOf('host')));
    const cue = page.locator('.text a.cue', { hasText: 'agreed' });
    await cue.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.statements li.on').textContent()).toContain('exchange data on fishing vessels');
    expect(page.url()).toMatch(/#s-/);
  });

  it('leads from an actor to all its statements', async () => {
    await page.goto(address('actors.html'));
    await page.fill('#find', 'eide');
    await page.locator('#list tbody tr:not([hidden]) th a').first().click();
    await expect.poll(count).toBe(`${spokenBy('person:eide-espen-barth')} of ${total} statements`);
  });

  function spokenBy(id: string): number {
    return dataset.statements.filter(({ speakers, targets }) => [...speakers, ...targets].some((one) => one.id === id))
      .length;
  }

  it('sets the accounts of a meeting side by side', async () => {
    await page.goto(address('meetings.html'));
    await page.click('main table a');
    await page.waitForURL(/host.*guest/);
    const text = await page.textContent('main');
    expect(await page.locator('.compare thead th').allTextContents()).toEqual([
      'A',
      'B',
      'C',
      'What differs',
      'Likeness',
    ]);
    expect(text).toContain('A is stronger: "condemned", strong, over "denounced" of B');
    expect(text).toContain('left out by C');
    expect(text).toContain('only A has the deadline "by the end of this year"');
    expect(text).toMatch(/Only C says \(1\)/);
  });

  it('goes dark with the system, and by its own button', async () => {
    await page.goto(address('index.html'));
    const paper = (): Promise<unknown> => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const light = await paper();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.click('#theme');
    expect(await paper()).toBe(light);
    await page.goto(address('releases.html'));
    expect(await paper()).toBe(light);
  });

  it('does no harm with scripts, addresses and hidden characters of a release', async () => {
    for (const path of [hostile, 'statements.html', 'releases.html', 'commitments.html', 'index.html']) {
      await page.goto(address(path));
      expect(await page.evaluate('window.harmed')).toBeUndefined();
      const links = await page.evaluate('[...document.links].map((link) => link.protocol)');
      expect(new Set(links as string[])).toEqual(new Set(['file:']));
      expect(await page.content()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(await page.locator('img').count()).toBe(0);
    }
    await page.goto(address(hostile));
    expect(await page.textContent('.text')).toContain('[U+202E]evil[U+202C]');
  });

  it('refuses a script that got into a page all the same', async () => {
    await page.goto(address('index.html'));
    await page.evaluate(`
      const script = document.createElement('script');
      script.textContent = 'window.harmed = true';
      document.body.append(script);
      const image = document.createElement('img');
      image.src = 'https://example.invalid/x.png';
      document.body.append(image);
    `);
    expect(await page.evaluate('window.harmed')).toBeUndefined();
    expect(faults.filter((fault) => fault.includes('Content Security Policy'))).toHaveLength(2);
    faults = [];
  });

  it('can be read on paper and on a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    for (const path of PAGES) {
      await page.goto(address(path));
      const width = await page.evaluate('document.documentElement.scrollWidth');
      expect({ path, width }).toEqual({ path, width: 360 });
    }
    await page.goto(address(fileOf('host')));
    await page.locator('.text a.cue', { hasText: 'agreed' }).click();
    await expect.poll(() => page.locator('.statements li.on').boundingBox()).toMatchObject({ x: 0, width: 360 });
    await expect(
      page.locator('.statements li.on').evaluate((card) => card.getBoundingClientRect().bottom),
    ).resolves.toBe(700);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('light');
    expect(await page.locator('header.site').isVisible()).toBe(false);
    expect((await page.pdf()).byteLength).toBeGreaterThan(1000);
  });
});
