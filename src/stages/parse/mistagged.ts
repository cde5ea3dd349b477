import type { FormsOf, VerbForms } from './verb-forms.js';
import { at, lower, type Words } from './words.js';

/** True for a word that stands as a verb of its clause, whatever the tagger took it for. */
export function isVerb(words: Words, index: number, formsOf: FormsOf): boolean {
  if (words.hidden[index - words.first] || words.isName(index)) return false;
  if (NOUN_WITH.get(lower(words, index))?.test(lower(words, index + 1))) return false;
  // "- Plans to widen the port": an item that names its topic.
  if (lower(words, index) === 'plans' && index === words.first) return false;
  if (isPreamble(words, index) || isMeeting(words, index) || isOpeningParticiple(words, index)) return true;
  // "committed to preventing harm": behind the preposition a gerund.
  if (at(words, index - 1) === 'to' && !formsOf(lower(words, index)).ing) return false;
  if (isSecondAttitude(words, index)) return true;
  // "Missile Launch": the last word of a headline has no object.
  if (words.headline && index > words.first && at(words, index + 1) === undefined && formsOf(lower(words, index)).base)
    return false;
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

/** "a shared commitment", "enhanced cooperation", "its continued support": a participle before its noun. */
function isModifier(words: Words, index: number, forms: VerbForms): boolean {
  if (!(forms.participle || forms.ing)) return false;
  const word = lower(words, index);
  if (forms.participle && word.includes('-') && !words.isActForm(word)) return true;
  const next = at(words, index + 1);
  // "new or updated nationally determined contributions"
  const joined = at(words, index - 1) === 'coordinator' && at(words, index - 2) === 'adjective';
  if (joined && forms.participle && next === 'adverb' && /ly$/.test(lower(words, index + 1))) return true;
  const nominal =
    next === 'noun' || next === 'adjective' || (next === 'verb' && !lower(words, index + 1).endsWith('ing'));
  if (!nominal) {
    const coordinated = next === 'coordinator' || next === 'comma';
    return coordinated && at(words, index - 1) === 'determiner' && !isPronounLike(words, index - 1);
  }
  const before = at(words, index - 1);
  if (before === 'determiner' || before === 'possessive' || before === 'number')
    return !isPronounLike(words, index - 1);
  if (before === 'adjective') return true;
  // "unprecedented and coordinated sanctions", "an immediate, indefinite, negotiated ceasefire"
  const paired = before === 'coordinator' || before === 'comma';
  if (paired && !forms.ing && next !== 'verb' && at(words, index - 2) === 'adjective') {
    const opener = at(words, index - 3);
    if (opener === 'verb' || opener === 'determiner' || (before === 'comma' && opener === 'comma')) return true;
  }
  // "The newly appointed representatives", "with universally recognised principles"
  const owner = at(words, index - 2);
  if (
    before === 'adverb' &&
    (owner === 'possessive' ||
      owner === 'preposition' ||
      owner === 'verb' ||
      (owner === 'determiner' && !isPronounLike(words, index - 2)))
  )
    return true;
  // "water and related resources"; acts may stand so: "and welcomed efforts".
  if (
    (before === 'coordinator' || before === 'comma' || before === 'semicolon') &&
    !forms.ing &&
    !isActWith(words, index)
  )
    return true;
  return (
    !forms.ing &&
    (before === 'preposition' || before === 'to' || before === 'verb' || lower(words, index - 1) === 'including')
  );
}

const NOUN_REACH = 6;

/** True for a verb that performs an act there: "and shared the view", not "and shared interests". */
function isActWith(words: Words, index: number): boolean {
  const word = lower(words, index);
  const nouns = words.nounsOf(word);
  if (!nouns) return words.isActForm(word);
  for (let i = index + 1; i < index + NOUN_REACH; i++) if (nouns.has(lower(words, i))) return true;
  return false;
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
    (words.isName(before) && (words.isName(index + 1) || (next === 'verb' && /ing$/.test(lower(words, index + 1))))) ||
    next === 'determiner' ||
    next === 'that' ||
    next === 'to' ||
    (word === 'call' && lower(words, index + 1) === 'for') ||
    lower(words, index + 1) === 'on' ||
    lower(words, index + 1) === 'upon' ||
    // "Support Ukraine in its reforms"
    (previous === undefined && words.isName(index + 1));
  if (previous === 'relative') return next !== 'verb' && next !== 'be' && !/ing$/.test(word);
  if (previous === 'subject-pronoun') return lower(words, before) !== 'that' && lower(words, before) !== 'there';
  // "Notes with concern that", "Notes also the report": what opens an operative paragraph.
  const adverbial = next === 'adverb' && at(words, index + 2) !== 'verb';
  if (previous === undefined && /[^s]s$/.test(word) && (lower(words, index + 1) === 'with' || adverbial)) return true;
  // "…, further emphasizing that"
  if (previous === 'comma' && lower(words, index + 1) === 'that' && /ing$/.test(word)) return true;
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
  if (forms.ing && isEvent(words, index)) return true;
  if (before === 'preposition' && finite && !forms.past) return true;
  // "in the longer term"
  if (/^terms?$/.test(lower(words, index)) && /^(?:long|short|medium|mid|near)/.test(lower(words, index - 1)))
    return true;
  // "Ambassador – designate of A to B"
  if (lower(words, index) === 'designate' && before === 'dash') return true;
  // "live-fire exercises and coercion"
  if (forms.s && lower(words, index - 1).includes('-') && at(words, index + 1) === 'coordinator') return true;
  // "emphasised his resolve to", "extend its stay"
  if (before === 'determiner' && finite && !forms.past && !isPronounLike(words, index - 1)) return true;
  // "This reward is offered": the determiner is no subject.
  const stands = /^(?:this|that|each)$/.test(lower(words, index - 1)) && forms.base && !forms.past;
  if (stands && /^(?:be|have|modal)$/.test(at(words, index + 1) ?? '')) return true;
  // "its defense needs and": nothing that it could govern
  const own = at(words, index - 1) === 'noun' && /^(?:its|their|our|his|her|my)$/.test(lower(words, index - 2));
  if (forms.s && own && !words.isActForm(lower(words, index)) && !governs(words, index)) return true;
  // "In his opening address, the Chairperson …"
  const owned = at(words, index - 1) === 'determiner' || at(words, index - 2) === 'determiner';
  if (finite && owned && at(words, index + 1) === 'comma' && /ing$/.test(lower(words, index - 1))) return true;
  return before === 'relative' && forms.s && at(words, index + 1) === 'verb';
}

/** True where an object, a clause or an infinitive stands behind a word. */
function governs(words: Words, index: number): boolean {
  const next = at(words, index + 1);
  return next !== undefined && next !== 'coordinator' && next !== 'comma' && next !== 'stop' && next !== 'semicolon';
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

/** "the signing of", "its hosting of the talks", "The Fourth Meeting took place": a noun made of a verb. */
function isEvent(words: Words, index: number): boolean {
  const before = at(words, index - 1);
  const owned = (before === 'determiner' && !isPronounLike(words, index - 1)) || before === 'possessive';
  if (owned) return true;
  if (before === 'adjective' || before === 'number') return lower(words, index + 1) === 'of';
  const named = before === 'noun' && lower(words, index) === 'meeting' && at(words, index - 2) === 'determiner';
  return named && /^(?:of|was|is|will|took|takes|concluded|adopted|agreed|noted)$/.test(lower(words, index + 1));
}

/** Verbs that are nouns before one of these words: "support for", "the launch of", "think tanks". */
const NOUN_WITH = new Map<string, RegExp>(
  Object.entries({
    support: /^(?:for|to|of|from)$/,
    respect: /^(?:for|of)$/,
    regret: /^(?:over|at|for|about)$/,
    request: /^(?:for|from)$/,
    demand: /^(?:for|of)$/,
    praise: /^(?:for|of|from)$/,
    welcome: /^(?:to|from|of)$/,
    launch: /^of$/,
    think: /^tanks?$/,
  }),
);

/** "outraged and deeply saddened by": an attitude joined to another, behind a copula or at the start. */
export function isSecondAttitude(words: Words, index: number): boolean {
  if (!words.isAttitude(lower(words, index)) || at(words, index + 1) === 'noun') return false;
  let before = index - 1;
  while (at(words, before) === 'adverb') before--;
  return at(words, before) === 'coordinator' && words.isAttitude(lower(words, before - 1));
}

/** "Deeply concerned that", "Mindful of": an attitude at the start of the sentence or of a part between commas. */
export function isPreamble(words: Words, index: number): boolean {
  if (!words.isAttitude(lower(words, index)) || at(words, index + 1) === 'noun') return false;
  // "open to", but "open up new markets"
  if (lower(words, index) === 'open' && at(words, index + 1) !== 'to') return false;
  let before = index - 1;
  while (at(words, before) === 'adverb') before--;
  const previous = at(words, before);
  return previous === undefined || (previous === 'comma' && index - before <= 2 && at(words, index + 1) !== 'comma');
}
