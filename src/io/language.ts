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
const BEYOND_ASCII = /[\p{L}\p{M}]/u;
const NONE: readonly number[] = [];

function sampleOf(text: string): string {
  const middle = text.length >> 1;
  return text.length <= 2 * SAMPLE ? text : `${text.slice(0, SAMPLE)} ${text.slice(middle, middle + SAMPLE)}`;
}

/** Letters of a text, and the characters beyond ASCII, among which those of other scripts are. */
function letterCounts(text: string): { readonly letters: number; readonly foreign: number } {
  let letters = 0;
  let foreign = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const lower = unit | 0x20;
    if (unit > 0x7f) foreign++;
    else if (lower >= 0x61 && lower <= 0x7a) letters++;
  }
  return { letters, foreign };
}

/** True where a letter stands; letters beyond the basic plane are of no function word. */
function isLetter(code: number): boolean {
  return code < 128 ? code >= 97 && code <= 122 : BEYOND_ASCII.test(String.fromCharCode(code));
}

/** Counts the words of a text in lower case, and tells of those that are short enough to be function words. */
function countWords(text: string, longest: number, take: (word: string) => void): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    if (!isLetter(text.charCodeAt(at))) continue;
    const start = at;
    while (at < text.length && isLetter(text.charCodeAt(at))) at++;
    count++;
    if (at - start <= longest) take(text.slice(start, at));
  }
  return count;
}

/**
 * Makes a function that tells the language of a text by script and function words, from the lexicon `languages`.
 *
 * @returns the language; English when the text is too short to tell
 */
export function createLanguageGuess(resources: Resources): (text: string) => Language {
  const entries = resources.lexicon<LanguageEntry>('languages');
  const scripts = entries.flatMap(({ id, name, script, share = SCRIPT_SHARE }) =>
    script ? [{ id, name, pattern: new RegExp(`\\p{Script=${script}}`, 'gu'), share }] : [],
  );
  const leastShare = Math.min(...scripts.map(({ share }) => share));
  const languages = entries.filter(({ words }) => words);
  const own = languages.findIndex(({ id }) => id === 'en');
  /** Function words with the languages that have them. */
  const lists = new Map<string, number[]>();
  for (const [at, { words = [] }] of languages.entries()) {
    for (const word of new Set(words)) lists.set(word, [...(lists.get(word) ?? []), at]);
  }
  const longest = Math.max(...Array.from(lists.keys(), ({ length }) => length));
  const english = { id: 'en', name: 'English' };

  function scriptOf(sample: string): Language | undefined {
    const { letters, foreign } = letterCounts(sample);
    if (foreign <= letters * leastShare) return undefined;
    const all = sample.match(/\p{L}/gu)?.length ?? 0;
    return scripts.find(({ pattern, share }) => (sample.match(pattern)?.length ?? 0) > all * share);
  }

  return (text) => {
    const sample = sampleOf(text);
    const script = scriptOf(sample);
    if (script) return { id: script.id, name: script.name };
    const counts = languages.map(() => 0);
    const words = countWords(sample.toLowerCase(), longest, (word) => {
      for (const at of lists.get(word) ?? NONE) counts[at] = (counts[at] as number) + 1;
    });
    if (words < FEWEST_WORDS) return english;
    const best = counts.indexOf(Math.max(...counts));
    const most = counts[best] as number;
    const { id, name } = languages[best] as LanguageEntry;
    return most > (counts[own] ?? 0) * MARGIN && most >= 2 ? { id, name } : english;
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
