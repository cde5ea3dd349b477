import type { Segment, Sentence } from '../../core/document.js';
import { isSessionWord, opensRecital } from '../../core/salutation.js';
import type { BodyFind, Find } from './finds.js';
import type { Scan } from './scan.js';

const LONGEST_SESSION = 12;
const ISSUED =
  /^(?:communiqu[eé]|declaration|statement|resolution|resolutions|decision|decisions|conclusions|summary|outcome|outcomes|document)$/;
const NATIONAL = /^org:[A-Z]{3}\//;
/** A foot has no more words than this. */
const FOOT_WORDS = 14;

/** True when nothing but the words of a session stands between the start of a sentence and a name. */
export function opensSession({ words }: Scan, start: number, name: number): boolean {
  if (name - start > LONGEST_SESSION) return false;
  return words.slice(start, name).every(({ lower }) => isSessionWord(lower));
}

/** True when a sentence goes on behind the name of its body like the salutation of a resolution. */
export function goesOn({ words }: Scan, behind: number): boolean {
  return opensRecital(words[behind]?.lower, words[behind + 1]?.text);
}

interface Release {
  readonly finds: readonly Find[];
  readonly scan: Scan;
  readonly sentences: readonly Sentence[];
  readonly segments: readonly Segment[];
}

/**
 * The body above countries for which a release speaks: that of its salutation ("The General Assembly, Recalling …"),
 * of the lines above its title, of a title that says what is issued, or of its foot. What the release calls "the
 * Council" or "the Secretary-General" is an organ or office of that body.
 *
 * @returns id of the body at the top: `org:united-nations` for an organ of theirs
 */
export function institutionOf({ finds, scan, sentences, segments }: Release): string | null {
  const bodies = finds.filter((find): find is BodyFind => find.kind === 'body' && isAbove(find));
  const kindOf = ({ segment }: Sentence) => segments[segment]?.kind;
  const prose = sentences.findIndex((sentence) => /^(?:paragraph|listItem)$/.test(kindOf(sentence) ?? ''));
  const top = sentences.slice(0, prose < 0 ? sentences.length : prose + 2);
  for (const { first, last } of top) {
    const named = bodies.find((find) => find.first >= first && find.last <= last);
    if (!named || !opensSession(scan, first, named.first)) continue;
    if (goesOn(scan, named.last) || scan.words[last - 1]?.lower === ',') return topOf(named);
  }
  const headed = top.find((sentence) => kindOf(sentence) === 'title');
  const within = (find: Find, { first, last }: Sentence) => find.first >= first && find.last <= last;
  if (headed && finds.some((find) => within(find, headed) && /^(?:country|person)$/.test(find.kind))) return null;
  if (headed && scan.words.slice(headed.first, headed.last).some(({ lower }) => ISSUED.test(lower))) {
    const own = bodies.find((find) => within(find, headed));
    if (own) return topOf(own);
  }
  // "The Sixth Regular Meeting of the Conference was held in …"
  const opening = sentences[prose];
  const met = opening && bodies.find((find) => within(find, opening));
  const meets = met && opensSession(scan, opening.first, met.first) && met.first - opening.first > 2;
  return meets && /^(?:was|is|convened|met|took)$/.test(scan.words[met.last]?.lower ?? '') ? topOf(met) : null;
}

/** The one body that stands alone in a line above or below the text: "African Union, Addis Ababa, 18 February 2023". */
export function bodyOfLine({ finds, scan, sentences, segments }: Release): string | null {
  for (const { first, last, segment } of [...sentences.slice(0, 4), ...sentences.slice(-3)]) {
    if (last - first > FOOT_WORDS || segments[segment]?.kind === 'title') continue;
    if (scan.words.slice(first, last).some(({ tag }) => tag === 'VERB' || tag === 'AUX')) continue;
    const named = finds.find((find) => find.first >= first && find.last <= last);
    if (named?.kind === 'body' && isAbove(named) && named.first - first <= 1) return topOf(named);
  }
  return null;
}

function isAbove({ body, prefix }: BodyFind): boolean {
  return body.above !== null && !NATIONAL.test(body.above) && prefix.length === 0;
}

const topOf = ({ body }: BodyFind): string => body.above as string;
