import { normalWord } from '../../core/view.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';

/** A word with a meaning in time expressions; `slot` is the name patterns call it by. */
export interface TimeWord extends LexiconEntry {
  readonly slot: string;
  readonly forms: readonly string[];
  readonly value: string | number;
  /** Only with a capital letter ("May", "March", "Sunday"). */
  readonly capital?: boolean;
}

export interface TimeUnit extends LexiconEntry {
  readonly singular: readonly string[];
  readonly plural: readonly string[];
  /** Letter in TIMEX3 durations: Y, M, W, D, H, Q, DE, CE … */
  readonly letter: string;
  /** Under a day: durations are written with T. */
  readonly time?: boolean;
  /** Length in days, rounded, to compare units. */
  readonly days: number;
  /** How many of `letter` one unit is (a fortnight is two weeks). */
  readonly factor?: number;
}

/** A capital or a joiner behind the first letter. */
const ODD = /.[\p{Lu}\u2060]/u;

/** What one word can stand for. */
export interface Sense {
  readonly slot: string;
  readonly value: string | number;
  readonly unit?: TimeUnit;
}

interface Form {
  readonly code: string;
  readonly senses: Sense[];
}

/** First of the private-use characters that stand for known words. */
const FIRST_CODE = 0xe000;

/**
 * All words that patterns know. Each word is one private-use character, so that a text becomes a short string over
 * which patterns run as plain regular expressions.
 */
export class Vocabulary {
  readonly #forms = new Map<string, Form>();
  readonly #lowerOnly = new Map<string, Form>();
  readonly #codes = new Map<string, Form>();
  /** Codes by the usual spellings: lower case, capital, capitals. */
  readonly #written = new Map<string, string>();
  readonly #slots = new Map<string, Set<string>>();
  #next = FIRST_CODE;

  /** Adds a sense to a word; `capital` keeps it from words in lower case. */
  add(form: string, sense: Sense, capital = false): void {
    const entry = this.#forms.get(form) ?? this.#create(this.#forms, form);
    this.#give(entry, sense);
    if (!capital) {
      const lower = this.#lowerOnly.get(form);
      if (lower) this.#give(lower, sense);
    } else if (!this.#lowerOnly.has(form)) {
      const lower = this.#create(this.#lowerOnly, form);
      for (const earlier of entry.senses.slice(0, -1)) this.#give(lower, earlier);
    }
  }

  #give(form: Form, sense: Sense): void {
    form.senses.push(sense);
    const codes = this.#slots.get(sense.slot);
    if (codes) codes.add(form.code);
    else this.#slots.set(sense.slot, new Set([form.code]));
  }

  #create(map: Map<string, Form>, form: string): Form {
    const entry = { code: String.fromCharCode(this.#next++), senses: [] };
    map.set(form, entry);
    this.#codes.set(entry.code, entry);
    this.#written.set(form, entry.code);
    if (map === this.#forms) {
      this.#written.set(form.charAt(0).toUpperCase() + form.slice(1), entry.code);
      this.#written.set(form.toUpperCase(), entry.code);
    }
    return entry;
  }

  /** Makes sure a literal word of a pattern has a character. */
  literal(form: string): void {
    if (!this.#forms.has(form)) this.add(form, { slot: '', value: form });
  }

  /** The character of a word as it stands in a text, or null for words that no pattern knows. */
  code(text: string): string | null {
    const known = this.#written.get(text);
    if (known !== undefined) return known;
    // Odd capitals ("mAY") and markup inside a word are rare; all others were written out beforehand.
    return ODD.test(text) ? (this.#forms.get(normalWord(text))?.code ?? null) : null;
  }

  /** Characters of a word as a pattern's literal: with and without capital. */
  codesOf(form: string): string[] {
    const code = this.#forms.get(form)?.code;
    const lower = this.#lowerOnly.get(form)?.code;
    if (code === undefined) return lower === undefined ? [] : [lower];
    return lower === undefined ? [code] : [code, lower];
  }

  /** Characters of all words that have a slot. */
  codesOfSlot(slot: string): string[] {
    return [...(this.#slots.get(slot) ?? [])];
  }

  sense(code: string, slot: string): Sense | undefined {
    return this.#codes.get(code)?.senses.find((sense) => sense.slot === slot);
  }
}

/** Reads the words and units of the lexicons into a vocabulary. */
export function createVocabulary(resources: Resources): Vocabulary {
  const vocabulary = new Vocabulary();
  for (const { slot, forms, value, capital } of resources.lexicon<TimeWord>('time-words')) {
    for (const form of forms) vocabulary.add(form, { slot, value }, capital ?? false);
  }
  for (const unit of resources.lexicon<TimeUnit>('time-units')) {
    for (const form of unit.singular) vocabulary.add(form, { slot: 'unit', value: unit.letter, unit });
    for (const form of unit.plural) vocabulary.add(form, { slot: 'units', value: unit.letter, unit });
  }
  return vocabulary;
}
