import { SpellingFact } from '../../core/spelling.js';
import { englishNames } from '../../resources/country-names.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { capital } from './marks.js';
import { fold } from './slug.js';
import { PhraseTrie } from './trie.js';
import { type Part, partsOf } from './units.js';

export type CountryForm = 'name' | 'adjective' | 'people' | 'seat' | 'prefix' | 'lure';

export interface CountryName {
  readonly country: string;
  readonly form: CountryForm;
  /** Abbreviations count only in this very spelling: "US" is no "us". */
  readonly exact: string | null;
  /** Also a given or family name ("Jordan"): not a country beside another part of a name. */
  readonly ambiguous: boolean;
}

export interface Countries {
  /** Over the parts of words between hyphens, folded. */
  readonly names: PhraseTrie<CountryName>;
  /** Slug of the office that leads the country's government: `prime-minister`. */
  readonly heads: ReadonlyMap<string, string>;
  /** The units of a spelling. */
  readonly parts: SpellingFact<readonly Part[]>;
}

interface CountryEntry extends LexiconEntry {
  readonly names?: readonly string[];
  readonly adjectives?: readonly string[];
  readonly people?: readonly string[];
  readonly seats?: readonly string[];
  readonly prefixes?: readonly string[];
  readonly head?: string;
  readonly ambiguous?: boolean;
}

/** Parts of a name between spaces, hyphens and dashes, folded: the units that country names are made of. */
export function countryWords(name: string): string[] {
  return fold(name)
    .replace(/’/g, "'")
    .replace(/'s(?= |$)/g, " 's")
    .replace(/([(),])/g, ' $1 ')
    .split(/[ -]/)
    .filter(Boolean);
}

/** Styles of state that official names set before the short name. */
const STYLES = ['Republic of', 'Kingdom of', 'State of', 'Federal Republic of', 'Islamic Republic of'];

const isAbbreviation = (name: string): boolean => name.length <= 6 && !/\p{Ll}{2}/u.test(name) && !/ /.test(name);

/** Country names of the package i18n-iso-countries and the own lexicon; the lexicon wins where both know a name. */
export function compileCountries(resources: Resources): Countries {
  const names = new PhraseTrie<CountryName>();
  const heads = new Map<string, string>();
  const small = new Set<string>();
  const long: { country: string; name: string; ambiguous: boolean }[] = [];
  const add = (country: string, form: CountryForm, name: string, ambiguous = false) => {
    // "Republic of X" is a name of X, and takes no style of its own.
    if (form === 'name' && !/ of |^the /i.test(name) && !isAbbreviation(name)) long.push({ country, name, ambiguous });
    if (/^\p{Ll}/u.test(name)) small.add(countryWords(name)[0] ?? '');
    names.add(countryWords(name), { country, form, exact: isAbbreviation(name) ? name : null, ambiguous });
  };
  for (const { form } of resources.lexicon<LexiconEntry & { form: string }>('country-lures')) add('', 'lure', form);
  for (const entry of resources.lexicon<CountryEntry>('countries')) {
    for (const name of entry.names ?? []) add(entry.id, 'name', name, entry.ambiguous);
    for (const name of entry.adjectives ?? []) add(entry.id, 'adjective', name);
    for (const name of entry.people ?? []) add(entry.id, 'people', name);
    for (const name of entry.seats ?? []) add(entry.id, 'seat', name);
    for (const name of entry.prefixes ?? []) add(entry.id, 'prefix', name);
    if (entry.head) heads.set(entry.id, entry.head);
  }
  const twofold = new Set(
    resources.lexicon<CountryEntry>('countries').flatMap(({ id, ambiguous }) => (ambiguous ? [id] : [])),
  );
  for (const [alpha3, known] of englishNames()) {
    if (alpha3 === 'XKK') continue;
    for (const name of known) if (!/[,(]/.test(name)) add(alpha3, 'name', name, twofold.has(alpha3));
  }
  for (const style of STYLES) {
    for (const { country, name, ambiguous } of [...long]) add(country, 'name', `${style} ${name}`, ambiguous);
  }
  // Names begin with a capital, but for a few: "mainland Chinese".
  const begins = (text: string, lower: string) => (capital(text) || small.has(lower)) && names.beginsWith(lower);
  const parts = new SpellingFact<readonly Part[]>(({ text, lower }) => partsOf(text, lower, begins));
  return { names, heads, parts };
}
