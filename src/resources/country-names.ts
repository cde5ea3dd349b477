import { createRequire } from 'node:module';

interface CountryPackage {
  getName(code: string, language: string): string | undefined;
}

// A CommonJS package that registers its languages when it is required as a whole.
const countries = createRequire(import.meta.url)('i18n-iso-countries') as CountryPackage;

/** Short English name of a country by its ISO 3166-1 alpha-3 code; the code itself where none is known. */
export function countryName(code: string): string {
  return countries.getName(code, 'en') ?? code;
}
