import { parseBody } from './bodies.js';
import type { Find, PersonFind } from './finds.js';
import { MARK } from './marks.js';
import { memberStates, regionalCountries } from './member-groups.js';
import { isArticleName, type NameRun, parseName } from './names.js';
import { countryBehind, countryOfLine, office, officeAt } from './office.js';
import { countryList, countryPrefix, type Prefix } from './prefix.js';
import { parseRole } from './roles.js';
import { at, isGiven, isNameStop, isPossessive, isTitleWord, phraseAt, type Scan } from './scan.js';
import { folded, slug } from './slug.js';

export const DEFINITE = new Set(['the', 'this', 'that', 'our', 'its', 'his', 'her', 'their']);

/** All actors named between two words, in order, none overlapping. One walk; each look ahead is bounded. */
export function scanStretch(scan: Scan, first: number, limit: number): Find[] {
  const finds: Find[] = [];
  for (let i = first; i < limit; ) {
    const find = follower(scan, i, limit, finds.at(-1)) ?? findAt(scan, i, limit, finds.at(-1));
    if (find) finds.push(find);
    i = Math.max(i + 1, find?.last ?? 0);
  }
  return finds;
}

/** "Ministers Quissanga and Siqueira": a name that shares the plural office before it. */
function follower(scan: Scan, index: number, limit: number, previous: Find | undefined): PersonFind | undefined {
  if (previous?.kind !== 'person' || !previous.roles[0]?.plural || !scan.words[index]?.cap) return undefined;
  const between = scan.words.slice(previous.last, index).map(({ lower }) => lower);
  if (between.length === 0 || between.length > 2 || !between.every((word) => /^(,|and|&)$/.test(word)))
    return undefined;
  const name = parseName(scan, index, limit, true);
  if (!name) return undefined;
  const { roles, body } = previous;
  return { kind: 'person', first: index, last: name.last, name, roles, country: null, body };
}

function findAt(scan: Scan, index: number, limit: number, previous: Find | undefined): Find | undefined {
  const word = scan.words[index];
  if (!word || !(word.cap || scan.atoms[index] || (word.marks & MARK.opener) !== 0 || isArticleName(word))) {
    return undefined;
  }
  const prefix = countryPrefix(scan, index, limit);
  if (!word.cap && !scan.atoms[index]) {
    return (
      office(scan, index, limit, prefix, previous) ??
      bodyAt(scan, index, limit, prefix) ??
      groupAt(scan, index, limit, prefix)
    );
  }
  return (
    shared(scan, index, limit) ??
    office(scan, index, limit, prefix, previous) ??
    namedOnly(scan, index, limit) ??
    memberStates(scan, index, limit) ??
    bodyAt(scan, index, limit, prefix) ??
    groupAt(scan, index, limit, prefix) ??
    countryAt(scan, index)
  );
}

/** "Japan and ROK defense authorities", "Japanese and ROK Defense Ministers": one noun of several countries. */
function shared(scan: Scan, index: number, limit: number): Find | undefined {
  const list = countryList(scan, index, limit);
  if (!list) return undefined;
  const role = parseRole(scan, list.end, limit);
  // "Canada-Philippines Foreign Ministers' Meeting" names a meeting.
  if (role?.plural && isPossessive(at(scan, role.last, limit))) return undefined;
  if (role?.plural) {
    const find = { first: index, last: role.last, role, countries: list.ids, body: null, definite: true };
    return { kind: 'role', ...find };
  }
  const body = parseBody(scan, list.end, limit);
  if (!body?.national || !/s$|military$/.test(scan.words[body.last - 1]?.lower ?? '')) return undefined;
  return { kind: 'body', first: index, last: body.last, body, prefix: list.ids, prefixForm: 'owner', full: body.name };
}

/** A name with no office before it: with a form of address, a known given name, or an office behind it. */
function namedOnly(scan: Scan, index: number, limit: number): PersonFind | undefined {
  if (!scan.words[index]?.cap) return undefined;
  const name = parseName(scan, index, limit, false);
  if (!name) return undefined;
  const behind = countryBehind(scan, name.last, limit);
  const end = behind?.last ?? name.last;
  const apposed = officeBehind(scan, end, limit);
  const given = scan.lexicon.given.has(folded((name.parts[0] ?? '').toLowerCase()));
  const full = name.parts.length > 1;
  // "her Moldovan counterpart Ion Ciobotaru"
  const introduced = full && /^(?:counterpart|colleague|homologue)$/.test(scan.words[index - 1]?.lower ?? '');
  const known = introduced || given || isSecond(scan, name, limit) || (apposed && !apposed.role.plural);
  if (!(name.honorific || (full && known))) return undefined;
  // "Hamid Karzai International Airport": a name within a longer one.
  const next = at(scan, name.last, limit);
  const longer = next?.cap && (isTitleWord(next) || isNameStop(next));
  if (longer && !name.honorific && name.last < limit) return undefined;
  // "Major Economies": a rank before a plain word is an adjective.
  if (name.rank && !given && !full && scan.words[name.first]?.text === 'Major') return undefined;
  const country = behind?.id ?? apposed?.countries[0] ?? countryOfLine(scan, name.last, limit);
  const base = { kind: 'person' as const, first: index, name, country };
  if (!apposed) return { ...base, last: end, roles: [], body: null };
  const second = secondOffice(scan, apposed.role.last, limit);
  const roles = second ? [apposed.role, second.role] : [apposed.role];
  const owner = country ?? second?.role.countries[0] ?? null;
  return { ...base, country: owner, last: roles.at(-1)?.last ?? apposed.role.last, roles, body: apposed.body };
}

/** "X, Deputy Prime Minister and Minister for Defence of A": a second office of the same person. */
function secondOffice(scan: Scan, index: number, limit: number) {
  if (!/^(?:and|&)$/.test(at(scan, index, limit)?.lower ?? '')) return undefined;
  const from = at(scan, index + 1, limit)?.lower === 'the' ? index + 2 : index + 1;
  const found = officeAt(scan, from, limit);
  if (!found?.role.capital || found.role.plural || parseName(scan, found.role.last, limit, true)) return undefined;
  // "…, Minister of A and the Minister of B, Ms. Y": an office whose holder follows.
  const next = at(scan, found.role.last, limit);
  const named = next?.lower === ',' && from > index + 1 && parseName(scan, found.role.last + 1, limit, false);
  return named ? undefined : found;
}

/** "Daniel Ortega and Xochitl Mora consider": behind a given and a family name, in front of a verb. */
function isSecond({ words }: Scan, { first, last, parts }: NameRun, limit: number): boolean {
  const [given, family, and] = words.slice(Math.max(0, first - 3), first);
  if (parts.length !== 2 || and?.lower !== 'and' || !given || !isGiven(given) || !family?.cap) return false;
  return last < limit && /^(?:VERB|AUX)$/.test(words[last]?.tag ?? '') && words[last]?.cap === false;
}

/** "…, Secretary of Foreign Affairs": an office behind a comma that is not another person's title. */
function officeBehind(scan: Scan, index: number, limit: number) {
  if (at(scan, index, limit)?.lower !== ',') return undefined;
  const from = at(scan, index + 1, limit)?.lower === 'the' ? index + 2 : index + 1;
  const prefix = countryPrefix(scan, from, limit);
  if (prefix.ids.length > 1) return undefined;
  const found = officeAt(scan, prefix.end, limit);
  if (!found?.role.capital || found.role.plural || parseName(scan, found.role.last, limit, true)) return undefined;
  return { ...found, countries: [...prefix.ids, ...found.role.countries, ...(found.body?.countries ?? [])] };
}

function bodyAt(scan: Scan, index: number, limit: number, prefix: Prefix): Find | undefined {
  const body = parseBody(scan, prefix.end, limit);
  if (!body) return undefined;
  // "the U.S.": a country alone is no body, nor is "forces" without an owner.
  if (!body.capital && prefix.ids.length === 0 && body.countries.length === 0) return undefined;
  const start = scan.words[index]?.start ?? 0;
  const full = scan.view.slice(start, (scan.words[body.first]?.start ?? start) + body.name.length);
  return { kind: 'body', first: index, last: body.last, body, prefix: prefix.ids, prefixForm: prefix.form, full };
}

function countryAt(scan: Scan, index: number): Find | undefined {
  const atom = scan.atoms[index];
  return atom?.acts ? { kind: 'country', first: atom.first, last: atom.last, atom } : undefined;
}

function groupAt(scan: Scan, index: number, limit: number, prefix: Prefix): Find | undefined {
  if (prefix.ids.length === 1) {
    const owned = phraseAt(scan.lexicon.groups, scan, prefix.end, limit);
    if (owned?.value.owned && !scan.words[prefix.end]?.cap) {
      const text = scan.view.slice(scan.words[index]?.start, scan.words[owned.end - 1]?.end);
      return {
        kind: 'group',
        first: index,
        last: owned.end,
        id: `group:${slug(text.replace(/'s? /, ' '))}`,
        offices: false,
      };
    }
  }
  const members = memberStates(scan, index, limit) ?? regionalCountries(scan, index, limit);
  if (members) return members;
  const found = phraseAt(scan.lexicon.groups, scan, index, limit);
  if (!found || found.value.ownedOnly) return undefined;
  return { kind: 'group', first: index, last: found.end, id: `group:${found.value.id}`, offices: false };
}
