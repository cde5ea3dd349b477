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

/** One pattern for all markup; each alternative is linear in the length it matches. Its first characters: `MARKS`. */
const MARKUP = new RegExp(
  [
    '(?<tag></?[a-zA-Z][^<>\\n]{0,300}>)',
    '&(?<entity>#\\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-z]{2,6});',
    '(?<open>\\[(?=[^[\\]\\n]{1,300}\\]\\([^()\\s]{0,500}\\)))',
    '(?<link>\\]\\([^()\\s]{0,500}\\))',
    '(?<emphasis>\\*{1,3}(?=\\S)|(?<=\\S)\\*{1,3}|(?<![\\p{L}\\p{N}])_{1,3}(?=\\p{L})|(?<=[\\p{L}.,])_{1,3}(?![\\p{L}\\p{N}])|`+)',
    '(?<invisible>[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF])',
  ].join('|'),
  'uy',
);

const MARKS = /[<&[\]*_`\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069]/;
const SPACES = /[\s\u0000-\u001F\u0085]/;
const EN_DASH = '\u2013';
/** Beyond this code unit nothing is read otherwise than it stands, the byte-order mark aside. */
const LAST = 0x3000;
const BOM = 0xfeff;

/** How a code unit is read: as it stands (0), or as one of these. */
const KIND = { mark: 1, space: 2, quote: 3, endash: 4 } as const;
const KINDS = new Uint8Array(LAST + 1).map((_, unit) => kindOf(String.fromCharCode(unit)));

function kindOf(character: string): number {
  if (MARKS.test(character)) return KIND.mark;
  if (character === EN_DASH) return KIND.endash;
  if (Object.hasOwn(STRAIGHT, character)) return KIND.quote;
  return character !== ' ' && SPACES.test(character) ? KIND.space : 0;
}

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

/** What stands in the view for markup at a place of the text; null when there is none. */
function markupAt(text: string, at: number): string | null {
  MARKUP.lastIndex = at;
  const match = MARKUP.exec(text);
  if (!match) return null;
  const [whole] = match;
  const entity = match.groups?.entity;
  if (entity === undefined) return filler(text, at, at + whole.length);
  const character = decoded(entity);
  return character === '' ? whole : character.padEnd(whole.length, ' ');
}

function readAs(kind: number, text: string, at: number): string | null {
  if (kind === KIND.space) return ' ';
  if (kind === KIND.quote) return STRAIGHT[text.charAt(at)] as string;
  if (kind === KIND.mark) return markupAt(text, at);
  return WORD.test(text.charAt(at - 1)) && WORD.test(text.charAt(at + 1)) ? '-' : '\u2014';
}

/**
 * The view of a text: what a reader sees, at the same UTF-16 offsets. Tags, link targets, emphasis marks and front
 * matter are blanked, entities decoded, quotes and hyphens straightened, every kind of white space made a space.
 */
export function viewOf(text: string): string {
  const front = frontMatter(text)?.end ?? 0;
  const pieces = [' '.repeat(front)];
  let copied = front;
  for (let at = front; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind = unit <= LAST ? (KINDS[unit] as number) : unit === BOM ? KIND.mark : 0;
    if (kind === 0) continue;
    const instead = readAs(kind, text, at);
    if (instead === null) continue;
    pieces.push(text.slice(copied, at), instead);
    copied = at + instead.length;
    at = copied - 1;
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

/** Stage `clean`: makes the view that all later stages read. */
export function createClean(): Stage<Layers, never, 'view'> {
  return { name: 'clean', requires: [], provides: ['view'], run: ({ text }) => ({ view: viewOf(text) }) };
}
