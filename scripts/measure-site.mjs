// Times of a site in Chromium: node scripts/measure-site.mjs SITE [WORDS]
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [site = 'site', words = 'missile defence'] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.COMMUNIQUE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');

for (const name of ['index.html', 'statements.html', 'releases.html', 'commitments.html']) {
  await page.goto(pathToFileURL(resolve(join(site, name))).href);
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (key) => Math.round(1000 * (metrics.find((metric) => metric.name === key)?.value ?? 0));
  console.log(`${name}: scripting ${of('ScriptDuration')} ms, all tasks ${of('TaskDuration')} ms`);
}

await page.goto(pathToFileURL(resolve(join(site, 'statements.html'))).href);
// From the keystroke to the end of its work, and to the frame after it.
const keys = await page.evaluate(async (text) => {
  const field = document.querySelector('input[name=q]');
  const times = [];
  for (let length = 1; length <= text.length; length++) {
    await new Promise((done) => setTimeout(done, 60));
    const started = performance.now();
    field.value = text.slice(0, length);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const worked = performance.now() - started;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push([worked, performance.now() - started]);
  }
  return times;
}, words);
const middle = (at) =>
  keys
    .map((key) => key[at])
    .sort((a, b) => a - b)
    [keys.length >> 1].toFixed(1);
const most = (at) => Math.max(...keys.map((key) => key[at])).toFixed(1);
console.log(
  `typing "${words}": filter ${middle(0)} ms (most ${most(0)}), to the frame ${middle(1)} ms (most ${most(1)})`,
);
console.log(await page.textContent('#count'));
await browser.close();
