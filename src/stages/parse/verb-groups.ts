import type { TokenRange, VerbGroup } from '../../core/parse.js';
import { isPreamble, isSecondAttitude, isVerb } from './mistagged.js';
import type { FormsOf, VerbForms } from './verb-forms.js';
import type { WordClass } from './word-classes.js';
import { at, lower, type Words } from './words.js';

/** A verb group before its clause is known: finite or participle may still be open. */
export interface Group extends TokenRange {
  readonly head: number;
  /** `ed`: a bare past or past participle; `base`, `s`: bare present; `finite`: an auxiliary settles it. */
  readonly shape: 'finite' | 'ed' | 'past' | 'participle' | 'base' | 's' | 'ing' | 'infinitive';
  readonly tense: VerbGroup['tense'];
  readonly passive: boolean;
  readonly negated: boolean;
}

/** What the tagger may call the verb behind a modal: "will embed with", "will also focus on". */
const MAIN = new Set<WordClass>(['noun', 'adjective', 'preposition']);
const AUXILIARY = new Set<WordClass>(['be', 'have', 'do', 'modal']);
const FUTURE = new Set(['will', 'shall', "'ll", 'wo']);
const PAST_AUXILIARY = new Set(['was', 'were', 'had', 'did']);

function skipAdverbs(words: Words, index: number): number {
  let i = index;
  while (at(words, i) === 'adverb' || at(words, i) === 'not') i++;
  return i;
}

/** The infinitive after "to": "to strengthen", "to fully respect"; null where "to" is a preposition. */
function infinitive(words: Words, index: number, formsOf: FormsOf): Group | null {
  const start = skipAdverbs(words, index + 1);
  const kind = at(words, start);
  const word = lower(words, start);
  if (words.hidden[start - words.first]) return null;
  const auxiliary = kind === 'be' || kind === 'have' || kind === 'do';
  const nounlike =
    kind === 'noun' &&
    words.isActForm(word) &&
    !/(?:[^us]s|ing)$/.test(word) &&
    ['determiner', 'adjective', 'noun', 'preposition'].includes(at(words, start + 1) ?? '') &&
    at(words, index + 1) !== 'determiner';
  // "To station six officers …": at the head of a line.
  const heading =
    index === words.first && kind === 'noun' && /^(?:determiner|number)$/.test(at(words, start + 1) ?? '');
  if (!auxiliary && !(kind === 'verb' && formsOf(word).base) && !nounlike && !heading) return null;
  let head = start;
  if (kind === 'be' || kind === 'have') {
    const next = skipAdverbs(words, start + 1);
    if (isVerb(words, next, formsOf)) head = next;
  }
  const passive = kind === 'be' && head !== start && formsOf(lower(words, head)).participle;
  return {
    first: index,
    last: head + 1,
    head,
    shape: 'infinitive',
    tense: 'none',
    passive,
    negated: at(words, index - 1) === 'not',
  };
}

/** A group that an auxiliary opens; the head is the main verb, or the copula itself. */
function withAuxiliary(words: Words, index: number, formsOf: FormsOf): Group {
  const first = lower(words, index);
  let tense: VerbGroup['tense'] = FUTURE.has(first)
    ? 'future'
    : at(words, index) === 'modal'
      ? 'modal'
      : PAST_AUXILIARY.has(first)
        ? 'past'
        : 'present';
  if (first === 'have' || first === 'has' || first === "'ve") tense = 'perfect';
  let head = index;
  let last = index + 1;
  let negated = first === 'cannot';
  let passive = false;
  let auxiliary = at(words, index) as WordClass;
  for (let i = index + 1; i < words.last; i++) {
    const kind = at(words, i) as WordClass;
    // "has today formally recognised": a time stands where an adverb may.
    if (words.hidden[i - words.first] && words.isTime(i) && auxiliary !== 'be') continue;
    if (words.hidden[i - words.first]) break;
    // "will, among other commitments, adopt": what stands between commas parts no group.
    const resumed = kind === 'comma' && i === index + 1 ? behindAside(words, i) : null;
    if (resumed !== null) i = resumed - 1;
    else if (kind === 'not') negated = true;
    else if (lower(words, i) === 'no' && lower(words, i + 1) === 'longer') i++;
    else if (kind === 'be' || kind === 'have' || kind === 'do') {
      head = i;
      last = i + 1;
      auxiliary = kind;
    } else if (kind !== 'adverb') {
      const forms = formsOf(lower(words, i));
      const fits =
        auxiliary === 'modal' || auxiliary === 'do'
          ? forms.base
          : auxiliary === 'be'
            ? forms.participle || forms.ing
            : forms.participle;
      // Behind a modal even a word tagged as a noun is the verb: "will further advance".
      const bare = (auxiliary === 'modal' || auxiliary === 'do') && MAIN.has(kind) && !words.isName(i);
      // "is considering further steps": behind "be" no preposition.
      const progressive = kind === 'preposition' && auxiliary === 'be' && forms.ing;
      if (
        fits &&
        (kind === 'verb' || bare || progressive || (kind === 'adjective' && forms.participle && auxiliary !== 'be'))
      ) {
        head = i;
        last = i + 1;
        passive = auxiliary === 'be' && forms.participle && !forms.ing;
      }
      break;
    }
  }
  const nonFinite = first === 'being' || first === 'having' || first === 'been' || first === 'be';
  return { first: index, last, head, shape: nonFinite && first !== 'be' ? 'ing' : 'finite', tense, passive, negated };
}

const ASIDE = 9;

/** The token behind "among other commitments," right after an auxiliary and a comma, or null. */
function behindAside(words: Words, comma: number): number | null {
  if (at(words, comma + 1) !== 'preposition' && at(words, comma + 1) !== 'adverb' && at(words, comma + 1) !== 'as')
    return null;
  for (let i = comma + 1; i < comma + ASIDE; i++) if (at(words, i) === 'comma') return i + 1;
  return null;
}

const PARTICIPLE: VerbForms = { base: false, s: false, past: false, participle: true, ing: false };

function bare(words: Words, index: number, formsOf: FormsOf): Group {
  const attitude = isPreamble(words, index) || isSecondAttitude(words, index);
  const forms = attitude ? PARTICIPLE : formsOf(lower(words, index));
  const shape: Group['shape'] = forms.ing
    ? 'ing'
    : forms.past && forms.participle
      ? 'ed'
      : forms.past
        ? 'past'
        : forms.participle
          ? 'participle'
          : forms.s
            ? 's'
            : 'base';
  const tense = shape === 'ed' || shape === 'past' ? 'past' : shape === 's' || shape === 'base' ? 'present' : 'none';
  return {
    first: index,
    last: index + 1,
    head: index,
    shape,
    tense,
    passive: false,
    negated: at(words, index - 1) === 'not',
  };
}

const WORKING = /^(?:together|towards?|closely|jointly|with|to|on|hand)$/;

/** Words that a noun and a verb share, where only the verb goes with these: "press for", "work together". */
const VERB_WITH = new Map<string, RegExp>(
  Object.entries({ work: WORKING, press: /^(?:for|ahead|forward|on)$/, assist: /^(?:with|in)$/ }),
);

/** What borders a member of a list of verbs. */
const BORDERS = new Set<WordClass | undefined>(['comma', 'semicolon', 'coordinator']);

/** The token before a word that joins it to what precedes, adverbs aside: "and further advance". */
function borderBefore(words: Words, index: number): number {
  let i = index - 1;
  while (at(words, i) === 'adverb' || lower(words, i) === 'further') i--;
  return i;
}

/** True for the base form of a verb at the front of a member of a list: "; facilitate trade", ", and assist with". */
function opensMember(words: Words, index: number, formsOf: FormsOf): boolean {
  return (
    BORDERS.has(at(words, borderBefore(words, index))) &&
    words.tokens[index]?.tag === 'VERB' &&
    formsOf(lower(words, index)).base
  );
}

/** A word that is a noun as often as a verb, before an object of its own: "support efforts", "increase energy use". */
function governsObject(words: Words, index: number): boolean {
  const particle = /^(?:up|out|down|off)$/.test(lower(words, index + 1));
  const next = at(words, particle ? index + 2 : index + 1);
  if (particle && next === 'adverb') return true;
  return next === 'noun' || next === 'adjective' || next === 'determiner';
}

/**
 * "will uphold the law, promote trade, and support civil society": a word that the tagger takes for a noun or an
 * adjective is a verb where other members of the list begin with one.
 */
function joinsVerbs(words: Words, index: number, will: Group, formsOf: FormsOf): boolean {
  if (!words.isHomograph(lower(words, index)) || !governsObject(words, index)) return false;
  const border = borderBefore(words, index);
  if (!BORDERS.has(at(words, border))) return false;
  // "training, funds, and support services": a list of nouns has no verb.
  for (let i = will.last; i < words.last; i++)
    if (i !== index && !words.hidden[i - words.first] && opensMember(words, i, formsOf)) return true;
  return false;
}

/** "will deliver stations and train their operators": behind a coordinator a noun before a determiner shares the "will". */
function isSharedVerb(words: Words, index: number, before: readonly Group[], formsOf: FormsOf): boolean {
  const will = before.find(({ tense, shape }) => tense === 'future' || shape === 'infinitive');
  const kind = at(words, index);
  if (!will || (kind !== 'noun' && kind !== 'adjective') || words.isName(index)) return false;
  const word = lower(words, index);
  const next = at(words, index + 1);
  // "will sustain and increase pressure": right behind the first verb stands the second.
  const last = before.at(-1);
  const border = borderBefore(words, index);
  const paired = last?.last === border && last.tense === 'future' && at(words, border) === 'coordinator';
  if (paired && (kind === 'noun' ? governsObject(words, index) : next === 'determiner')) return true;
  if (will.tense === 'future' && joinsVerbs(words, index, will, formsOf)) return true;
  if (at(words, border) === 'coordinator' && VERB_WITH.get(word)?.test(lower(words, index + 1))) return true;
  return (
    kind === 'noun' &&
    at(words, border) === 'coordinator' &&
    !/(?:s|tion|ity|ness|ment)$/.test(word) &&
    words.tokens[index]?.tag === 'NOUN' &&
    (next === 'determiner' || next === 'subject-pronoun' || (next === 'number' && !/^\d/.test(lower(words, index + 1))))
  );
}

/** All verb groups of a sentence, from left to right. */
export function verbGroups(words: Words, formsOf: FormsOf): Group[] {
  const groups: Group[] = [];
  for (let i = words.first; i < words.last; ) {
    let group: Group | null = null;
    if (!words.hidden[i - words.first]) {
      const kind = at(words, i) as WordClass;
      if (kind === 'to') group = infinitive(words, i, formsOf);
      else if (AUXILIARY.has(kind)) group = withAuxiliary(words, i, formsOf);
      else if (isVerb(words, i, formsOf) || isSharedVerb(words, i, groups, formsOf)) group = bare(words, i, formsOf);
    }
    if (group) groups.push(group);
    i = group ? group.last : i + 1;
  }
  return groups;
}
