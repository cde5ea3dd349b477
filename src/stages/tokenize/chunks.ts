import type { Token } from '../../core/document.js';
import { forgetSpellings, ownText, type Spelling, spellingsMade } from '../../core/spelling.js';
import { TagModel } from './model.js';
import { type Abbreviations, wordsOf } from './words.js';

/** A token of a chunk, in offsets from where the chunk starts. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly spelling: Spelling;
  /** The part of the tagger's reading whose tag the token gets, -1 for none. */
  readonly part: number;
}

/** A part of a chunk as the tagger reads it. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly tag: number;
  readonly settled: boolean;
  readonly hint: number;
  readonly normal: number;
}

/** What stands between two blanks. */
export interface Chunk {
  readonly parts: readonly Part[];
  /** Null where the tokens hang on what stands around the chunk. */
  readonly pieces: readonly Piece[] | null;
}

/** Chunks and spellings that are remembered; beyond that many the memory starts afresh, and with it that of the tagger. */
const MOST = 1 << 15;
/** Longer chunks come but once. */
const LONGEST = 40;

/** "RECALLING", "RESOLVES", "REAFFIRM": verbs in capitals, which the tagger would take for names. */
const SHOUTED = /(?<![\p{L}-])\p{Lu}{4,}(?![\p{L}-])/gu;
const INFLECTED = /.{3}(?:ING|ED|ES|S)$/u;
/** A rule of signs, such as "*****": the tagger takes time in the square of its length, and it has no tag to find. */
const RULE = /([^\p{L}\p{N}\s])\1{15,}/gu;

function taggable(chunk: string, verbs: ReadonlySet<string>): string {
  const quiet = (word: string) => (INFLECTED.test(word) || verbs.has(word.toLowerCase()) ? word.toLowerCase() : word);
  return chunk.replace(SHOUTED, quiet).replace(RULE, (signs) => ' '.repeat(signs.length));
}

/** Remembers the words between blanks, which come again and again: each is cut and looked up once. */
export class Chunks {
  model = new TagModel();
  readonly #known = new Map<string, Chunk>();

  /** @param verbs forms of verbs that perform an act, lower case */
  constructor(
    readonly abbreviations: Abbreviations,
    private readonly verbs: ReadonlySet<string>,
  ) {}

  /** Starts afresh when too much is remembered; for the time between two documents. */
  tidy(): void {
    if (this.#known.size < MOST && spellingsMade() < MOST) return;
    this.#known.clear();
    forgetSpellings();
    this.model = new TagModel();
  }

  /** The chunk of some text without blanks. */
  of(text: string): Chunk {
    const known = this.#known.get(text);
    if (known) return known;
    const parts = this.#partsOf(text);
    const words = wordsOf(text, 0, text.length, this.abbreviations);
    const chunk = { parts, pieces: this.#hangs(text, words) ? null : piecesOf(words, 0, parts) };
    if (text.length <= LONGEST) this.#known.set(ownText(text), chunk);
    return chunk;
  }

  /** True when a dot may belong to a word or not, by what follows the chunk: "No. 5", "J. Smith". */
  #hangs(text: string, words: readonly Token[]): boolean {
    return words.some(({ lower, end }) => {
      if (!lower.endsWith('.') && text.charAt(end) !== '.') return false;
      const word = lower.endsWith('.') ? lower.slice(0, -1) : lower;
      return /^\p{L}$/u.test(word) || this.abbreviations.get(word) === 'before-number';
    });
  }

  /** The tagger has no offsets: its tokens are found again one after another. */
  #partsOf(text: string): Part[] {
    const read = taggable(text, this.verbs);
    const { values, tags, settled, hints, normals } = this.model.read(read);
    const parts: Part[] = [];
    let cursor = 0;
    for (const [i, value] of values.entries()) {
      const found = read.indexOf(value, cursor);
      const start = found < 0 ? cursor : found;
      const end = found < 0 ? cursor : found + value.length;
      cursor = end;
      const [tag, hint, normal] = [tags[i] as number, hints[i] as number, normals[i] as number];
      parts.push({ start, end, tag, settled: settled[i] === 1, hint, normal });
    }
    return parts;
  }
}

/** Tokens with the part that tags each: the last that lies in it ("Japan-ROK" is several to the tagger). */
export function piecesOf(words: readonly Token[], from: number, parts: readonly Part[]): Piece[] {
  const owners = new Int32Array(words.length).fill(-1);
  let at = 0;
  for (const [i, { start, end }] of parts.entries()) {
    if (start === end) continue;
    while (at < words.length && (words[at] as Token).end - from <= start) at++;
    const word = words[at];
    if (word && word.start - from < end) owners[at] = i;
  }
  return words.map(({ start, end, spelling }, i) => ({
    start: start - from,
    end: end - from,
    spelling,
    part: owners[i] as number,
  }));
}
