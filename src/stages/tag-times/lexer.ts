import type { Token } from '../../core/document.js';
import { type Spelling, SpellingFact } from '../../core/spelling.js';
import { BREAK, type Lexed, LexedBuilder, OTHER } from './codes.js';
import { numeral } from './numerals.js';
import type { Vocabulary } from './vocabulary.js';

const SIGNS = new Map([
  [',', ','],
  ['-', '-'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['/', '/'],
  ['(', '('],
  [')', ')'],
  ['"', '"'],
]);

const BLANK = 32;
const DOT = 46;
const BEYOND_ASCII = /[\p{L}\p{M}\p{N}\u2060]/u;

/** Letters, digits and what joins them inside a word. Most characters are ASCII, where a comparison is enough. */
function isWordCharacter(code: number): boolean {
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  }
  return BEYOND_ASCII.test(String.fromCharCode(code));
}

function isNumeralStart(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 39;
}

const SLOW = 0;

/** The code of a word that is one lexeme wherever it stands, unless letters or a dot follow; else `SLOW`. */
function codeOfWord({ text }: Spelling, vocabulary: Vocabulary): number {
  const first = text.charCodeAt(0);
  if (isNumeralStart(first)) return SLOW;
  if (!isWordCharacter(first)) return text.length === 1 ? signCode(text) : SLOW;
  for (let i = 1; i < text.length; i++) if (!isWordCharacter(text.charCodeAt(i))) return SLOW;
  return /^FY\d/i.test(text) ? SLOW : wordCode(text, vocabulary);
}

function wordCode(text: string, vocabulary: Vocabulary): number {
  return (vocabulary.code(text) ?? (isLower(text.charAt(0)) ? 'w' : 'W')).charCodeAt(0);
}

const signCode = (sign: string): number => (SIGNS.get(sign) ?? OTHER).charCodeAt(0);

function isLower(letter: string): boolean {
  return letter === letter.toLowerCase();
}

/** Turns a view into lexemes, from its start to its end. */
class Reader {
  readonly #builder: LexedBuilder;
  #at = 0;
  #nextBreak = 0;

  constructor(
    readonly view: string,
    readonly breaks: readonly number[],
    readonly vocabulary: Vocabulary,
    room: number,
  ) {
    this.#builder = new LexedBuilder(room);
  }

  /** A token whose code is known; false where the lexemes are cut otherwise. */
  token(start: number, end: number, code: number): boolean {
    if (this.#at < start) this.upTo(start);
    const next = this.view.charCodeAt(end);
    if (this.#at !== start || code === SLOW || next === DOT || isWordCharacter(next)) return false;
    this.#cut();
    this.#builder.add(start, end, code);
    this.#at = end;
    return true;
  }

  /** Reads on until an offset is reached. */
  upTo(offset: number): void {
    const { view, vocabulary } = this;
    while (this.#at < offset) {
      const code = view.charCodeAt(this.#at);
      if (code === BLANK) {
        this.#at++;
        continue;
      }
      this.#cut();
      if (isNumeralStart(code)) this.#at = numeral(view, this.#at, vocabulary, this.#builder);
      else if (isWordCharacter(code)) this.#word();
      else this.#builder.add(this.#at, ++this.#at, signCode(view.charAt(this.#at - 1)));
    }
  }

  done(): Lexed {
    this.upTo(this.view.length);
    return this.#builder.done(this.view);
  }

  /** Sets a break where a segment starts. */
  #cut(): void {
    if ((this.breaks[this.#nextBreak] ?? this.view.length) > this.#at) return;
    this.#builder.add(this.#at, this.#at, BREAK.charCodeAt(0));
    while ((this.breaks[this.#nextBreak] ?? this.view.length) <= this.#at) this.#nextBreak++;
  }

  #word(): void {
    const { view, vocabulary } = this;
    const start = this.#at;
    let end = start + 1;
    while (end < view.length && isWordCharacter(view.charCodeAt(end))) end++;
    // "FY2027" is the word "FY" and a year.
    if ((view.charCodeAt(start + 1) | 32) === 121 && /^FY\d/i.test(view.slice(start, start + 3))) end = start + 2;
    const text = view.slice(start, end);
    const abbreviated = view.charCodeAt(end) === DOT ? vocabulary.code(`${text}.`) : null;
    this.#at = abbreviated ? end + 1 : end;
    this.#builder.add(start, this.#at, abbreviated ? abbreviated.charCodeAt(0) : wordCode(text, vocabulary));
  }
}

/** Turns a view into lexemes; `breaks` are offsets no pattern may cross (starts of segments), ascending. */
export type Lexer = (view: string, tokens: readonly Token[], breaks: readonly number[]) => Lexed;

/** Makes a lexer: nearly all tokens are one lexeme, whose code hangs on their spelling alone. */
export function createLexer(vocabulary: Vocabulary): Lexer {
  const codes = new SpellingFact((spelling) => codeOfWord(spelling, vocabulary));
  return (view, tokens, breaks) => {
    const reader = new Reader(view, breaks, vocabulary, tokens.length + breaks.length);
    for (const { start, end, spelling } of tokens) {
      if (!reader.token(start, end, codes.of(spelling))) reader.upTo(end);
    }
    return reader.done();
  };
}
