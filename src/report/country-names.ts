import { createRequire } from 'node:module';

interface CountryPackage {
  getNames(language: string, options: { select: 'all' }): Readonly<Record<string, readonly string[]>>;
  alpha3ToAlpha2(code: string): string | undefined;
}

// A CommonJS package that registers its languages when it is required as a whole.
const countries = createRequire(import.meta.url)('i18n-iso-countries') as CountryPackage;
const names = countries.getNames('en', { select: 'all' });
/** Names that two countries have, such as Congo, tell neither. */
const shared = new Set(
  Object.values(names)
    .flat()
    .filter((name, at, all) => all.indexOf(name) !== at),
);

/**
 * Short English name of a country, from the package i18n-iso-countries: the shortest that lies within the first, as
 * "Russia" within "Russian Federation". The code itself for one that is unknown.
 */
export function countryName(alpha3: string): string {
  const known = names[countries.alpha3ToAlpha2(alpha3) ?? ''] ?? [];
  const [first = alpha3] = known;
  const within = known.filter(
    (name) => first.includes(name) && !name.includes(',') && !shared.has(name) && !/^\p{Lu}[\p{Lu}.]*$/u.test(name),
  );
  return within.sort((a, b) => a.length - b.length)[0] ?? first.replace(/,.*/, '');
}
