import type { Sentence } from '../../core/document.js';
import { opensSession } from './institution.js';
import {
  actors,
  behindPreposition,
  covered,
  isVerb,
  LINK,
  type PartiesInput,
  rowOf,
  type,
  within,
} from './party-mentions.js';
import type { Placed } from './resolve.js';
import type { Scan } from './scan.js';

const MEETING = new Set(
  'met meet meets spoke speaks speak held holds hold hosted hosts host convened convenes convene received receives welcomed welcomes talked talks called chaired co-chaired headed participated conversed conferred gathered led launched welcoming hosting'.split(
    ' ',
  ),
);

/** Verbs whose object is the other party. */
const OBJECT = new Set(
  'hosted hosts host received receives welcomed welcomes welcoming hosting met meet meets'.split(' '),
);

const DELIVERED = /^(?:updates?|briefings?|reports?|letters?|messages?|information|confirmation|support|assurances?)$/;

/** Verbs whose one subject is a body that meets. */
const GATHERING = /^(met|meet|convened|gathered)$/;

/** "X and Y met", "X hosted Y", "X spoke by phone with Y". */
export function meeting(input: PartiesInput, sentences: readonly Sentence[]): string[] | null {
  const { words } = input.scan;
  for (const { first, last } of sentences) {
    const named = within(input.mentions, first, last);
    let verb = -1;
    for (let i = first; i < last && verb < 0; i++) {
      const agent = words[i + 1]?.lower === 'by' || named.some((mention) => mention.last <= i);
      // "urges the Council to meet": yet to be done.
      const planned = words[i - 1]?.lower === 'to';
      const met = MEETING.has(words[i]?.lower ?? '') && !planned && !isDelivery(input.scan, i);
      if (agent && met && !covered(named, i)) verb = i;
    }
    if (verb < 0) continue;
    const subjects = actors(
      within(named, first, verb).filter(
        // "The Sixth Meeting of the Council was held": the Council met.
        (mention) => !behindPreposition(input.scan, mention, first) || opensSession(input.scan, first, mention.first),
      ),
      input,
    );
    const people = subjects?.some((id) => /^(person|role)$/.test(type(id, input)));
    // Countries and bodies are subjects only close by: a long way off they belong to something else.
    const near = people || named.some((mention) => mention.last <= verb && verb - mention.last <= 4);
    // "The Fifth Dialogue of the Union was held": the body that meets, whoever chairs it.
    const held =
      /^(?:was|were|is|are)$/.test(words[verb - 1]?.lower ?? '') &&
      /^(?:held|convened)$/.test(words[verb]?.lower ?? '');
    const bodies = subjects?.filter((id) => /^org:(?![A-Z]{3}\/)/.test(id)) ?? [];
    const offices = subjects?.filter((id) => id.startsWith('group:')) ?? [];
    if (held && near && bodies.length > 0 && bodies.length === subjects?.length) return bodies;
    // "The Forum Foreign Ministers Meeting was held", "The Summit of the Heads of State of the Union was held"
    if (held && near && offices.length > 0 && offices.length === subjects?.length) return offices;
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

function counterparts(
  input: PartiesInput,
  named: readonly Placed[],
  verb: number,
  last: number,
  people: boolean,
): string[] {
  const { words } = input.scan;
  // "Hosted in Luanda the Minister …": a place may stand between.
  const reach = people && !/^(met|meet|meets)$/.test(words[verb]?.lower ?? '') ? 4 : 1;
  let from = -1;
  for (let i = verb + 1; i < last && from < 0; i++) {
    if (/^(with|between)$/.test(words[i]?.lower ?? '') || ledBy(words, i, verb)) from = i + 1;
    else if (
      i - verb <= reach &&
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

/** "received an update on the meetings with X": what comes in is nobody. */
function isDelivery({ words }: Scan, verb: number): boolean {
  if (!/^receiv/.test(words[verb]?.lower ?? '')) return false;
  const object = words.slice(verb + 1, verb + 5);
  return object.some(({ lower }) => DELIVERED.test(lower));
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
