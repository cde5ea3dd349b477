// Pictures of the main pages of a site: node scripts/screenshots.mjs SITE FOLDER
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [site = 'site', folder = 'screenshots'] = process.argv.slice(2);
const first = (room) => `${room}/${readdirSync(join(site, room)).sort()[0] ?? ''}`;
const pages = [
  ['overview', 'index.html'],
  ['statements', 'statements.html'],
  ['filtered', 'statements.html#class=commissive&deadline=any&sort=deadline'],
  ['release', process.argv[4] ? `releases/${process.argv[4]}` : first('releases')],
  ['releases', 'releases.html'],
  ['actors', 'actors.html'],
  ['commitments', 'commitments.html'],
  ['meetings', 'meetings.html'],
  ...(readdirSync(site).includes('meetings') ? [['comparison', first('meetings')]] : []),
];

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.COMMUNIQUE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const wide = { width: 1360, height: 900 };
const looks = [
  ['light', { colorScheme: 'light', viewport: wide }],
  ['dark', { colorScheme: 'dark', viewport: wide }],
  ['narrow', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
  ['print', { colorScheme: 'light', viewport: { width: 794, height: 1123 } }],
];
for (const [look, options] of looks) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  if (look === 'print') await page.emulateMedia({ media: 'print' });
  for (const [name, path] of pages) {
    const [file, fragment] = path.split('#');
    const address = pathToFileURL(resolve(site, file)).href;
    await page.goto('about:blank');
    await page.goto(fragment ? `${address}#${fragment}` : address);
    if (name === 'release' && look !== 'print') await page.locator('.text a.cue').nth(2).click();
    await page.screenshot({ path: join(folder, `${name}-${look}.png`) });
  }
  await context.close();
}
await browser.close();
