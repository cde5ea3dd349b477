import { unique } from './actors.js';
import { type Collective, isCountry, singular } from './collective.js';
import type { Context } from './context.js';

/** "Both countries", "the three nations": those that the phrase names, else those of the participants. */
export function countriesOf(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
  if (phrase.countries.length > 0) return phrase.countries;
  const of = (ids: readonly string[]) =>
    unique(ids.map((id) => (isCountry(id) ? id : context.actors.countryOf(id))).filter((code) => code !== null));
  const sets = [of(pool), of(context.everybody()), of(context.parties)];
  const codes = sets.find((set) => set.length === phrase.count) ?? sets.find((set) => set.length > 1) ?? sets[0] ?? [];
  return codes.length > 0 ? codes.map((code) => context.country(code)) : pool;
}

/** "the Defense Ministers of Japan and the ROK": participants of those countries, else their office holders. */
export function ofCountries(context: Context, phrase: Collective, pool: readonly string[]): readonly string[] {
  const { actors } = context;
  const among = unique([...pool, ...context.everybody(), ...context.parties]);
  const personal = phrase.members === 'person';
  return phrase.countries.flatMap((country) => {
    const members = among.filter((id) => actors.countryOf(id) === country && (!personal || !isCountry(id)));
    if (members.length > 0 && (personal || members.length < 3)) return members;
    return personal ? [context.office(country, singular(phrase.head))] : [country];
  });
}
