import type { LexiconEntry, Resources } from '../resources/lexicons.js';
import { InputFailure } from './failure.js';

interface LanguageEntry extends LexiconEntry {
  readonly name: string;
  readonly script?: string;
  readonly share?: number;
  readonly words?: readonly string[];
}

export interface Language {
  /** BCP 47 tag. */
  readonly id: string;
  /** English name. */
  readonly name: string;
}

/** Characters looked at, from the start of the text and from its middle. */
const SAMPLE = 6000;
/** A text with fewer words says too little about its language and is taken for English. */
const FEWEST_WORDS = 8;
/** A language is another one only when its function words are this many times as frequent as the English ones. */
const MARGIN = 1.5;
/** A script decides when it has this share of the letters, unless its entry says otherwise. */
const SCRIPT_SHARE = 0.5;

function sampleOf(text: string): string {
  const middle = text.length >> 1;
  return text.length <= 2 * SAMPLE ? text : `${text.slice(0, SAMPLE)} ${text.slice(middle, middle + SAMPLE)}`;
}

/**
 * Makes a function that tells the language of a text by script and function words, from the lexicon `languages`.
 *
 * @returns the language; English when the text is too short to tell
 */
export function createLanguageGuess(resources: Resources): (text: string) => Language {
  const entries = resources.lexicon<LanguageEntry>('languages');
  const scripts = entries.flatMap(({ id, name, script, share = SCRIPT_SHARE }) =>
    script
      ? [
          {
            id,
            name,
            pattern: new RegExp(`\\p{Script=${script}}`, 'gu'),
            share,
          },
        ]
      : [],
  );
  const lists = entries.flatMap(({ id, name, words }) => (words ? [{ id, name, words: new Set(words) }] : []));
  const english = { id: 'en', name: 'English' };
  return (text) => {
    const sample = sampleOf(text);
    const letters = sample.match(/\p{L}/gu)?.length ?? 0;
    const script = scripts.find(({ pattern, share }) => (sample.match(pattern)?.length ?? 0) > letters * share);
    if (script) return { id: script.id, name: script.name };
    const words = sample.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
    if (words.length < FEWEST_WORDS) return english;
    const hits = (list: ReadonlySet<string>) => words.reduce((sum, word) => sum + (list.has(word) ? 1 : 0), 0);
    const counted = lists.map(({ id, name, words: list }) => ({ id, name, count: hits(list) }));
    const own = counted.find(({ id }) => id === 'en')?.count ?? 0;
    const best = counted.reduce((a, b) => (b.count > a.count ? b : a));
    return best.count > own * MARGIN && best.count >= 2 ? { id: best.id, name: best.name } : english;
  };
}

/**
 * @throws InputFailure `language` when the text is not in English
 */
export function refuseOtherLanguages(guess: (text: string) => Language, text: string): void {
  const { id, name } = guess(text);
  if (id === 'en') return;
  throw new InputFailure(
    'language',
    `The release is in ${name} (${id}); communique reads English.`,
    'Give the English version of the release.',
  );
}
