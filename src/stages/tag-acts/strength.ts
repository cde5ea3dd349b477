import type { TokenRange } from '../../core/parse.js';
import type { Strength } from '../../core/records.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import type { Reader } from './sentence.js';

interface IntensifierEntry extends LexiconEntry {
  readonly strength?: 'strong' | 'weak';
  readonly restated?: boolean;
  readonly forms?: readonly string[];
  readonly phrases?: readonly string[];
}

export interface Degree {
  readonly strength: Strength;
  readonly restated: boolean;
  readonly rules: readonly string[];
}

/** Reads degree and repetition from the words around a cue. */
export type DegreeOf = (reader: Reader, cue: TokenRange, bounds: TokenRange) => Degree;

const LONGEST_PHRASE = 6;
/** Adverbs stand at most this many words before the verb ("strongly and unequivocally condemned"). */
const REACH = 4;
const ADVERBIAL = /(?:ly|^and|^again|^also|^once|^more|^jointly|^further|^in|^the|^strongest|^terms|^,)$/;

/** Builds the reader of degrees from the lexicon `intensifiers`. */
export function createDegreeOf(resources: Resources): DegreeOf {
  const words = new Map<string, IntensifierEntry>();
  const phrases = new Map<string, IntensifierEntry>();
  /** First words of phrases: nearly all words begin none. */
  const openers = new Set<string>();
  for (const entry of resources.lexicon<IntensifierEntry>('intensifiers')) {
    for (const form of entry.forms ?? []) words.set(form, entry);
    for (const phrase of entry.phrases ?? []) {
      phrases.set(phrase, entry);
      openers.add(phrase.split(' ', 1)[0] as string);
    }
  }

  function phraseAt(reader: Reader, index: number, last: number): IntensifierEntry | undefined {
    if (!openers.has(reader.lower(index))) return undefined;
    let text = '';
    for (let i = index; i < Math.min(last, index + LONGEST_PHRASE); i++) {
      text = text === '' ? reader.lower(i) : `${text} ${reader.lower(i)}`;
      const entry = phrases.get(text);
      if (entry) return entry;
    }
    return undefined;
  }

  return (reader, cue, bounds) => {
    const found: IntensifierEntry[] = [];
    let first = cue.first;
    while (first > bounds.first && cue.first - first < REACH && ADVERBIAL.test(reader.lower(first - 1))) first--;
    let last = cue.last;
    while (last < bounds.last && /ly$|^(?:once|again)$/.test(reader.lower(last))) last++;
    for (let i = first; i < last; i++) {
      const entry = words.get(reader.lower(i)) ?? phraseAt(reader, i, bounds.last);
      if (entry) found.push(entry);
    }
    let behind = cue.last;
    while (/^(?:once|again|today|also|,)$/.test(reader.lower(behind))) behind++;
    const after = phraseAt(reader, behind, bounds.last);
    if (after) found.push(after);
    const strength = found.find((entry) => entry.strength)?.strength ?? 'neutral';
    return {
      strength,
      restated: found.some((entry) => entry.restated),
      rules: [...new Set(found.map(({ id }) => `intensifier:${id}`))],
    };
  };
}
