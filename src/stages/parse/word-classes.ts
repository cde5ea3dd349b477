import type { Token } from '../../core/document.js';
import { SpellingFact } from '../../core/spelling.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';

interface FunctionWords extends LexiconEntry {
  readonly forms: readonly string[];
}

/** What the clause parser needs to know of a word. */
export type WordClass =
  | 'be'
  | 'have'
  | 'do'
  | 'modal'
  | 'to'
  | 'not'
  | 'determiner'
  | 'pronoun'
  | 'subject-pronoun'
  | 'preposition'
  | 'coordinator'
  | 'relative'
  | 'that'
  | 'subordinator'
  | 'as'
  | 'adverb'
  | 'verb'
  | 'noun'
  | 'adjective'
  | 'number'
  | 'comma'
  | 'semicolon'
  | 'colon'
  | 'dash'
  | 'quote'
  | 'open'
  | 'close'
  | 'stop'
  | 'possessive';

const PUNCTUATION: Readonly<Record<string, WordClass>> = {
  ',': 'comma',
  ';': 'semicolon',
  ':': 'colon',
  '—': 'dash',
  '–': 'dash',
  '"': 'quote',
  '(': 'open',
  ')': 'close',
  '[': 'open',
  ']': 'close',
  '.': 'stop',
  '!': 'stop',
  '?': 'stop',
  '-': 'dash',
};

const BY_TAG: Readonly<Record<string, WordClass>> = {
  ADJ: 'adjective',
  ADP: 'preposition',
  ADV: 'adverb',
  AUX: 'verb',
  CCONJ: 'coordinator',
  DET: 'determiner',
  NOUN: 'noun',
  NUM: 'number',
  PART: 'adverb',
  PRON: 'pronoun',
  PROPN: 'noun',
  SCONJ: 'preposition',
  VERB: 'verb',
  INTJ: 'adverb',
  SYM: 'noun',
};

/** Order matters: the first list that has a word decides. */
const CLOSED: readonly (readonly [string, WordClass])[] = [
  ['be', 'be'],
  ['have', 'have'],
  ['do', 'do'],
  ['modal', 'modal'],
  ['negation', 'not'],
  ['relative', 'relative'],
  ['coordinator', 'coordinator'],
  ['subordinator', 'subordinator'],
];
const AFTER_SUBORDINATOR = new Set([
  'before',
  'after',
  'until',
  'since',
  'than',
  'once',
  'given',
  'considering',
  'provided',
  'how',
  'what',
  'why',
  'whether',
  'lest',
]);

/** "The Sixth Consultative Meeting", "the Leaders Meeting": in capitals behind a noun or adjective, the name of an event. */
function isNamedEvent(tokens: readonly Token[], index: number): boolean {
  const { lower, spelling } = tokens[index] as Token;
  const named = /^(?:meeting|gathering)$/.test(lower) && /^\p{Lu}/u.test(spelling.text);
  return named && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(tokens[index - 1]?.tag ?? '');
}

export type Classify = (tokens: readonly Token[], index: number) => WordClass;

/** Builds the classifier: closed classes from the lexicon, open classes from the tags. */
export function createClassify(resources: Resources): Classify {
  const lists = new Map(
    resources.lexicon<FunctionWords>('function-words').map(({ id, forms }) => [id, new Set(forms)]),
  );
  const has = (list: string, word: string) => lists.get(list)?.has(word) ?? false;
  const closed = new Map<string, WordClass>();
  for (const [list, name] of CLOSED)
    for (const form of lists.get(list) ?? []) if (!closed.has(form)) closed.set(form, name);

  /** The class of a word by itself. */
  const ofWord = (lower: string, tag: string): WordClass => {
    const punctuation = PUNCTUATION[lower];
    if (punctuation) return punctuation;
    if (lower === "'s" || lower === "'") return tag === 'AUX' || tag === 'VERB' ? 'be' : 'possessive';
    if (lower === 'to') return 'to';
    if (lower === 'that') return tag === 'DET' ? 'determiner' : 'that';
    // "WHO" the organisation and "US" the country are tagged as names.
    if (has('relative', lower)) return tag === 'PROPN' || tag === 'NOUN' ? 'noun' : 'relative';
    if (has('subject-pronoun', lower)) return 'subject-pronoun';
    if (lower === 'based') return 'preposition';
    if (lower === 'may' && tag === 'PROPN') return 'noun';
    const known = closed.get(lower);
    if (known) return known;
    if (has('determiner', lower)) return 'determiner';
    if (has('preposition', lower) && tag !== 'ADV' && tag !== 'VERB') return 'preposition';
    if (has('preposition', lower) && lower.endsWith('ing')) return 'preposition';
    if (has('adverb', lower) && tag !== 'NOUN') return 'adverb';
    if (/^\d/.test(lower)) return 'number';
    if (
      lower.length > 4 &&
      lower.endsWith('ly') &&
      tag !== 'NOUN' &&
      tag !== 'PROPN' &&
      tag !== 'ADJ' &&
      tag !== 'VERB'
    )
      return 'adverb';
    return BY_TAG[tag] ?? 'noun';
  };

  /** Classes by spelling and tag: each is worked out once, and a word has so few tags that a list is searched fastest. */
  const known = new SpellingFact((): { readonly tag: string; readonly name: WordClass }[] => []);
  const remembered = ({ lower, tag, spelling }: Token): WordClass => {
    const byTag = known.of(spelling);
    for (const one of byTag) if (one.tag === tag) return one.name;
    const name = ofWord(lower, tag);
    byTag.push({ tag, name });
    return name;
  };

  return (tokens, index) => {
    const { lower, tag } = tokens[index] as Token;
    const next = tokens[index + 1]?.lower ?? '';
    if (lower === 'as') return next === 'well' || tokens[index - 1]?.lower === 'well' ? 'coordinator' : 'as';
    if (lower === 'well' && next === 'as') return 'coordinator';
    // "concerned that firearms …", "emphasized that New Zealand …": no determiner before a plural or a name.
    if (lower === 'that' && tag === 'DET' && (/[^sui]s$/.test(next) || tokens[index + 1]?.tag === 'PROPN'))
      return 'that';
    if (lower === 'once' && /^(?:again|more)$/.test(next)) return 'adverb';
    // "Heads of Government agreed", "Heads remain concerned": no verb before its subject.
    if (lower === 'heads' && (next === 'of' || !/^(?:NOUN|PROPN|PRON)$/.test(tokens[index - 1]?.tag ?? '')))
      return 'noun';
    const found = remembered(tokens[index] as Token);
    if (found === 'verb' && isNamedEvent(tokens, index)) return 'noun';
    if (found === 'subordinator' && AFTER_SUBORDINATOR.has(lower))
      return has('subject-pronoun', next) ? found : 'preposition';
    return found;
  };
}
