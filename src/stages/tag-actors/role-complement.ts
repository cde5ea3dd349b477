import { parseBody } from './bodies.js';
import { type Head, LINKS, roleWord, startsRole } from './role-head.js';
import { at, behindArticle, isPossessive, isTitleWord, phraseAt, type Scan } from './scan.js';

interface Complement {
  last: number;
  readonly words: string[];
  readonly countries: string[];
  body: string | null;
  to: string | null;
}

/** Countries after "of", coordinated: "of Kazakhstan, the Kyrgyz Republic and Uzbekistan". */
function countriesOf(
  scan: Scan,
  index: number,
  limit: number,
  plural: boolean,
): { ids: string[]; last: number } | null {
  const ids: string[] = [];
  let last = index;
  let i = index;
  while (i < limit) {
    while (LINKS.has(at(scan, i, limit)?.lower ?? '') && ids.length > 0) i++;
    // "of Argentina, of Brazil and of Paraguay"
    if (plural && ids.length > 0 && i > last && at(scan, i, limit)?.lower === 'of') i++;
    i = behindArticle(scan, i, limit);
    const atom = scan.atoms[i];
    if (!atom || atom.last > limit || atom.partial || (atom.form !== 'name' && ids.length === 0)) break;
    // "Representatives of the U.S. Agency for …": the country belongs to what follows.
    const next = at(scan, atom.last, limit);
    if (isPossessive(next) || (next?.cap && isTitleWord(next)) || (next && parseBody(scan, atom.last, limit))) break;
    ids.push(...atom.ids);
    last = atom.last;
    i = atom.last;
    if (!plural) break;
  }
  return ids.length > 0 ? { ids, last } : null;
}

/** One word, country, or body of a complement; 0 when the complement ends here. */
function complementStep(scan: Scan, index: number, limit: number, out: Complement): number {
  const atom = scan.atoms[index];
  if (atom && !atom.partial) {
    if (atom.form === 'adjective' && roleWord(scan, atom.last, limit)) out.countries.push(...atom.ids);
    const owned = atom.form === 'adjective' ? parseBody(scan, atom.last, limit) : undefined;
    const end = owned?.capital ? owned.last : atom.last;
    out.words.push(...texts(scan, index, end));
    return end - index;
  }
  const body = parseBody(scan, index, limit);
  // "Ministers of Police of Samoa": the field of an office, not the police of a country.
  const field = isTitleWord(at(scan, index, limit)) && at(scan, index + 1, limit)?.lower === 'of';
  if (body?.capital && !field) {
    out.words.push(...texts(scan, index, body.last));
    return body.last - index;
  }
  const word = at(scan, index, limit);
  // "Secretary of National Defense General X": a rank opens a name.
  const rank = phraseAt(scan.lexicon.honorifics, scan, index, limit)?.value.rank;
  if (rank && !isTitleWord(at(scan, index + 1, limit))) return 0;
  if (!word?.cap || !(isTitleWord(word) || scan.lured[index])) return 0;
  out.words.push(word.text);
  return 1;
}

export function texts(scan: Scan, first: number, last: number): string[] {
  return scan.words.slice(first, last).map(({ text }) => text);
}

const PREPOSITIONS = new Set(['of', 'for', 'to', 'on', 'in', 'at']);

const INNER = new Set(['and', '&', ',', 'of', 'for', 'the', 'in', "'s", "'"]);

/** The stretch behind a preposition: "Foreign Affairs", "Latin America, the Caribbean and Spanish in the World". */
function complementWords(scan: Scan, start: number, limit: number, out: Complement): void {
  let i = start;
  let committed = start;
  let pending: string[] = [];
  while (i < limit) {
    const word = at(scan, i, limit);
    if (!word) break;
    if (INNER.has(word.lower)) {
      if (i - committed >= 3) break;
      pending.push(word.text);
      i++;
      continue;
    }
    const role = roleWord(scan, i, limit);
    const opening = i === start || (committed === start && i - start <= 1);
    if (role && !opening && !(scan.atoms[i - 1]?.form === 'adjective')) break;
    // "Advisor to the Prime Minister of Japan": the country is the next complement's.
    if (word.cap && pending[0] === 'of' && committed > start && scan.atoms[i]?.form === 'name') break;
    if (pending.length > 0 && committed > start && startsRole(scan, i, limit)) break;
    const before = out.words.length;
    out.words.push(...pending);
    const step = role ? role.end - i : complementStep(scan, i, limit, out);
    if (step === 0) {
      out.words.length = before;
      break;
    }
    if (role) out.words.push(...texts(scan, i, role.end));
    pending = [];
    i += step;
    committed = i;
  }
  out.last = committed;
}

/** Complements of an office, one preposition after another. */
export function complements(scan: Scan, head: Head, limit: number): Complement {
  const out: Complement = { last: head.end, words: [], countries: [], body: null, to: null };
  for (let i = head.end; i < limit; i = out.last) {
    const preposition = at(scan, i, limit)?.lower ?? '';
    if (!PREPOSITIONS.has(preposition)) break;
    const after = at(scan, i + 1, limit)?.lower === 'the' ? i + 2 : i + 1;
    const countries = countriesOf(scan, i + 1, limit, head.word.plural);
    const adjectiveOnly = scan.atoms[after] && scan.atoms[after]?.form !== 'name';
    if (countries && !adjectiveOnly) {
      if (preposition === 'of') out.countries.push(...countries.ids);
      else if (preposition === 'in' || preposition === 'at') break;
      else {
        if (preposition === 'to') out.to = countries.ids[0] ?? null;
        out.words.push(preposition, ...texts(scan, after, countries.last));
      }
      out.last = countries.last;
      continue;
    }
    const size = out.words.length;
    const before = out.last;
    const owner = preposition === 'of' ? scan.atoms[after] : undefined;
    const owns = owner && (owner.form === 'adjective' || isPossessive(at(scan, owner.last, limit)));
    if (owns && owner.ids.length === 1) out.countries.push(...owner.ids);
    out.words.push(preposition);
    if (after > i + 1) out.words.push('the');
    complementWords(scan, after, limit, out);
    if (out.last <= after) {
      out.words.length = size;
      out.last = before;
      break;
    }
    const body = parseBody(scan, after, limit);
    if (body && body.last === out.last && /^(?:of|at)$/.test(preposition)) out.body ??= body.id;
    if (body && preposition !== 'to') out.countries.push(...body.countries);
  }
  return out;
}
