import type { Entity } from '../../core/document.js';
import type { BodyFind } from './finds.js';
import { slug } from './slug.js';

/** Organisations of a release by id, with the short names that it gives them. */
export interface Organisations {
  /** Ids of the bodies a find names; empty when it names none that is known. */
  resolve(find: BodyFind): readonly string[];
  readonly aliases: ReadonlyMap<string, string>;
  readonly entities: readonly Entity[];
}

const DEFENSE = /^defen[cs]e-(authorities|ministry|ministries)$/;
const FOREIGN = /^foreign-(authorities|ministry|ministries)$/;

/** Bodies of which a country has one: "the Government" needs no more words. */
const SINGLE = new Set('government parliament congress senate cabinet administration treasury armed-forces'.split(' '));

/** Nouns of organs, which belong to the body that issues the release: "the Council", "the Executive Board". */
const ORGAN =
  /^(?:(?:executive|ministerial|permanent|general|supreme|governing|standing|plenary)-)?(?:council|board|assembly|conference|authority|commission|committee|secretariat|bureau)(?:-of-(?:ministers|foreign-ministers|governors|heads-of-.+))?$/;

/** The body above countries for which a release speaks, with the organs known by name. */
export interface Institution {
  /** Id of the body at the top. */
  readonly id: string;
  readonly organs: readonly { readonly id: string; readonly of: string }[];
}

interface Defined extends Entity {
  readonly slug: string;
}

/**
 * Gathers bodies in the order of the text. "The Working Group" is the latest body whose name ends so; "defense
 * authorities" of a country are its ministry of defence under the name that the release gives it.
 *
 * @param home country whose ministries are named without a country
 * @param holderCountry country of the office holder of a family name ("the Assad regime")
 * @param offices offices of persons by country, for the names of their ministries
 */
export function createOrganisations(
  home: string | null,
  offices: readonly { readonly country: string | null; readonly role: string }[],
  holderCountry: (family: string) => string | null = () => null,
  institution: Institution | null = null,
): Organisations {
  const entities: Defined[] = [];
  const aliases = new Map<string, string>();

  function define(id: string, name: string, country: string | null): string {
    if (!entities.some((entity) => entity.id === id)) {
      const part = id.slice(id.indexOf('/') + 1).replace(/^org:/, '');
      entities.push({ id, type: 'organization', name, country, role: null, slug: part });
    }
    return id;
  }

  /** "Foreign Ministry" for a ministry that the release calls "Ministry of Foreign Affairs", and so on. */
  function ministry(country: string, wanted: string): string {
    const pattern = DEFENSE.test(wanted) ? /defen[cs]e$/ : FOREIGN.test(wanted) ? /foreign-affairs/ : null;
    if (!pattern) return wanted;
    const named = entities.find(
      (entity) => entity.country === country && /^(ministry|department)/.test(entity.slug) && pattern.test(entity.slug),
    );
    if (named) return named.slug;
    const office = offices.find(({ country: own, role }) => own === country && pattern.test(slug(role)));
    const of = office && /^(minister|secretary)-(of|for)-(.+)$/.exec(slug(office.role));
    if (of) return `${of[1] === 'minister' ? 'ministry' : 'department'}-of-${of[3]}`;
    return DEFENSE.test(wanted) ? (country === 'USA' ? 'department-of-defense' : 'ministry-of-defense') : wanted;
  }

  function national(country: string, name: string, own = slug(name)): string {
    return define(`org:${country}/${ministry(country, own)}`, name, country);
  }

  function resolve(find: BodyFind): readonly string[] {
    const { body, prefix, prefixForm } = find;
    const owners = prefixForm === 'compound' ? [] : prefix;
    const countries = [...new Set([...owners, ...body.countries])];
    const owned = body.national || prefixForm === 'owner' || body.countries.length > 0;
    const foreign =
      body.shared && countries.length > 0 && prefixForm !== 'compound' && !body.id?.startsWith(`org:${countries[0]}/`);
    if (body.id !== null && !foreign) return [define(body.id, body.name, body.countries[0] ?? null)];
    if (/\bgovernments$/i.test(body.name) && countries.length > 1) return countries;
    const organ = prefixForm === 'none' && countries.length === 0 ? organOf(find) : null;
    if (organ) return [organ];
    if (body.bare && countries.length === 0 && prefixForm !== 'compound') return recent(find);
    // The governments of several countries that act together stand for the countries.
    if (countries.length > 0 && owned)
      return countries.map((country) => national(country, body.name, body.id ? slug(body.name) : body.slug));
    const holder = prefixForm === 'none' && body.national ? holderCountry(body.name.split(/[ -]/)[0] ?? '') : null;
    if (holder) return [national(holder, body.name)];
    if (prefixForm === 'none' && body.national && body.generic && home)
      return body.several ? [] : [national(home, body.name)];
    // "the Joint Commission for Trade", behind "the A-B Joint Commission for Trade"
    const full = prefixForm === 'none' && entities.findLast(({ slug: name }) => name.endsWith(`-${body.slug}`));
    if (full && body.slug.includes('-')) return [full.id];
    return [define(`org:${slug(find.full)}`, find.full, null)];
  }

  /** "The Executive Board", in a resolution of UNESCO: an organ of the body that issues the release. */
  function organOf({ body }: BodyFind): string | null {
    if (!institution || !body.capital || body.several || !ORGAN.test(body.slug)) return null;
    const own = body.slug;
    const fits = (name: string) => name === own || name.endsWith(`-${own}`) || name.startsWith(`${own}-of-`);
    const named = entities.findLast(({ slug: name }) => fits(name))?.id;
    if (named) return named;
    const top = institution.id.slice('org:'.length);
    const known = institution.organs.filter(
      ({ id, of }) => of === top && fits(id.slice('org:'.length).replace(`${top}/`, '')),
    );
    if (known.length === 1 && known[0]) return define(known[0].id, body.name, null);
    const parent = top === 'united-nations' ? 'un' : top;
    return define(`org:${parent}${body.below && parent !== 'un' ? '/' : '-'}${own}`, body.name, null);
  }

  /** The latest body whose name ends so, else the one above an organ, else one whose name holds the word. */
  function latest(own: string): string | undefined {
    const ends = (name: string) => name === own || name.endsWith(`-${own}`) || name.startsWith(`${own}-of-`);
    const named = entities.findLast(({ slug: name }) => ends(name))?.id;
    if (named) return named;
    const organ = entities.findLast(({ id }) => id.includes('/') && ends(id.slice(4, id.indexOf('/'))));
    return organ
      ? define(organ.id.slice(0, organ.id.indexOf('/')), own, null)
      : entities.findLast(({ slug: name }) => name.includes(`-${own}-`))?.id;
  }

  function recent({ body }: BodyFind): readonly string[] {
    // "The two Governments": each party's own, which the resolution of collectives knows.
    if (body.several) return [];
    const known = latest(body.slug);
    if (known) return [known];
    return body.capital && body.national && home && SINGLE.has(body.slug)
      ? [define(`org:${home}/${body.slug}`, body.name, home)]
      : [];
  }

  return {
    resolve(find) {
      const ids = resolve(find);
      if (find.body.acronym && ids[0] && ids.length === 1) aliases.set(find.body.acronym, ids[0]);
      return ids;
    },
    aliases,
    entities,
  };
}
