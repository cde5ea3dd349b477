import type { Token } from '../../core/document.js';
import type { TokenRange, VerbGroup } from '../../core/parse.js';
import type { FormsOf, VerbForms } from './verb-forms.js';
import type { WordClass } from './word-classes.js';

/** A verb group before its clause is known: finite or participle may still be open. */
export interface Group extends TokenRange {
  readonly head: number;
  /** `ed`: a bare past or past participle; `base`, `s`: bare present; `finite`: an auxiliary settles it. */
  readonly shape: 'finite' | 'ed' | 'past' | 'participle' | 'base' | 's' | 'ing' | 'infinitive';
  readonly tense: VerbGroup['tense'];
  readonly passive: boolean;
  readonly negated: boolean;
}

/** A sentence with the classes of its words; `hidden` words (brackets, names) take no part in the parse. */
export interface Words {
  readonly tokens: readonly Token[];
  readonly first: number;
  readonly last: number;
  readonly classes: readonly WordClass[];
  readonly hidden: readonly boolean[];
  /** Forms of a word that can be a verb of a speech act. */
  readonly isActForm: (lower: string) => boolean;
  /** Adjectives of attitude, which open a preamble like a participle: "Deeply concerned that …". */
  readonly isAttitude: (lower: string) => boolean;
  /** A title or headline, where capitals hide verbs from the tagger. */
  readonly headline: boolean;
  /** True for words of an actor's name. */
  readonly isName: (index: number) => boolean;
}

/** What the tagger may call the verb behind a modal: "will embed with", "will also focus on". */
const MAIN = new Set<WordClass>(['noun', 'adjective', 'preposition']);
const AUXILIARY = new Set<WordClass>(['be', 'have', 'do', 'modal']);
const FUTURE = new Set(['will', 'shall', "'ll", 'wo']);
const PAST_AUXILIARY = new Set(['was', 'were', 'had', 'did']);
/** Verbs that a bare predicate follows: "remain committed". */
export const COPULAS = new Set([
  'remain',
  'remains',
  'remained',
  'stand',
  'stands',
  'stood',
  'feel',
  'feels',
  'felt',
  'become',
  'became',
  'becomes',
  'seem',
  'seems',
  'remaining',
]);

const at = (words: Words, index: number): WordClass | undefined =>
  index < words.first || index >= words.last ? undefined : words.classes[index - words.first];
const lower = (words: Words, index: number): string =>
  index < words.first || index >= words.last ? '' : (words.tokens[index] as Token).lower;

/** "a shared commitment", "enhanced cooperation", "its continued support": a participle before its noun. */
function isModifier(words: Words, index: number, forms: VerbForms): boolean {
  if (!(forms.participle || forms.ing)) return false;
  const word = lower(words, index);
  if (forms.participle && word.includes('-') && !words.isActForm(word)) return true;
  const next = at(words, index + 1);
  const nominal =
    next === 'noun' ||
    next === 'adjective' ||
    (next === 'verb' && !AUXILIARY.has(next) && !lower(words, index + 1).endsWith('ing'));
  if (!nominal) {
    const coordinated = next === 'coordinator' || next === 'comma';
    return coordinated && at(words, index - 1) === 'determiner' && !isPronounLike(words, index - 1);
  }
  const before = at(words, index - 1);
  if (before === 'determiner' || before === 'possessive' || before === 'number')
    return !isPronounLike(words, index - 1);
  if (before === 'adjective') return true;
  // "water and related resources"; acts may stand so: "and welcomed efforts".
  if (
    (before === 'coordinator' || before === 'comma' || before === 'semicolon') &&
    !forms.ing &&
    !words.isActForm(lower(words, index))
  )
    return true;
  return (
    !forms.ing &&
    (before === 'preposition' || before === 'to' || before === 'verb' || lower(words, index - 1) === 'including')
  );
}

function isPronounLike(words: Words, index: number): boolean {
  return (
    /^(?:all|both|each|some|these|those|this|many|several|few)$/.test(lower(words, index)) &&
    at(words, index - 1) !== 'preposition'
  );
}

/** A word the tagger took for a noun, in a place where only a verb can stand: "we welcome", "Leaders also support the …". */
function isMistagged(words: Words, index: number): boolean {
  const word = lower(words, index);
  if (!words.isActForm(word) && word !== 'look') return false;
  if (word === 'look') return lower(words, index + 1) === 'forward' && at(words, index - 1) !== 'to';
  let before = index - 1;
  while (at(words, before) === 'adverb') before--;
  const previous = at(words, before);
  const next = at(words, index + 1);
  if (words.headline && words.isName(before) && next !== undefined && !/ing$/.test(word)) return true;
  const object =
    next === 'determiner' ||
    next === 'that' ||
    next === 'to' ||
    (word === 'call' && lower(words, index + 1) === 'for') ||
    lower(words, index + 1) === 'on' ||
    lower(words, index + 1) === 'upon';
  if (previous === 'relative') return next !== 'verb' && next !== 'be' && !/ing$/.test(word);
  if (previous === 'subject-pronoun') return lower(words, before) !== 'that' && lower(words, before) !== 'there';
  if (previous === 'coordinator' || previous === 'comma' || previous === undefined) return object && !/ing$/.test(word);
  // "Denmark plans to", "The Ministers side with"
  const agrees = /s$/.test(lower(words, before)) !== /s$/.test(word) || words.isName(before);
  return (
    previous === 'noun' &&
    object &&
    agrees &&
    !/ing$/.test(word) &&
    (words.isName(before) || /s$/.test(lower(words, before)))
  );
}

/** "Voicing alarm at …, they demanded", "Building on the framework of 2021, the Ministers …": no noun opens so. */
function isOpeningParticiple(words: Words, index: number): boolean {
  if (index !== words.first || !/.ing$/.test(lower(words, index)) || words.headline) return false;
  const next = at(words, index + 1);
  if (!words.isActForm(lower(words, index)) && next !== 'preposition') return false;
  if (next === 'verb' || next === 'be' || next === 'modal' || lower(words, index + 1) === 'of') return false;
  for (let i = index + 1; i < words.last; i++)
    if (at(words, i) === 'comma' && !words.hidden[i - words.first]) return true;
  return false;
}

/** "in turn", "on demand"; "where floods took lives": a noun, whatever the tagger says. */
function isNounThere(words: Words, index: number, forms: VerbForms): boolean {
  const before = at(words, index - 1);
  const finite = forms.base || forms.s;
  if (before === 'preposition' && finite && !forms.past) return true;
  // "In his opening address, the Chairperson …"
  const owned = at(words, index - 1) === 'determiner' || at(words, index - 2) === 'determiner';
  if (finite && owned && at(words, index + 1) === 'comma' && /ing$/.test(lower(words, index - 1))) return true;
  return before === 'relative' && forms.s && at(words, index + 1) === 'verb';
}

/** "We, the Ministers, meeting in Lima": the tagger takes the word for the noun. */
function isMeeting(words: Words, index: number): boolean {
  const next = lower(words, index + 1);
  return (
    lower(words, index) === 'meeting' &&
    at(words, index - 1) === 'comma' &&
    /^(?:in|at|on|with|under|today)$/.test(next)
  );
}

/** Words that are verbs with an object and nouns with one of these prepositions: "support for", "respect for". */
const NOUN_WITH = new Map<string, RegExp>(
  Object.entries({
    support: /^(?:for|to|of|from)$/,
    respect: /^(?:for|of)$/,
    regret: /^(?:over|at|for|about)$/,
    request: /^(?:for|from)$/,
    demand: /^(?:for|of)$/,
    praise: /^(?:for|of|from)$/,
    welcome: /^(?:to|from|of)$/,
  }),
);

export function isVerb(words: Words, index: number, formsOf: FormsOf): boolean {
  if (words.hidden[index - words.first] || words.isName(index)) return false;
  if (NOUN_WITH.get(lower(words, index))?.test(lower(words, index + 1))) return false;
  if (isPreamble(words, index) || isMeeting(words, index) || isOpeningParticiple(words, index)) return true;
  if (at(words, index - 1) === 'to') return false;
  const kind = at(words, index);
  if (kind === 'verb') {
    const forms = formsOf(lower(words, index));
    return !isModifier(words, index, forms) && !isNounThere(words, index, forms);
  }
  if (kind === 'adjective' && words.isActForm(lower(words, index)) && formsOf(lower(words, index)).participle) {
    return !isModifier(words, index, formsOf(lower(words, index))) && at(words, index - 1) !== 'be';
  }
  // "They back the candidature"
  const adverbial =
    kind === 'adverb' && at(words, index - 1) === 'subject-pronoun' && at(words, index + 1) === 'determiner';
  return (kind === 'noun' || kind === 'adjective' || kind === 'preposition' || adverbial) && isMistagged(words, index);
}

const PARTICIPLE: VerbForms = { base: false, s: false, past: false, participle: true, ing: false };

/** "Deeply concerned that", "Mindful of": an attitude at the start of the sentence or of a part between commas. */
function isPreamble(words: Words, index: number): boolean {
  if (!words.isAttitude(lower(words, index)) || at(words, index + 1) === 'noun') return false;
  let before = index - 1;
  while (at(words, before) === 'adverb') before--;
  const previous = at(words, before);
  return previous === undefined || (previous === 'comma' && index - before <= 2 && at(words, index + 1) !== 'comma');
}

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
    if (words.hidden[i - words.first]) break;
    if (kind === 'not') negated = true;
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
      if (fits && (kind === 'verb' || bare || (kind === 'adjective' && forms.participle && auxiliary !== 'be'))) {
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

function bare(words: Words, index: number, formsOf: FormsOf): Group {
  const forms = isPreamble(words, index) ? PARTICIPLE : formsOf(lower(words, index));
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

/** "will deliver stations and train their operators": behind a coordinator a noun before a determiner shares the "will". */
function isSharedVerb(words: Words, index: number, before: readonly Group[]): boolean {
  if (!before.some(({ tense, shape }) => tense === 'future' || shape === 'infinitive')) return false;
  const word = lower(words, index);
  const next = at(words, index + 1);
  // "will sustain and increase pressure": right behind the first verb stands the second.
  const last = before.at(-1);
  const paired = last?.last === index - 1 && last.tense === 'future' && at(words, index - 1) === 'coordinator';
  if (paired && at(words, index) === 'noun' && (next === 'noun' || next === 'adjective' || next === 'determiner'))
    return true;
  return (
    at(words, index) === 'noun' &&
    at(words, index - 1) === 'coordinator' &&
    !/(?:s|tion|ity|ness|ment)$/.test(word) &&
    words.tokens[index]?.tag === 'NOUN' &&
    (next === 'determiner' ||
      next === 'subject-pronoun' ||
      (word === 'work' && WORKING.test(lower(words, index + 1))) ||
      (next === 'number' && !/^\d/.test(lower(words, index + 1))))
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
      else if (isVerb(words, i, formsOf) || isSharedVerb(words, i, groups)) group = bare(words, i, formsOf);
    }
    if (group) groups.push(group);
    i = group ? group.last : i + 1;
  }
  return groups;
}
