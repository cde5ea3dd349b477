import { englishNames } from '../resources/country-names.js';

const names = new Map(englishNames());
/** Names that two countries have, such as Congo, tell neither. */
const shared = new Set([...names.values()].flat().filter((name, at, all) => all.indexOf(name) !== at));

/**
 * Short English name of a country, from the package i18n-iso-countries: the shortest that lies within the first, as
 * "Russia" within "Russian Federation". The code itself for one that is unknown.
 */
export function countryName(alpha3: string): string {
  const known = names.get(alpha3) ?? [];
  const [first = alpha3] = known;
  const within = known.filter(
    (name) => first.includes(name) && !name.includes(',') && !shared.has(name) && !/^\p{Lu}[\p{Lu}.]*$/u.test(name),
  );
  return within.sort((a, b) => a.length - b.length)[0] ?? first.replace(/,.*/, '');
}
