import { type Body, parseBody } from './bodies.js';
import type { Find, PersonFind } from './finds.js';
import { isRegion } from './member-groups.js';
import { honorifics, type NameRun, parseName } from './names.js';
import type { Prefix } from './prefix.js';
import { parseRole, type Role } from './roles.js';
import { at, behindArticle, isPossessive, type Scan } from './scan.js';
import { DEFINITE } from './scanner.js';
import { folded, slug } from './slug.js';

interface Office {
  readonly role: Role;
  readonly body: Body | null;
}

/** An office, also behind the name of its body: "NATO Secretary General", "Foreign Ministry Spokesperson". */
export function officeAt(scan: Scan, index: number, limit: number): Office | undefined {
  const body = parseBody(scan, index, limit);
  // "European Commission President": the name of a body above countries is no part of the office.
  const above = body?.id?.startsWith('org:') && !body.national && body.countries.length === 0;
  const role = above ? undefined : parseRole(scan, index, limit);
  if (role) return { role, body: null };
  if (!body?.capital) return undefined;
  const behind = isPossessive(at(scan, body.last, limit)) ? body.last + 1 : body.last;
  const led = parseRole(scan, behind, limit);
  return led ? { role: { ...led, first: index }, body } : undefined;
}

export function office(
  scan: Scan,
  index: number,
  limit: number,
  prefix: Prefix,
  previous: Find | undefined,
): Find | undefined {
  if (prefix.ids.length > 1) return undefined;
  // "His Majesty King X", "H.E. President X": forms of address open the title.
  const address = honorifics(scan, prefix.end, limit);
  const found = officeAt(scan, address.rank ? prefix.end : address.end, limit);
  if (!found) return undefined;
  const own = [...prefix.ids, ...found.role.countries, ...(found.body?.countries ?? [])];
  const definite = DEFINITE.has(scan.words[index - 1]?.lower ?? '');
  const person = holder(scan, index, limit, found, own, definite);
  if (person) return person;
  const { role, body } = found;
  const anchored = definite || own.length > 0 || body !== null;
  if (!anchored && !role.plural && !(role.capital && standsAlone(scan, index, role, previous, limit))) return undefined;
  if (role.plural && own.length === 0) return officesOf(scan, index, found);
  // "Afghan leaders" are a loose group; "the leaders of Japan and Korea" are two.
  if (role.plural && role.head === 'leader' && own.length === 1 && !role.capital) return undefined;
  const first = scan.words[index - 1]?.lower === 'the' ? index - 1 : index;
  return { kind: 'role', first, last: role.last, role, countries: own, body, definite };
}

/** "The Deputy Secretary and Foreign Minister …", "President met …": no article, still one holder. */
function standsAlone(scan: Scan, index: number, role: Role, previous: Find | undefined, limit: number): boolean {
  const link = scan.words[index - 1]?.lower;
  if (link === 'and' && previous?.last === index - 1 && (previous.kind === 'role' || previous.kind === 'person'))
    return true;
  const next = at(scan, role.last, limit);
  return next !== undefined && (next.tag === 'VERB' || next.tag === 'AUX') && !next.cap;
}

/** The person behind an office, perhaps behind a second one or a comma. */
function holder(
  scan: Scan,
  index: number,
  limit: number,
  { role, body }: Office,
  own: readonly string[],
  definite: boolean,
): PersonFind | undefined {
  const roles = [role];
  const end = behindBracket(scan, role.last, limit);
  let name = parseName(scan, end, limit, true);
  const link = at(scan, end, limit)?.lower ?? '';
  const joint = /^(and|&|\/)$/.test(link);
  if (role.plural && (!role.capital || own.length > 0 || / of /.test(role.text))) return undefined;
  if (role.plural)
    return name
      ? { kind: 'person', first: index, last: name.last, name, roles, country: own[0] ?? null, body }
      : undefined;
  if (!name) {
    const second = parseRole(scan, joint ? end + 1 : end, limit);
    if (second?.capital && !second.plural) {
      // "The President and Minister X" are two.
      if (!definite || !joint) name = parseName(scan, second.last, limit, true);
      // "Minister for X and Minister Assisting the Minister for Y, Mr. Z"
      const comma = at(scan, second.last, limit)?.lower === ',';
      if (!name && joint && comma) name = nameBehindComma(scan, second.last + 1, limit);
      if (name) roles.push(second);
    }
  }
  if (!name && link === ',') name = nameBehindComma(scan, end + 1, limit);
  if (!name) return undefined;
  const behind = countryBehind(scan, name.last, limit);
  const countries = [...own, ...roles.slice(1).flatMap(({ countries }) => countries)];
  const country = countries[0] ?? behind?.id ?? countryOfLine(scan, name.last, limit);
  return { kind: 'person', first: index, last: behind?.last ?? name.last, name, roles, country, body };
}

/** "National Security Advisor (NSA)": an abbreviation of the office stands before the name. */
function behindBracket(scan: Scan, index: number, limit: number): number {
  const bracket = at(scan, index, limit)?.lower === '(' && at(scan, index + 2, limit)?.lower === ')';
  return bracket && scan.words[index + 1]?.caps ? index + 3 : index;
}

/** "…, the Caribbean and Spanish in the World, Juan Fernández Trigo": a full name that has no office of its own. */
function nameBehindComma(scan: Scan, index: number, limit: number): NameRun | undefined {
  // "the Prime Minister of A, the Right Hon. X": the article of a form of address.
  const addressed = at(scan, index, limit)?.lower === 'the' && honorifics(scan, index + 1, limit).end > index + 1;
  const name = parseName(scan, addressed ? index + 1 : index, limit, false);
  if (!name || (name.parts.length < 2 && !name.honorific)) return undefined;
  const given = scan.lexicon.given.has(folded((name.parts[0] ?? '').toLowerCase()));
  const closed = /^[;,.()]$|^and$/.test(at(scan, name.last, limit)?.lower ?? ';');
  if (!name.honorific && !given && !closed) return undefined;
  const next = at(scan, name.last, limit)?.lower === ',' ? parseRole(scan, name.last + 1, limit) : undefined;
  // "the President of A, Mr. X, President Y": the second office has a holder of its own.
  return next && !(name.honorific && parseName(scan, next.last, limit, true)) ? undefined : name;
}

/** "Angela Merkel of Germany", "Council President X (Uruguay)". */
export function countryBehind(scan: Scan, index: number, limit: number): { id: string; last: number } | undefined {
  const bracket = at(scan, index, limit)?.lower === '(';
  if (!bracket && at(scan, index, limit)?.lower !== 'of') return undefined;
  const from = behindArticle(scan, index + 1, limit);
  const atom = scan.atoms[from];
  if (atom?.form !== 'name' || atom.partial || atom.ids.length > 1 || atom.last > limit) return undefined;
  if (bracket && at(scan, atom.last, limit)?.lower !== ')') return undefined;
  return { id: atom.ids[0] ?? '', last: bracket ? atom.last + 1 : atom.last };
}

/** "President Joko Widodo, Republic of Indonesia": a country behind a comma that ends the item of a list. */
export function countryOfLine(scan: Scan, index: number, limit: number): string | null {
  if (at(scan, index, limit)?.lower !== ',') return null;
  const atom = scan.atoms[behindArticle(scan, index + 1, limit)];
  const [id, ...others] = atom?.ids ?? [];
  return atom?.form === 'name' && atom.last === limit && others.length === 0 ? (id ?? null) : null;
}

/** "head of government" to "heads of government": the first word before "of" or "general" carries the number. */
function pluralOf(head: string): string {
  const [noun = '', ...rest] = head.split(/(?= of |[ -]general$)/);
  return [noun.endsWith('y') ? noun.replace(/y$/, 'ies') : `${noun}s`, ...rest].join('');
}

/** "Forum Leaders", "Forum Economic Ministers": so the Pacific Islands Forum calls those who sit in it. */
function forumOf(scan: Scan, body: Body | null): string | null {
  if (body?.slug !== 'forum' || !body.bare) return null;
  return /\bPacific Islands Forum\b|\bPIF\b/i.test(scan.view) ? 'org:pacific-islands-forum' : 'org:forum';
}

/** "G7 Leaders", "Foreign Ministers of ASEAN": the holders of offices in a body, unnamed. */
function officesOf(scan: Scan, first: number, { role, body }: Office): Find | undefined {
  const id = body?.id ?? role.body ?? forumOf(scan, body) ?? (isRegion(scan, first) ? 'org:' : null);
  if (!id || role.bearer || /^org:[A-Z]{3}\//.test(id)) return undefined;
  const end = role.text.toLowerCase().indexOf(role.head) + role.head.length;
  const text = slug(role.body ? role.text.slice(0, end) : role.text);
  const office = text.replace(slug(role.head), slug(pluralOf(role.head)));
  return { kind: 'group', first, last: role.last, id: `group:${slug(`${id.slice(4)} ${office}`)}`, offices: true };
}
