import { createRequire } from 'node:module';

interface CountryPackage {
  registerLocale(locale: unknown): void;
  getName(code: string, language: string): string | undefined;
  getNames(language: string, options: { select: 'all' }): Readonly<Record<string, readonly string[]>>;
  alpha2ToAlpha3(code: string): string | undefined;
}

// A CommonJS package; required as a whole it would read the names in all its languages.
const require = createRequire(import.meta.url);
const countries = require('i18n-iso-countries/index.js') as CountryPackage;
countries.registerLocale(require('i18n-iso-countries/langs/en.json'));

/** Short English name of a country by its ISO 3166-1 alpha-3 code; the code itself where none is known. */
export function countryName(code: string): string {
  return countries.getName(code, 'en') ?? code;
}

/** All English names of each country, with its alpha-3 code. */
export function englishNames(): [code: string, names: readonly string[]][] {
  return Object.entries(countries.getNames('en', { select: 'all' })).flatMap(([alpha2, names]) => {
    const code = countries.alpha2ToAlpha3(alpha2);
    return code ? [[code, names] as [string, readonly string[]]] : [];
  });
}

/**
 * The code of a country by its code or one of its English names, whatever their capitals.
 *
 * @returns an alpha-3 code; null where no country, or more than one, has the name
 */
export function countryCode(stated: string): string | null {
  const wanted = stated.trim().toLowerCase();
  const fitting = englishNames().filter(
    ([code, names]) => code.toLowerCase() === wanted || names.some((name) => name.toLowerCase() === wanted),
  );
  return fitting.length === 1 ? (fitting[0]?.[0] ?? null) : null;
}
