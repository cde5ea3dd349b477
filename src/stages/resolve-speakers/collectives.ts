import { type Collective, isPersonal } from './collective.js';
import type { Context } from './context.js';
import { countriesOf, ofCountries } from './countries-of.js';
import { officeOf } from './holder-of.js';
import { personsOf } from './persons-of.js';
import { poolFor, sized } from './pool.js';
import { authoritiesOf, unnamedGroup } from './unnamed-groups.js';

/** Resolves a collective noun phrase to the individuals it means, or to a group where they are not named. */
export function resolveCollective(context: Context, phrase: Collective): readonly string[] {
  const unnamed = unnamedGroup(context, phrase) ?? authoritiesOf(context, phrase);
  if (unnamed) return [unnamed];
  const pool = poolFor(context, phrase);
  switch (phrase.members) {
    case 'person':
      return personsOf(context, phrase, pool);
    case 'country':
      return countriesOf(context, phrase, pool);
    case 'office':
      return officeOf(context, phrase, pool);
    case 'body':
      return bodyOf(context, phrase);
    case 'people':
      return [
        context.group(
          context.actors.tokens
            .slice(phrase.part.first, phrase.part.last)
            .map(({ lower }) => lower)
            .filter((word) => !/^(?:the|all|their|its|our)$/.test(word))
            .slice(0, 5)
            .join(' '),
        ),
      ];
    case 'document':
      return context.everybody();
    default:
      if (phrase.countries.length > 0) return ofCountries(context, phrase, pool);
      return phrase.count !== null && pool.length > phrase.count ? sized(context, pool, phrase.count) : pool;
  }
}

/** "The Vietnamese side", "the Ministry": the body, or who takes part for it. */
function bodyOf(context: Context, phrase: Collective): readonly string[] {
  const { actors } = context;
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
  return phrase.countries.length > 0 ? phrase.countries : context.everybody();
}
