import type { Segment, Sentence } from '../../core/document.js';
import { goesOn, opensSession } from './institution.js';
import { between } from './party-between.js';
import { meeting } from './party-meeting.js';
import {
  actors,
  behindPreposition,
  covered,
  isVerb,
  type PartiesInput,
  rowOf,
  within,
  withoutParts,
} from './party-mentions.js';
import { roll } from './party-roll.js';
import { companions, compoundTitle, jointTitle, titled } from './party-titles.js';
import type { Placed } from './resolve.js';

const FIRST_SENTENCES = 5;

/** "We, the …" stands near the top, whatever the numbering makes of its paragraph. */
const OPENING_SENTENCES = 15;

const MEETING_SENTENCES = 4;

/** In which those who sign stand. */
const LAST_SENTENCES = 3;

/** "We, the Ministers of A, meeting in B": what follows names no more of those who speak. */
const ASSEMBLED = /^(?:meeting|gathered|gathering|assembled|convened|having|guided)$/;

/** So many actors in a row are the parties, whatever they do. */
const LIST = 4;

/** In words: the rest of a salutation behind the name of its body. */
const LONGEST_SALUTATION = 40;

const COUNCIL = 'org:un-security-council';

/** Ids of those who issue the release or meet in it, in the order of the text. */
export function findParties(input: PartiesInput): string[] {
  const paragraphs = input.sentences.filter(({ segment }) => isBody(input.segments[segment]));
  const body = paragraphs.slice(0, FIRST_SENTENCES);
  const titles = input.sentences.filter(({ segment }) => input.segments[segment]?.kind === 'title');
  const found =
    firstPerson(input, input.sentences.slice(0, OPENING_SENTENCES)) ??
    roll(input, titles, paragraphs) ??
    council(input, [...titles, ...body]) ??
    jointTitle(input, titles, body.slice(0, 2)) ??
    meeting(input, body.slice(0, 1)) ??
    between(input, body.slice(0, MEETING_SENTENCES)) ??
    meeting(input, body) ??
    listed(input, body) ??
    compoundTitle(input, titles) ??
    released(input, body) ??
    companions(input, titles, body[0]) ??
    titled(input, titles) ??
    signatories(input, paragraphs) ??
    counterparts(input, [...titles, ...body]) ??
    countriesOfTitle(input, titles) ??
    subject(input, body[0]);
  const published = input.publisher?.startsWith('org:') && !/^org:[A-Z]{3}/.test(input.publisher);
  const issuer = published ? input.publisher : (input.institution ?? input.home);
  return [...new Set(found ?? (issuer ? [issuer] : []))];
}

function isBody(segment: Segment | undefined): boolean {
  return segment !== undefined && (segment.kind === 'paragraph' || segment.kind === 'listItem');
}

/** "We, the Foreign Ministers of A, B and C, …". */
function firstPerson(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  for (const { first, last } of sentences) {
    const { words } = input.scan;
    const we = words.findIndex((word, i) => i >= first && i <= first + 1 && word.lower === 'we');
    if (we < 0 || !/^[,–—-]$/.test(words[we + 1]?.lower ?? '')) continue;
    const named = within(input.mentions, first, last);
    const verb = words.findIndex(
      (word, i) =>
        i > first + 2 &&
        i < last &&
        ((isVerb(word.tag) && !word.cap) || ASSEMBLED.test(word.lower)) &&
        !covered(named, i),
    );
    const found = actors(within(named, first, verb < 0 ? last : verb), input);
    if (found)
      return BEARERS.test(words.slice(we + 2, we + 4).find(({ lower }) => lower !== 'the')?.lower ?? '')
        ? borne(found)
        : found;
  }
  return null;
}

/** Who has no office of his own but speaks for a country. */
const BEARERS = /^(?:leaders|principals|representatives|heads)$/;

/** "We, the Leaders of A and B", where nobody is named: the countries. */
function borne(ids: readonly string[]): string[] {
  const countries = ids.map((id) => /^role:([A-Z]{3})\//.exec(id)?.[1] ?? null);
  return countries.includes(null) ? [...ids] : countries.flatMap((id) => id ?? []);
}

/** "The members of the Security Council …"; "The General Assembly, Recalling …": a body that speaks as a whole. */
function council({ scan, mentions }: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  const { words } = scan;
  for (const { first, last } of sentences) {
    for (const mention of within(mentions, first, last)) {
      const id = mention.entities[0] ?? '';
      if (!id.startsWith('org:')) continue;
      const opening = opensSession(scan, first, mention.first) && salutes(scan, mention.last, last);
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

/** Behind its body a salutation goes on with a participle, or ends: "The 48th Session of the Council (…), held in A,". */
function salutes(scan: PartiesInput['scan'], behind: number, last: number): boolean {
  return goesOn(scan, behind) || (scan.words[last - 1]?.lower === ',' && last - behind <= LONGEST_SALUTATION);
}

/** "Australia, Brazil, … and the United States (hereinafter the Participants) intend to …": a list opens a sentence. */
function listed(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  for (const { first, last } of sentences) {
    const row = rowOf(input.scan, within(input.mentions, first, last));
    if (row.length < LIST || (row[0]?.first ?? last) - first > 1) continue;
    const found = actors(row, input);
    if (found) return found;
  }
  return null;
}

/** "The text of the following statement was released by the Governments of A and B". */
function released(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  const { words } = input.scan;
  for (const { first, last } of sentences) {
    for (let i = first; i < last; i++) {
      if (!/^(?:released|issued|adopted|made|statement|declaration|communiqu[eé])$/.test(words[i]?.lower ?? ''))
        continue;
      if (words[i + 1]?.lower !== 'by') continue;
      const named = within(input.mentions, i + 2, last);
      if ((named[0]?.first ?? last) - i > 6) continue;
      const row = rowOf(input.scan, named);
      const found = actors(row, input);
      if (found && found.length > 1) return found;
    }
  }
  return null;
}

/** "The Governments of A, B and C" at the foot or anywhere, or a line of nothing but countries and bodies: those who sign. */
function signatories(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  const { mentions } = input;
  for (const { first, last } of sentences.slice(-LAST_SENTENCES)) {
    const row = rowOf(input.scan, within(mentions, first, last));
    const ids = actors(row, input) ?? [];
    const whole = (row[0]?.first ?? last) - first <= 1 && last - (row.at(-1)?.last ?? first) <= 1;
    if (whole && row.length >= LIST && ids.length >= LIST) return ids;
  }
  const list = mentions.find(
    ({ entities, rule }) => rule === 'body' && entities.length > 2 && entities.every((id) => /^[A-Z]{3}$/.test(id)),
  );
  return list ? [...list.entities] : null;
}

/** Two officials of two countries, and no more, that a list of outcomes names at its head. */
function counterparts(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  const ids = sentences
    .flatMap(({ first, last }) => within(input.mentions, first, last))
    .flatMap(({ entities }) => entities);
  const officials = [...new Set(ids)].filter((id) => {
    const entity = input.entities.get(id);
    return entity?.type === 'person' && entity.role !== null && entity.country !== null;
  });
  const countries = new Set(officials.map((id) => input.entities.get(id)?.country));
  return officials.length === 2 && countries.size === 2 ? officials : null;
}

/** "Malaysia and Uzbekistan: Outcomes of the Talks": the countries of the title, two or more. */
function countriesOfTitle(input: PartiesInput, titles: readonly Sentence[]): string[] | null {
  const named = titles.flatMap(({ first, last }) => withoutParts(input.scan, within(input.mentions, first, last)));
  const row = rowOf(
    input.scan,
    named.filter(({ entities }) => entities.every((id) => /^[A-Z]{3}$/.test(id))),
  );
  const ids = row.flatMap(({ entities }) => entities);
  return ids.length > 1 && !behindPreposition(input.scan, row[0] as Placed, 0) ? ids : null;
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
