// Releases to measure on: those of some folders, repeated with perturbation so that no copy is like another.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const SYLLABLES = 'ba ko ri tan mel sor vi du lan gre po nis ha ert ul cam'.split(' ');
/** Share of the long words in lower case that a copy replaces by words that no lexicon has. */
const NEW_WORDS = 0.01;
/** Share of the words with a capital inside a line that a copy replaces by new names. */
const NEW_NAMES = 0.1;

/** Numbers from 0 to 1 that are the same each time (a linear congruence). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The texts of the releases in some folders, by path. */
export function readTexts(folders) {
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => ['.txt', '.md'].includes(extname(name)))
      .sort()
      .map((name) => readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n')),
  );
}

function newWord(random) {
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)];
  return syllable() + syllable() + syllable();
}

/** A copy of a text with other digits, some new words and names, and its paragraphs in another order. */
export function perturbed(text, random) {
  const other = text
    .replace(/(?<!\d)[1-9](?=\d?(?!\d))/g, () => String(1 + Math.floor(random() * 2)))
    .replace(/(?<=[a-z,] )[A-Z][a-z]{3,}|(?<= )[a-z]{6,}/g, (word) => {
      const capital = word[0] < 'a';
      if (random() > (capital ? NEW_NAMES : NEW_WORDS)) return word;
      const made = newWord(random);
      return capital ? made[0].toUpperCase() + made.slice(1) : made;
    });
  const [head, ...rest] = other.split('\n\n');
  return [head, ...rest.sort(() => random() - 0.5)].join('\n\n');
}

/** As many perturbed copies as are asked for, by turns from all texts. */
export function* copies(texts, count, random) {
  for (let i = 0; i < count; i++) yield perturbed(texts[i % texts.length], random);
}

/** A text of about so many characters, put together from perturbed copies. */
export function textOf(texts, length, random) {
  let text = '';
  while (text.length < length) {
    text += `${perturbed(texts[Math.floor(random() * texts.length)], random)}\n\n`;
  }
  return text.slice(0, length);
}

/** A text as the pipeline takes it. */
export function documentOf(text, id) {
  return { id, source: null, format: 'txt', sha256: '0'.repeat(64), text, metadata: {} };
}

export function wordsIn(texts) {
  return texts.reduce((sum, text) => sum + (text.match(/\S+/g)?.length ?? 0), 0);
}
