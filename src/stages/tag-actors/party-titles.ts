import type { Sentence } from '../../core/document.js';
import { actors, type PartiesInput, type, within, withoutParts } from './party-mentions.js';

/** "Joint Press Statement by X and Y": two persons or offices in the title. */
export function jointTitle(
  input: PartiesInput,
  titles: readonly Sentence[],
  body: readonly Sentence[] = [],
): string[] | null {
  const { words } = input.scan;
  const isJoint = ({ first, last }: Sentence) => words.slice(first, last).some(({ lower }) => lower === 'joint');
  const joint = titles.find(isJoint);
  if (!joint) return null;
  // "… and others": where the line is said again, its longest form counts.
  const again = body.filter(({ first }) => words[first]?.lower === 'joint' && words[first + 1]?.lower === 'statement');
  const people = [joint, ...again].map(({ first, last }) => {
    const ids = actors(withoutParts(input.scan, within(input.mentions, first, last)), input) ?? [];
    return ids.filter((id) => /^(person|role)$/.test(type(id, input)));
  });
  const longest = people.reduce((best, one) => (one.length > best.length ? one : best));
  return longest.length > 1 ? longest : null;
}

/** "U.S.-Saudi Arabia Joint Statement", "Joint U.S.-Brazil Statement": countries joined by a hyphen in front of what they issue. */
export function compoundTitle({ mentions, scan }: PartiesInput, titles: readonly Sentence[]): string[] | null {
  const [title] = titles;
  const opening = title && within(mentions, title.first, title.last)[0];
  if (!opening || opening.kind !== 'demonym' || opening.entities.length < 2) return null;
  const issued = scan.words.slice(opening.last, title.last).some(({ lower }) => ISSUED.test(lower));
  return issued ? [...opening.entities] : null;
}

/** "On the visit of …": the first sentence names two officials of two countries, whatever its verb. */
export function companions(
  input: PartiesInput,
  titles: readonly Sentence[],
  sentence: Sentence | undefined,
): string[] | null {
  const words = titles.flatMap(({ first, last }) => input.scan.words.slice(first, last));
  if (!sentence || !words.some(({ lower }) => /^(visit|meeting|talks|consultations|negotiations)$/.test(lower)))
    return null;
  const ids = within(input.mentions, sentence.first, sentence.last).flatMap(({ entities }) => entities);
  const people = ids.filter((id) => type(id, input) === 'person');
  const countries = new Set(people.map((id) => input.entities.get(id)?.country));
  return countries.size > 1 ? people : null;
}

const ISSUED = /^(statement|declaration|communique|communiqué|announcement|vision)$/;

const SPOKEN = /spokes|press secretary/i;

const SPEECH =
  /^(statement|readout|remarks|call|meeting|meetings|visit|travel|conversation|message|talks|letter|address|press|participation)$/;

/**
 * The persons of a title about a statement or a meeting ("Statement by X", "X's Call with Y"). Spokespersons give way
 * to those they speak of; alone they speak for their country.
 */
export function titled(input: PartiesInput, titles: readonly Sentence[]): string[] | null {
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
