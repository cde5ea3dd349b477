import type { TokenRange } from '../../core/parse.js';
import type { WordClass } from './word-classes.js';
import type { Words } from './words.js';

const NOMINAL = new Set<WordClass>([
  'noun',
  'determiner',
  'pronoun',
  'subject-pronoun',
  'adjective',
  'number',
  'possessive',
  'that',
]);

/** Words of quantity that stand for people without a noun: "and many announced". */
export const QUANTITIES: ReadonlySet<string> = new Set(['many', 'some', 'several', 'most', 'others', 'few', 'all']);

/** What the clause parser knows of times and names: token indexes inside a time expression, and comma inside names. */
export interface Marks {
  readonly isTime: (token: number) => boolean;
  /** True where a mention of an actor starts. */
  readonly isActor: (token: number) => boolean;
  /** True for any word of such a mention. */
  readonly endsActor: (token: number) => boolean;
  /** Head noun of unnamed actors. */
  readonly isCollective: (token: number) => boolean;
  /** Likewise for persons and office holders. */
  readonly isPerson: (token: number) => boolean;
  readonly endsPerson: (token: number) => boolean;
}

interface Piece {
  first: number;
  last: number;
}

const kind = (words: Words, index: number): WordClass | undefined =>
  index < words.first || index >= words.last ? undefined : words.classes[index - words.first];

/** Cuts a stretch at its commas and dashes; those inside names and brackets are hidden and do not count. */
function pieces(words: Words, first: number, last: number): Piece[] {
  const list: Piece[] = [];
  let start = first;
  for (let i = first; i <= last; i++) {
    const border =
      i === last || ((kind(words, i) === 'comma' || kind(words, i) === 'dash') && !words.hidden[i - words.first]);
    if (!border) continue;
    if (i > start) list.push({ first: start, last: i });
    start = i + 1;
  }
  return list;
}

const isCoordinated = (words: Words, piece: Piece): boolean => kind(words, piece.first) === 'coordinator';

/** True for a piece that can be a noun phrase of its own: it opens with a noun, determiner or name, not a preposition. */
function isNominal(words: Words, piece: Piece, marks: Marks): boolean {
  let i = piece.first;
  while (i < piece.last && (kind(words, i) === 'coordinator' || kind(words, i) === 'adverb')) i++;
  const dated = marks.isTime(i) && kind(words, i + 1) === 'open' ? withoutHead(words, piece, marks).first : i;
  if (marks.isActor(withoutArticle(words, dated)) && dated > i) return true;
  if (i >= piece.last) return false;
  if (marks.isActor(i)) return true;
  if (marks.isTime(i)) return false;
  return NOMINAL.has(kind(words, i) as WordClass);
}

/** A joined noun phrase within the piece: "Japan and the ROK". */
function holdsCoordinator(words: Words, piece: Piece): boolean {
  for (let i = piece.first + 1; i < piece.last; i++) {
    if (kind(words, i) === 'coordinator' && !words.hidden[i - words.first]) return true;
  }
  return false;
}

/** Leaves out adverbs, times and prepositions that stand between the subject and its verb ("the Minister today"). */
function withoutTail(words: Words, range: Piece, marks: Marks): TokenRange | null {
  let last = range.last;
  while (last > range.first) {
    const word = kind(words, last - 1);
    if (
      word === 'adverb' ||
      word === 'comma' ||
      word === 'dash' ||
      word === 'quote' ||
      word === 'colon' ||
      (word === 'pronoun' && last - 1 > range.first)
    )
      last--;
    else if (marks.isTime(last - 1) && !marks.isActor(last - 1)) last--;
    else if (word === 'preposition' && last < range.last && last - 1 > range.first) last--;
    else break;
  }
  return last > range.first ? { first: range.first, last } : null;
}

function withoutHead(words: Words, piece: Piece, marks: Marks): Piece {
  let first = piece.first;
  while (first < piece.last) {
    const word = kind(words, first);
    if (word === 'coordinator' || word === 'adverb' || word === 'quote' || word === 'close' || word === 'colon')
      first++;
    else if (marks.isTime(first) && !marks.isActor(first)) first++;
    else {
      // "Today (October 31) the United States"
      const behind = word === 'open' ? behindBracket(words, first, piece.last) : null;
      if (behind === null) break;
      first = behind;
    }
  }
  return { first, last: piece.last };
}

/** Where the text goes on behind a bracket that opens here. */
function behindBracket(words: Words, first: number, last: number): number | null {
  for (let i = first + 1; i < last - 1; i++) if (kind(words, i) === 'close') return i + 1;
  return null;
}

/**
 * The subject in a stretch before a verb group: the last noun phrase, with the members of its list and without
 * leading adverbials ("In addition, …"), interrupting clauses and appositions between commas, and times.
 *
 * @param continued the stretch follows a verb: its front is the object of that verb, and the subject stands behind a
 *   comma or coordinator
 */
export function subjectIn(
  words: Words,
  first: number,
  last: number,
  marks: Marks,
  continued: boolean,
): TokenRange | null {
  const pronoun = pronounBefore(words, first, last);
  if (pronoun !== null) return { first: pronoun, last: pronoun + 1 };
  let list = pieces(words, first, last);
  if (list.length === 0) return null;
  const closed = kind(words, last - 1) === 'comma' || kind(words, last - 1) === 'dash';
  const place = closed && isPlace(words, list, marks);
  const named = list.length > 1 && !place && opensNamed(words, list, marks);
  const tail = list.at(-1) as Piece;
  if (closed && list.length > 1 && !named && !isCoordinated(words, tail) && !isJoined(words, tail, marks)) {
    // "X, visiting Y, said": what stands between the commas is no part of the subject; "X, the envoy, said": it is.
    const kept = list.findLastIndex(
      (piece, i) =>
        (i < list.length - 1 || (i > 0 && isApposition(words, piece, marks))) && isNominal(words, piece, marks),
    );
    if (kept >= 0) list = list.slice(0, kept + 1);
    else if (place) return null;
  }
  const start = startOf(words, list, marks, continued);
  const head = withoutHead(words, { first: start, last: (list.at(-1) as Piece).last }, marks);
  const prepositional = isAdverbial(words, head.first) ? afterAdverbial(words, head, marks) : head;
  return prepositional && withoutTail(words, prepositional, marks);
}

/** "X, together with Y, called": a second speaker between commas. */
function isJoined(words: Words, { first, last }: Piece, marks: Marks): boolean {
  const word = words.tokens[first]?.lower ?? '';
  const start =
    first + (/^(?:together|along|jointly)$/.test(word) && words.tokens[first + 1]?.lower === 'with' ? 2 : 1);
  if (start === first + 1 && word !== 'alongside') return false;
  return start < last && (marks.isActor(start) || marks.isActor(withoutArticle(words, start)));
}

/** "adopted in Jakarta, Indonesia, outlines": a country behind its city, set off by commas, is no subject. */
function isPlace(words: Words, list: readonly Piece[], marks: Marks): boolean {
  const [city, country] = list.slice(-2);
  if (!city || !country || !marks.isActor(country.first) || marks.isPerson(country.first)) return false;
  for (let i = country.first + 1; i < country.last; i++) if (marks.isActor(i) || !marks.endsActor(i)) return false;
  let i = city.last - 1;
  while (i > city.first && words.tokens[i]?.tag === 'PROPN' && !marks.endsActor(i)) i--;
  return i < city.last - 1 && /^(?:in|at|near)$/.test(words.tokens[i]?.lower ?? '');
}

/** "…, the envoy,", "…, a truck driver from Dayton,": a noun phrase in the singular that says who someone is. */
function isApposition(words: Words, { first, last }: Piece, marks: Marks): boolean {
  if (!/^(?:the|an?|his|her|its|their)$/.test(words.tokens[first]?.lower ?? '') || marks.isTime(first)) return false;
  for (let i = first; i < last; i++) if (kind(words, i) === 'verb') return false;
  return true;
}

/** "Building on that meeting, Mr. X, Minister of A, convened": a name behind an adverbial is no apposition. */
function opensNamed(words: Words, list: readonly Piece[], marks: Marks): boolean {
  const opens = (piece: Piece | undefined) =>
    piece !== undefined && marks.isActor(withoutArticle(words, withoutHead(words, piece, marks).first));
  return opens(list.at(-1)) && !opens(list.at(-2));
}

const withoutArticle = (words: Words, index: number): number =>
  kind(words, index) === 'determiner' ? index + 1 : index;

/** "… for Ukraine and they agreed": a pronoun right before the verb is the subject, alone. */
function pronounBefore(words: Words, first: number, last: number): number | null {
  let i = last - 1;
  while (i >= first && (kind(words, i) === 'adverb' || kind(words, i) === 'pronoun')) i--;
  // "and many announced their support": a quantity without a noun.
  if (i >= first && i === last - 1 && QUANTITIES.has(words.tokens[i]?.lower ?? '')) return i;
  if (i < first || kind(words, i) !== 'subject-pronoun') return null;
  return words.tokens[i]?.lower === 'i' && kind(words, i - 1) === 'coordinator' ? null : i;
}

function startOf(words: Words, list: readonly Piece[], marks: Marks, continued: boolean): number {
  const opener = list[0] as Piece;
  if (!continued && isNominal(words, opener, marks) && !isAdverbial(words, withoutHead(words, opener, marks).first)) {
    return opener.first;
  }
  let start = list.length - 1;
  const tail = list[start] as Piece;
  if (continued && !isCoordinated(words, tail)) return lastConjunct(words, tail, marks);
  if (isCoordinated(words, tail) || holdsCoordinator(words, tail)) {
    // Behind a verb the first piece is its object: "to hold the Forum in Osh, and Minister X supported …".
    const front = continued ? 1 : 0;
    while (
      start > front &&
      isNominal(words, list[start - 1] as Piece, marks) &&
      startsList(words, list, start - 1, marks)
    ) {
      start--;
    }
  }
  return (list[start] as Piece).first;
}

/** "… to the people of Gaza and the President thanked": behind an object only the last actor is the subject. */
function lastConjunct(words: Words, piece: Piece, marks: Marks): number {
  for (let i = piece.last - 1; i > piece.first; i--) {
    if (kind(words, i) !== 'coordinator' || words.hidden[i - words.first]) continue;
    let next = i + 1;
    while (kind(words, next) === 'determiner' || kind(words, next) === 'number') next++;
    const opens = marks.isActor(next) || marks.isActor(i + 1) || (next > i + 1 && marks.isCollective(next));
    const person = marks.isPerson(next) || marks.isPerson(i + 1);
    if (opens && (!marks.endsActor(i - 1) || (person && !marks.endsPerson(i - 1)))) return i + 1;
  }
  return piece.first;
}

/** Members of a list of actors; a plain noun before the list belongs to an adverbial ("In attacks on A, the Ministers of B and C"). */
function startsList(words: Words, list: readonly Piece[], index: number, marks: Marks): boolean {
  const piece = list[index] as Piece;
  const next = list[index + 1] as Piece;
  const opener = withoutHead(words, piece, marks);
  const follower = withoutHead(words, next, marks);
  const actor =
    marks.isActor(withoutArticle(words, opener.first)) ||
    marks.isActor(opener.first) ||
    kind(words, opener.first) === 'subject-pronoun';
  const named = marks.isActor(follower.first) || marks.isActor(withoutArticle(words, follower.first));
  const fresh = kind(words, follower.first) === 'determiner' && !isCoordinated(words, next) && !named;
  return actor && !fresh;
}

const isAdverbial = (words: Words, index: number): boolean => {
  const word = kind(words, index);
  return word === 'preposition' || word === 'as' || word === 'to' || word === 'subordinator';
};

/** "In June the Ministers": the subject is what follows the adverbial, found by the next determiner or actor. */
function afterAdverbial(words: Words, piece: Piece, marks: Marks): Piece | null {
  for (let i = piece.first + 1; i < piece.last; i++) {
    const previous = kind(words, i - 1);
    const free = previous === 'noun' || previous === 'number' || marks.isTime(i - 1);
    const opens = kind(words, i) === 'determiner' || kind(words, i) === 'subject-pronoun' || marks.isActor(i);
    if (free && opens) return { first: i, last: piece.last };
  }
  return null;
}
