import type { Resources } from '../../resources/lexicons.js';
import { type LightVerbEntry, lightVerbs } from '../../resources/light-verbs.js';
import type { Predicate } from './predicates.js';
import type { Candidate, Reader } from './sentence.js';

const NOUN_REACH = 9;
/** Words that end the search for the act noun behind a light verb. */
const NOUN_STOP = new Set([
  'that',
  'of',
  'to',
  'for',
  'on',
  'with',
  'in',
  'by',
  'at',
  'from',
  'about',
  'over',
  ';',
  ':',
  '.',
  '"',
  'which',
  'who',
  'while',
  '—',
]);
const RE_VERBS = new Set([
  'reaffirm',
  'reiterate',
  'reconfirm',
  'restate',
  'renew',
  'reemphasize',
  're-emphasize',
  'repeat',
  're-affirm',
  're-iterate',
  're-confirm',
  're-state',
]);

/** What a noun of an act has behind it: "agreement on", "recognition that". */
const COMPLEMENT = /^(?:that|on|of|for|to|about|among)$/;

/** An entry with its nouns as a set. */
interface Choice {
  readonly entry: LightVerbEntry;
  readonly nouns: ReadonlySet<string>;
}

/** Finds verbs that perform an act only with its noun, of the lexicon `light-verbs`. */
export class LightVerbs {
  readonly #byForm: ReadonlyMap<string, { readonly base: string; readonly choices: readonly Choice[] }>;
  readonly #existential: readonly (readonly [string, LightVerbEntry])[];

  constructor(resources: Resources) {
    const sets = new Map(
      resources.lexicon<LightVerbEntry>('light-verbs').map((entry) => [entry, new Set(entry.nouns)] as const),
    );
    const choice = (entry: LightVerbEntry): Choice => ({ entry, nouns: sets.get(entry) ?? new Set() });
    this.#byForm = new Map(
      [...lightVerbs(resources)].map(([form, { base, entries }]) => [form, { base, choices: entries.map(choice) }]),
    );
    this.#existential = resources
      .lexicon<LightVerbEntry>('light-verbs')
      .flatMap((entry) => (entry.existential ?? []).map((noun) => [noun, entry] as const));
  }

  /** "expressed strong opposition": the noun decides. */
  active(reader: Reader, first: number, head: number, end: number): Predicate | null {
    const known = this.#byForm.get(reader.lower(head));
    if (!known) return null;
    let start = head + 1;
    // "arrived at an agreement", "entered into talks", "engaged in discussions"
    if (/^(?:at|to|into|in)$/.test(reader.lower(start)) && /^(?:arriv|com|enter|engag)/.test(reader.lower(head)))
      start++;
    start = behindInterruption(reader, start, end);
    for (const { entry, nouns } of known.choices) {
      const noun = nounAfter(reader, start, end, nouns);
      if (noun === null) continue;
      const restated = RE_VERBS.has(known.base);
      const all = known.choices.flatMap((choice) => choice.entry.nouns);
      const behind =
        wordsBehind(reader, entry.tails ?? [], noun + 1) ||
        joinedNoun(reader, noun, entry.nouns) ||
        pairedNoun(reader, noun, all);
      return {
        act: entry.act,
        tokens: { first, last: entry.nounIsContent ? head + 1 : noun + 1 + behind },
        construction: 'light-verb',
        restated,
        plain: false,
        rule: entry.id,
      };
    }
    return null;
  }

  /** "There was broad agreement on the text": what those who met came to. */
  existential(reader: Reader, { verb: group, clause }: Candidate): Predicate | null {
    const { subject } = clause;
    const there = subject !== null && subject.last - subject.first === 1 && reader.lower(subject.first) === 'there';
    if (!there || group.negated || !/^(?:was|were|is|are|been)$/.test(reader.lower(group.head))) return null;
    for (const [noun, entry] of this.#existential) {
      const at = nounAfter(reader, group.head + 1, group.end, new Set([noun]));
      if (at === null || reader.lower(group.head + 1) === 'no' || !COMPLEMENT.test(reader.lower(at + 1))) continue;
      const { act, id } = entry;
      const tokens = { first: group.head, last: at + 1 };
      return { act, tokens, construction: 'light-verb', restated: false, plain: false, rule: id, impersonal: true };
    }
    return null;
  }

  /** "Extensive discussions were held": the noun before the verb carries the act. */
  passive(reader: Reader, { verb: group, clause }: Candidate): Predicate | null {
    const known = this.#byForm.get(reader.lower(group.head));
    if (known && clause.subject) {
      for (const { entry, nouns } of known.choices) {
        const noun = beforeBracket(reader, reader.head(clause.subject));
        if (!nouns.has(reader.lower(noun))) continue;
        // "A meeting between X and Y was held": with the noun far from its verb the verb alone is the cue.
        const apart = noun !== clause.subject.last - 1;
        const tokens = apart ? { first: group.head, last: group.last } : { first: noun, last: group.last };
        return {
          act: entry.act,
          tokens,
          construction: apart ? 'passive' : 'light-verb',
          restated: RE_VERBS.has(known.base),
          plain: false,
          rule: entry.id,
        };
      }
    }
    return null;
  }
}

/** "The 19th East Asia Summit (EAS)": the noun stands before the abbreviation. */
function beforeBracket(reader: Reader, head: number): number {
  if (reader.lower(head) !== ')') return head;
  let i = head;
  while (i > head - 4 && reader.lower(i) !== '(') i--;
  return reader.lower(i) === '(' ? i - 1 : head;
}

/** "a series of commitments", "a number of meetings": what is counted is the noun. */
const QUANTITY = new Set([
  'series',
  'number',
  'set',
  'range',
  'round',
  'rounds',
  'variety',
  'host',
  'couple',
  'feelings',
  'words',
  'sense',
  'messages',
]);
const INTERRUPTION = 14;
const MODIFYING = /^(?:ADJ|ADV|VERB)$/;

/** Where the object of a light verb starts behind the one to whom it is said: at the article or possessive of its noun. */
function behindRecipient(reader: Reader, start: number, last: number): number {
  for (let i = start + 2; i < Math.min(last, start + INTERRUPTION); i++) {
    const owner =
      /^(?:my|our|his|her|its|their|the)$/.test(reader.lower(i)) && !/^(?:and|of|to)$/.test(reader.lower(i - 1));
    if (owner && !reader.isName(i + 1)) return i;
    if (reader.lower(i) === 'to' && MODIFYING.test(reader.tag(i + 1))) return start;
  }
  return start;
}

/** "expressed, on behalf of the Government, his gratitude": where the object starts. */
function behindInterruption(reader: Reader, start: number, last: number): number {
  // "extend to you and the people of Sri Lanka my deepest condolences"
  if (reader.lower(start) === 'to') return behindRecipient(reader, start, last);
  if (reader.lower(start) !== ',') return start;
  for (let i = start + 1; i < Math.min(last, start + INTERRUPTION); i++) if (reader.lower(i) === ',') return i + 1;
  return start;
}

/** Words between a light verb and its noun: articles, possessives, adjectives, names with 's, coordinated modifiers. */
function nounAfter(reader: Reader, start: number, last: number, nouns: ReadonlySet<string>): number | null {
  for (let i = start; i < Math.min(last, start + NOUN_REACH); i++) {
    const word = reader.lower(i);
    if (QUANTITY.has(word) && reader.lower(i + 1) === 'of') {
      i++;
      continue;
    }
    // "a productive Summit Meeting": the last of two.
    if (nouns.has(word) && nouns.has(reader.lower(i + 1))) continue;
    if (nouns.has(word) && !followedByNoun(reader, i, last)) return i;
    if (NOUN_STOP.has(word) && !reader.isName(i)) return null;
    // "shared common values and a firm commitment": the first of two objects is the one that counts.
    if (word === 'and' && reader.tag(i - 1) === 'NOUN' && /^(?:DET|PRON)$/.test(reader.tag(i + 1))) return null;
    if (reader.tag(i) === 'VERB' && !/(?:ed|ing)$|-/.test(word)) return null;
  }
  return null;
}

/** "support package", "meeting room": the act noun is no head. */
function followedByNoun(reader: Reader, index: number, last: number): boolean {
  if (index + 1 >= last) return false;
  const tag = reader.tag(index + 1);
  const word = reader.lower(index + 1);
  return tag === 'NOUN' && !reader.isName(index + 1) && !/^(?:\d|today$|yesterday$|tonight$|tomorrow$)/.test(word);
}

/** How many words of one of the phrases stand at a place, 0 for none. */
function wordsBehind(reader: Reader, phrases: readonly string[], index: number): number {
  const parts = phrases.map((phrase) => phrase.split(' '));
  return parts.find((words) => words.every((word, i) => reader.lower(index + i) === word))?.length ?? 0;
}

/** "our support and sympathy for": likewise for a noun of another act right before what both govern. */
function pairedNoun(reader: Reader, noun: number, nouns: readonly string[]): number {
  const paired = reader.lower(noun + 1) === 'and' && nouns.includes(reader.lower(noun + 2));
  return paired && /^(?:for|to|with|of|at|over)$/.test(reader.lower(noun + 3)) ? 2 : 0;
}

/** "our full solidarity and support": how many words join a second noun of the same act to the first, 0 for none. */
function joinedNoun(reader: Reader, noun: number, nouns: readonly string[]): number {
  if (reader.lower(noun + 1) !== 'and') return 0;
  for (let i = noun + 2; i < noun + 5; i++) {
    if (nouns.includes(reader.lower(i))) return i - noun;
    if (!/^(?:ADJ|PRON|DET|ADV)$/.test(reader.tag(i))) return 0;
  }
  return 0;
}
