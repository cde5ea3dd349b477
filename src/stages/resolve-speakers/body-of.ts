import { unique } from './actors.js';
import { type Collective, isPersonal, singular } from './collective.js';
import type { Context } from './context.js';
import { countriesOf } from './countries-of.js';
import { eventOf } from './event-of.js';

/** Bodies of which each country has one; written small they are those of the country that speaks. */
const OF_EACH = /^(?:government|administration|army|navy|military|police|parliament|cabinet|ministry)$/;
const SEVERAL = /^(?:governments|ministries|parliaments|navies|armies)$/;

/** "The Vietnamese side", "the Ministry", "the two Governments": the body, or who takes part for it. */
export function bodyOf(context: Context, phrase: Collective): readonly string[] {
  const { actors } = context;
  const event = eventOf(context, phrase);
  if (event) return event;
  // "All three governments have concluded": their countries.
  const small = phrase.head === 'governments' && !actors.isCapital(phrase.part, phrase.head);
  if (small) return countriesOf(context, phrase, context.everybody());
  if (SEVERAL.test(phrase.head)) return ofEachParty(context, phrase);
  if (phrase.head === 'side') {
    // "The Vietnamese side": its participant, where one is named.
    const own = context
      .everybody()
      .filter((id) => isPersonal(id) && phrase.countries.includes(actors.countryOf(id) ?? '-'));
    if (own.length > 0) return own;
  }
  const bodies = [...actors.byId.keys()].filter((id) => id.startsWith('org:') && id.includes(phrase.head));
  const [country] = phrase.countries;
  const own = country ? bodies.filter((id) => actors.countryOf(id) === country) : bodies;
  if (own.length > 0) return [own[0] as string];
  if (phrase.countries.length > 0) return [...phrase.countries, ...joinedBodies(context, phrase)];
  const speaking = OF_EACH.test(phrase.head) ? context.countryOfSpeaker() : null;
  return speaking ? [context.bodyOf(speaking, phrase.head)] : context.everybody();
}

/** "The U.S.-EU partnership": the body that a hyphen joins to a country, where it takes part or is named. */
function joinedBodies({ actors }: Context, { part }: Collective): string[] {
  const joined = actors.tokens
    .slice(part.first, part.last)
    .filter(({ lower }) => /^[\p{L}.]+[-–][\p{L}.]+$/u.test(lower))
    .flatMap(({ lower }) => lower.split(/[-–]/));
  const bodies = [...actors.byId.values()].filter(({ id, country }) => id.startsWith('org:') && country === null);
  return joined.flatMap((word) => bodies.find(({ name }) => isShort(word, name))?.id ?? []);
}

/** "EU" of "European Union", "ASEAN" itself. */
function isShort(word: string, name: string): boolean {
  const initials = name
    .split(/[ -]/)
    .filter((one) => /^\p{Lu}/u.test(one))
    .map((one) => one.charAt(0))
    .join('');
  return word.length > 1 && [name, initials].some((one) => one.toLowerCase() === word);
}

/** "Both Ministries": of each country that takes part, under the name that the release gives it or its minister. */
function ofEachParty(context: Context, phrase: Collective): readonly string[] {
  const { actors } = context;
  const noun = singular(phrase.head);
  const stated = phrase.countries.length > 0 ? phrase.countries : null;
  const present = unique(context.everybody().flatMap((id) => countryOf(context, id)));
  // "Both Governments", where only one side is named so far: the other is the country most spoken of.
  const other = present.length === 1 && phrase.count === 2 ? actors.mostNamed(present) : null;
  const codes = stated ?? (other ? [...present, other] : present);
  return codes.length > 0 ? codes.map((code) => own(code)) : context.everybody();

  function own(country: string): string {
    const named = [...actors.byId.values()].find(
      (entity) => entity.country === country && new RegExp(`^org:[A-Z]{3}/(?:.*-)?${noun}\\b`).test(entity.id),
    );
    return named?.id ?? context.bodyOf(country, (noun === 'ministry' ? officeOf(country) : null) ?? noun);
  }

  function officeOf(country: string): string | null {
    const roles = context.everybody().flatMap((id) => {
      const entity = actors.byId.get(id);
      return entity?.country === country && entity.role ? [entity.role] : [];
    });
    const field = roles.map((role) => /minister (?:of|for) (.+)$/i.exec(role)?.[1]).find(Boolean);
    return field ? `ministry of ${field}` : null;
  }
}

function countryOf({ actors }: Context, id: string): string[] {
  const country = actors.countryOf(id);
  return country ? [country] : [];
}
