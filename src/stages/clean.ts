import { frontMatter } from '../core/front-matter.js';
import type { Layers } from '../core/layers.js';
import type { Stage } from '../core/stage.js';
import { JOINER } from '../core/view.js';

const STRAIGHT: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201B': "'",
  '\u02BC': "'",
  '\u00B4': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  '\u201F': '"',
  '\u00AB': '"',
  '\u00BB': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u2015': '\u2014',
};

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  nbsp: ' ',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  rsquo: "'",
  lsquo: "'",
  ldquo: '"',
  rdquo: '"',
  ndash: '-',
  mdash: '\u2014',
  hellip: '…',
};

/** One pattern for all that is not read as it stands; each alternative is linear in the length it matches. */
const MARKUP = new RegExp(
  [
    '(?<tag></?[a-zA-Z][^<>\\n]{0,300}>)',
    '&(?<entity>#\\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-z]{2,6});',
    '(?<open>\\[(?=[^[\\]\\n]{1,300}\\]\\([^()\\s]{0,500}\\)))',
    '(?<link>\\]\\([^()\\s]{0,500}\\))',
    '(?<emphasis>\\*{1,3}(?=\\S)|(?<=\\S)\\*{1,3}|(?<![\\p{L}\\p{N}])_{1,3}(?=\\p{L})|(?<=[\\p{L}.,])_{1,3}(?![\\p{L}\\p{N}])|`+)',
    '(?<quote>[\\u2018\\u2019\\u201B\\u02BC\\u00B4\\u201C-\\u201F\\u00AB\\u00BB\\u2010\\u2011\\u2015])',
    '(?<endash>\\u2013)',
    '(?<invisible>[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF])',
    '(?<space>[\\s\\u0000-\\u001F\\u0085])',
  ].join('|'),
  'gu',
);

const WORD = /[\p{L}\p{N}]/u;

function decoded(entity: string): string {
  if (!entity.startsWith('#')) return ENTITIES[entity] ?? '';
  const code = entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  // Only characters of one UTF-16 unit keep the length; lone surrogates and controls are no text.
  return code >= 32 && code < 0xd800 ? String.fromCharCode(code) : '';
}

/** Fills a stretch without words: joined inside a word ("20<sup>th</sup>"), blank elsewhere. */
function filler(text: string, start: number, end: number): string {
  const inside = WORD.test(text.charAt(start - 1)) && WORD.test(text.charAt(end));
  return (inside ? JOINER : ' ').repeat(end - start);
}

function replacement(match: string, groups: Record<string, string | undefined>, text: string, at: number): string {
  const end = at + match.length;
  if (groups.space !== undefined) return ' ';
  if (groups.quote !== undefined) return STRAIGHT[match] ?? '"';
  if (groups.endash !== undefined) {
    return WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(end)) ? '-' : '\u2014';
  }
  if (groups.entity !== undefined) {
    const character = decoded(groups.entity);
    return character === '' ? match : character.padEnd(match.length, ' ');
  }
  return filler(text, at, end);
}

/**
 * The view of a text: what a reader sees, at the same UTF-16 offsets. Tags, link targets, emphasis marks and front
 * matter are blanked, entities decoded, quotes and hyphens straightened, every kind of white space made a space.
 */
export function viewOf(text: string): string {
  const front = frontMatter(text)?.end ?? 0;
  const view = text.slice(front).replace(MARKUP, (match: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    return replacement(match, groups, text, front + (rest.at(-3) as number));
  });
  return ' '.repeat(front) + view;
}

/** Stage `clean`: makes the view that all later stages read. */
export function createClean(): Stage<Layers, never, 'view'> {
  return { name: 'clean', requires: [], provides: ['view'], run: ({ text }) => ({ view: viewOf(text) }) };
}
