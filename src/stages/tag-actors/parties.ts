import type { Entity, Segment, Sentence } from '../../core/document.js';
import { OFFICES, type Placed } from './resolve.js';
import type { Scan } from './scan.js';

export interface PartiesInput {
  readonly scan: Scan;
  readonly mentions: readonly Placed[];
  readonly entities: ReadonlyMap<string, Entity>;
  readonly sentences: readonly Sentence[];
  readonly segments: readonly Segment[];
  readonly home: string | null;
  readonly publisher: string | null;
}

const MEETING = new Set(
  'met meet meets spoke speaks speak held holds hold hosted hosts host convened convenes convene received receives welcomed welcomes talked talks called chaired co-chaired headed participated conversed conferred gathered led launched welcoming hosting'.split(
    ' ',
  ),
);
/** Verbs whose object is the other party. */
const OBJECT = new Set(
  'hosted hosts host received receives welcomed welcomes welcoming hosting met meet meets'.split(' '),
);
/** Verbs whose one subject is a body that meets. */
const GATHERING = /^(met|meet|convened|gathered)$/;
const FIRST_SENTENCES = 5;
const COUNCIL = 'org:un-security-council';

/** Ids of those who issue the release or meet in it, in the order of the text. */
export function findParties(input: PartiesInput): string[] {
  const body = input.sentences.filter(({ segment }) => isBody(input.segments[segment])).slice(0, FIRST_SENTENCES);
  const titles = input.sentences.filter(({ segment }) => input.segments[segment]?.kind === 'title');
  const found =
    firstPerson(input, body) ??
    council(input, [...titles, ...body]) ??
    jointTitle(input, titles) ??
    meeting(input, body) ??
    released(input, body) ??
    companions(input, titles, body[0]) ??
    titled(input, titles) ??
    signatories(input) ??
    subject(input, body[0]);
  const issuer =
    input.publisher?.startsWith('org:') && !/^org:[A-Z]{3}/.test(input.publisher) ? input.publisher : input.home;
  return [...new Set(found ?? (issuer ? [issuer] : []))];
}

function isBody(segment: Segment | undefined): boolean {
  return segment !== undefined && (segment.kind === 'paragraph' || segment.kind === 'listItem');
}

function within(mentions: readonly Placed[], first: number, last: number): Placed[] {
  return mentions.filter((mention) => mention.first >= first && mention.last <= last);
}

const type = (id: string, { entities }: PartiesInput): string => entities.get(id)?.type ?? 'country';

/** The persons and offices among mentions; failing those the countries, bodies and governments (as countries). */
function actors(mentions: readonly Placed[], input: PartiesInput): string[] | null {
  const named = mentions.filter(({ kind }) => kind !== 'demonym');
  const ids = named.flatMap(({ entities }) => entities);
  const offices = new Set(named.filter(({ rule }) => rule === OFFICES).flatMap(({ entities }) => entities));
  const people = ids.filter((id) => offices.has(id) || /^(person|role)$/.test(type(id, input)));
  if (people.length > 0) return people;
  const others = ids
    .filter((id) => type(id, input) !== 'group')
    .map((id) => /^org:([A-Z]{3})\/government$/.exec(id)?.[1] ?? id);
  return others.length > 0 ? others : null;
}

/** "We, the Foreign Ministers of A, B and C, …". */
function firstPerson(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  for (const { first, last } of sentences) {
    const { words } = input.scan;
    if (words[first]?.lower !== 'we' || words[first + 1]?.lower !== ',') continue;
    const named = within(input.mentions, first, last);
    const verb = words.findIndex(
      (word, i) => i > first + 2 && i < last && isVerb(word.tag) && !word.cap && !covered(named, i),
    );
    const found = actors(within(named, first, verb < 0 ? last : verb), input);
    if (found) return found;
  }
  return null;
}

const isVerb = (tag: string): boolean => tag === 'VERB' || tag === 'AUX';
const covered = (mentions: readonly Placed[], index: number): boolean =>
  mentions.some(({ first, last }) => first <= index && index < last);

/** "The members of the Security Council …"; "The General Assembly, Recalling …": a body that speaks as a whole. */
function council({ scan, mentions }: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  const { words } = scan;
  for (const { first, last } of sentences) {
    for (const mention of within(mentions, first, last)) {
      const id = mention.entities[0] ?? '';
      if (!id.startsWith('org:')) continue;
      const opening =
        mention.first - first <= 1 &&
        words[mention.last]?.lower === ',' &&
        /^\p{Lu}/u.test(words[mention.last + 1]?.text ?? '');
      const asMembers = words
        .slice(Math.max(first, mention.first - 3), mention.first)
        .some(({ lower }) => lower === 'members');
      const press =
        id === COUNCIL && words[mention.last]?.lower === 'press' && words[mention.last + 1]?.lower === 'statement';
      if (press || opening || (asMembers && mention.first - first <= 4)) return [id];
    }
  }
  return null;
}

/** "X and Y met", "X hosted Y", "X spoke by phone with Y". */
function meeting(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  const { words } = input.scan;
  for (const { first, last } of sentences) {
    const named = within(input.mentions, first, last);
    let verb = -1;
    for (let i = first; i < last && verb < 0; i++) {
      const agent = words[i + 1]?.lower === 'by' || named.some((mention) => mention.last <= i);
      if (agent && MEETING.has(words[i]?.lower ?? '') && !covered(named, i)) verb = i;
    }
    if (verb < 0) continue;
    const subjects = actors(
      within(named, first, verb).filter((mention) => !behindPreposition(input.scan, mention, first)),
      input,
    );
    const people = subjects?.some((id) => /^(person|role)$/.test(type(id, input)));
    // Countries and bodies are subjects only close by: a long way off they belong to something else.
    const near = people || named.some((mention) => mention.last <= verb && verb - mention.last <= 4);
    const others = counterparts(input, named, verb, last, people === true);
    if (!subjects && passiveBy(input.scan, verb) && others.length > 0) return others;
    if (
      subjects &&
      near &&
      (people || others.length > 0 || subjects.length > 1 || GATHERING.test(words[verb]?.lower ?? ''))
    ) {
      return [...subjects, ...others];
    }
  }
  return null;
}

const PREPOSITIONS = new Set(
  'of in at during by from to for on against between with regarding about over across within into among under upon'.split(
    ' ',
  ),
);
/** Those who act for what stands behind "of" or "from". */
const BEARERS = new Set(
  'leaders heads members representatives delegations delegation delegates ministers officials governments principals ambassadors envoys participants people'.split(
    ' ',
  ),
);

/** "On the occasion of the visit of X, Y met …": X is not the subject. */
function behindPreposition({ words }: Scan, { first }: Placed, start: number): boolean {
  const before = words[first - 1]?.lower === 'the' ? first - 2 : first - 1;
  if (before < start || !PREPOSITIONS.has(words[before]?.lower ?? '')) return false;
  return !BEARERS.has(words[before - 1]?.lower ?? '');
}

function counterparts(
  input: PartiesInput,
  named: readonly Placed[],
  verb: number,
  last: number,
  people: boolean,
): string[] {
  const { words } = input.scan;
  let from = -1;
  for (let i = verb + 1; i < last && from < 0; i++) {
    if (/^(with|between)$/.test(words[i]?.lower ?? '') || ledBy(words, i, verb)) from = i + 1;
    else if (
      i === verb + 1 &&
      OBJECT.has(words[verb]?.lower ?? '') &&
      named.some(({ first }) => first === i || first === i + 1)
    ) {
      from = i;
    }
    if (/^(to|that|which|who)$/.test(words[i]?.lower ?? '') && isVerb(words[i + 1]?.tag ?? '')) break;
  }
  if (from < 0) return [];
  const behind = named.filter((mention) => mention.first >= from);
  const open = words.slice(from, behind[0]?.first ?? from).every(({ lower }) => LINK.test(lower));
  const row = open ? rowOf(input.scan, behind) : [];
  const found = actors(row, input) ?? [];
  return people ? found.filter((id) => type(id, input) !== 'country') : found;
}

const passiveBy = ({ words }: Scan, verb: number): boolean => words[verb + 1]?.lower === 'by';

/** "It was chaired by X and Y"; "received a delegation led by X". */
function ledBy(words: Scan['words'], index: number, verb: number): boolean {
  if (words[index]?.lower !== 'by') return false;
  return (
    /^(led|joined)$/.test(words[index - 1]?.lower ?? '') ||
    (index === verb + 1 && /^(co-)?(chaired|hosted|led|headed|convened)$/.test(words[verb]?.lower ?? ''))
  );
}

/** "Joint Press Statement by X and Y": two persons or offices in the title. */
function jointTitle(input: PartiesInput, titles: readonly Sentence[]): string[] | null {
  const joint = titles.find(({ first, last }) =>
    input.scan.words.slice(first, last).some(({ lower }) => lower === 'joint'),
  );
  if (!joint) return null;
  const ids = actors(within(input.mentions, joint.first, joint.last), input) ?? [];
  const people = ids.filter((id) => /^(person|role)$/.test(type(id, input)));
  return people.length > 1 ? people : null;
}

/** "The text of the following statement was released by the Governments of A and B". */
function released(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  const { words } = input.scan;
  for (const { first, last } of sentences) {
    for (let i = first; i < last; i++) {
      if (!/^(released|issued|adopted)$/.test(words[i]?.lower ?? '') || words[i + 1]?.lower !== 'by') continue;
      const named = within(input.mentions, i + 2, last);
      if ((named[0]?.first ?? last) - i > 6) continue;
      const found = actors(rowOf(input.scan, named), input);
      if (found) return found;
    }
  }
  return null;
}

const LINK = /^(,|;|and|the|&|as|well|together|with|also|his|her|counterparts?|today|\(|\)|of|members?|governments?)$/;

/** Mentions that follow each other with nothing but links between. */
function rowOf({ words }: Scan, mentions: readonly Placed[]): Placed[] {
  const row = mentions.slice(0, 1);
  for (const mention of mentions.slice(1)) {
    const between = words.slice(row.at(-1)?.last ?? 0, mention.first);
    if (!between.every(({ lower }) => LINK.test(lower))) break;
    row.push(mention);
  }
  return row;
}

/** "The Governments of A, B and C" at the foot or anywhere: those who sign. */
function signatories({ mentions }: PartiesInput): string[] | null {
  const list = mentions.find(
    ({ entities, rule }) => rule === 'body' && entities.length > 2 && entities.every((id) => /^[A-Z]{3}$/.test(id)),
  );
  return list ? [...list.entities] : null;
}

/** "On the visit of …": the first sentence names two officials of two countries, whatever its verb. */
function companions(input: PartiesInput, titles: readonly Sentence[], sentence: Sentence | undefined): string[] | null {
  const words = titles.flatMap(({ first, last }) => input.scan.words.slice(first, last));
  if (!sentence || !words.some(({ lower }) => /^(visit|meeting|talks|consultations|negotiations)$/.test(lower)))
    return null;
  const ids = within(input.mentions, sentence.first, sentence.last).flatMap(({ entities }) => entities);
  const people = ids.filter((id) => type(id, input) === 'person');
  const countries = new Set(people.map((id) => input.entities.get(id)?.country));
  return countries.size > 1 ? people : null;
}

const SPOKEN = /spokes|press secretary/i;
const SPEECH =
  /^(statement|readout|remarks|call|meeting|meetings|visit|travel|conversation|message|talks|letter|address|press|participation)$/;

/**
 * The persons of a title about a statement or a meeting ("Statement by X", "X's Call with Y"). Spokespersons give way
 * to those they speak of; alone they speak for their country.
 */
function titled(input: PartiesInput, titles: readonly Sentence[]): string[] | null {
  const words = titles.flatMap(({ first, last }) => input.scan.words.slice(first, last));
  const ids = actors(
    titles.flatMap(({ first, last }) => within(input.mentions, first, last)),
    input,
  );
  if (!ids || !words.some(({ lower }) => SPEECH.test(lower))) return null;
  const principal = ids.filter((id) => !SPOKEN.test(input.entities.get(id)?.role ?? ''));
  if (words.some(({ lower }) => lower === 'joint')) return principal.length > 1 ? principal : null;
  const people = principal.filter((id) => type(id, input) === 'person' || id.startsWith('group:'));
  if (people.length > 0) return people;
  const spoken = ids.map((id) => input.entities.get(id)?.country).filter((country) => typeof country === 'string');
  return principal.length === 0 && spoken.length > 0 ? spoken : null;
}

/** In words. */
const OPENING = 20;
/** "The United States condemns …": those who open the text, in a row, and act. */
function subject(input: PartiesInput, sentence: Sentence | undefined): string[] | null {
  if (!sentence) return null;
  const { words } = input.scan;
  const verb = words.findIndex((word, i) => i >= sentence.first && i < sentence.last && isVerb(word.tag) && !word.cap);
  const named = within(input.mentions, sentence.first, verb < 0 ? sentence.first : verb);
  const opening = named.findIndex((mention) => !behindPreposition(input.scan, mention, sentence.first));
  if (opening < 0 || (named[opening]?.first ?? 0) - sentence.first > OPENING) return null;
  return actors(rowOf(input.scan, named.slice(opening)), input);
}
