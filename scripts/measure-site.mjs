// Times of a site in Chromium: node scripts/measure-site.mjs SITE [WORDS]
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [site = 'site', words = 'security cooperation'] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.COMMUNIQUE_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable');

const open = (name) => page.goto(pathToFileURL(resolve(join(site, name))).href);
const pages = readdirSync(site).filter((name) => name.endsWith('.html'));
const release = readdirSync(join(site, 'releases'))[0];
for (const name of [...pages, `releases/${release}`]) {
  await open(name);
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (key) => Math.round(1000 * (metrics.find((metric) => metric.name === key)?.value ?? 0));
  console.log(`${name}: scripting ${of('ScriptDuration')} ms, all tasks ${of('TaskDuration')} ms`);
}

/** Types letter by letter: from the keystroke to the end of its work, and to the frame after it. */
async function type(name, field) {
  await open(name);
  const keys = await page.evaluate(
    async ([selector, text]) => {
      const input = document.querySelector(selector);
      const times = [];
      for (let length = 1; length <= text.length; length++) {
        await new Promise((done) => setTimeout(done, 60));
        const started = performance.now();
        input.value = text.slice(0, length);
        input.dispatchEvent(new Event('input', { bubbles: true }));
        const worked = performance.now() - started;
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        times.push([worked, performance.now() - started]);
      }
      return times;
    },
    [field, words],
  );
  const of = (at) => keys.map((key) => key[at]).sort((a, b) => a - b);
  const told = (list) => `${list[list.length >> 1].toFixed(1)} ms (most ${list.at(-1).toFixed(1)})`;
  console.log(`${name}: typing "${words}": filter ${told(of(0))}, to the frame ${told(of(1))}`);
  console.log(`  ${await page.textContent('#count')}`);
}

await type('statements.html', 'input[name=q]');
await type('releases.html', '#find');
await type('commitments.html', '#find');
await browser.close();
