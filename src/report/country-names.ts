import { createRequire } from 'node:module';

interface CountryPackage {
  getNames(language: string, options: { select: 'all' }): Readonly<Record<string, readonly string[]>>;
  alpha3ToAlpha2(code: string): string | undefined;
}

// A CommonJS package that registers its languages when it is required as a whole.
const countries = createRequire(import.meta.url)('i18n-iso-countries') as CountryPackage;
const names = countries.getNames('en', { select: 'all' });

/** Short English name of a country, from the package i18n-iso-countries: the shortest that is no abbreviation. */
export function countryName(alpha3: string): string {
  const known = names[countries.alpha3ToAlpha2(alpha3) ?? ''] ?? [];
  const full = known.filter((name) => !/^\p{Lu}[\p{Lu}.]*$/u.test(name) && !name.includes(','));
  return full.sort((a, b) => a.length - b.length)[0] ?? known[0] ?? alpha3;
}
