import { bodyOf } from './body-of.js';
import type { Collective } from './collective.js';
import type { Context } from './context.js';
import { countriesOf, ofCountries } from './countries-of.js';
import { officeOf } from './holder-of.js';
import { personsOf } from './persons-of.js';
import { poolFor, sized } from './pool.js';
import {
  authoritiesOf,
  foreignPeers,
  otherNumber,
  partiesElsewhere,
  represented,
  severalOf,
  unnamedGroup,
} from './unnamed-groups.js';

/** Resolves a collective noun phrase to the individuals it means, or to a group where they are not named. */
export function resolveCollective(context: Context, phrase: Collective): readonly string[] {
  const format = context.actors
    .within(phrase.part)
    .map(({ mention }) => context.compositions.get(mention.entities[0] ?? ''))
    .find(Boolean);
  if (format) return format;
  const listed = represented(context, phrase);
  if (listed) return listed;
  const unnamed =
    unnamedGroup(context, phrase) ??
    authoritiesOf(context, phrase) ??
    otherNumber(context, phrase) ??
    partiesElsewhere(context, phrase) ??
    foreignPeers(context, phrase);
  if (unnamed) return [unnamed];
  const pool = poolFor(context, phrase);
  switch (phrase.members) {
    case 'person': {
      const found = personsOf(context, phrase, pool);
      return severalOf(context, phrase, found) ?? found;
    }
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
