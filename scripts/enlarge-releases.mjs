// Repeats releases under other ids until there are so many: node scripts/enlarge-releases.mjs TO COUNT FILE...
// Each round moves all years of the texts on by one, so that copies are not taken for accounts of one meeting.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const [to, count, ...files] = process.argv.slice(2);
const texts = files.map((file) => [basename(file), readFileSync(file, 'utf8')]);
mkdirSync(to, { recursive: true });
for (let at = 0; at < Number(count); at++) {
  const [name, text] = texts[at % texts.length];
  const round = Math.floor(at / texts.length);
  const moved = text.replace(/\b20\d\d\b/g, (year) => String(Number(year) + round));
  writeFileSync(join(to, `${String(round).padStart(3, '0')}-${name}`), moved);
}
