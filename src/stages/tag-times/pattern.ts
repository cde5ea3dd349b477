import { UsageError } from '../../core/diagnostics.js';
import { SHAPES } from './codes.js';
import { type Need, needsOf } from './needs.js';
import type { Vocabulary } from './vocabulary.js';

/** A pattern ready to run over the codes of a text. */
export interface CompiledPattern {
  readonly expression: RegExp;
  /** What each group of the expression is, in their order: a slot or `<part>` by name, null for an extent. */
  readonly groups: readonly (string | null)[];
  /** A text without one code of each of these has no match. */
  readonly needs: readonly Need[];
}

/** Named pieces that patterns share, written in the same language. */
export type Parts = ReadonlyMap<string, string>;

const ELEMENT = /\{([\w|-]+)\}|<([\w-]+)>|((?:NOT_)?(?:AFTER|BEFORE)\()|([()[\]|])|([?*+])|([^\s()[\]|{}<>?*+]+)/g;
const SIGN_CODES: Readonly<Record<string, string>> = {
  ',': ',',
  '-': '-',
  '/': '/',
  "'s": 's',
  "'": "'",
  '"': '"',
  OPEN: '\\(',
  CLOSE: '\\)',
  ANY: '[^bx]',
  WORD: '[^bx,()/"dztmfy-]',
};

/** No phrase repeats more: without an end, a text of one word again and again takes time in its square. */
const MOST = 30;
const TIMES: Readonly<Record<string, string>> = { '?': '?', '*': `{0,${MOST}}`, '+': `{1,${MOST}}` };

const LOOKAROUNDS: Readonly<Record<string, string>> = {
  'NOT_AFTER(': '(?<!',
  'AFTER(': '(?<=',
  'NOT_BEFORE(': '(?!',
  'BEFORE(': '(?=',
};

/**
 * Compiles the pattern language of the time lexicons to a regular expression over codes.
 *
 * Elements, parted by spaces: `word` a word in any case; `{slot}` or `{slot|slot}` a word or number of that kind;
 * `<part>` a shared piece; `[ … ]` the extent of an expression (without one, the whole match); `( … | … )`, `?`, `*`, `+`
 * as in regular expressions, thirty times at most; `OPEN` and `CLOSE` brackets of the text; `ANY` any one word or sign; `AFTER( … )`,
 * `NOT_AFTER( … )`, `BEFORE( … )`, `NOT_BEFORE( … )` context that is looked at and not taken.
 *
 * @throws UsageError when the pattern names an unknown slot or part, or does not compile
 */
export function compilePattern(source: string, parts: Parts, vocabulary: Vocabulary, where: string): CompiledPattern {
  const groups: (string | null)[] = [];
  const translate = (text: string, depth: number): string => {
    if (depth > 8) throw new UsageError(`${where}: the parts of "${source}" call each other. Break the circle.`);
    let out = '';
    for (const [element, slot, part, look, bracket, quantifier] of text.matchAll(ELEMENT)) {
      if (slot) out += slotGroup(slot);
      else if (part) out += partGroup(part, depth);
      else if (look) out += LOOKAROUNDS[look];
      else if (bracket === '[') out += group(null);
      else if (bracket === '(') out += '(?:';
      else if (bracket) out += bracket === ']' ? ')' : bracket;
      else if (quantifier) out += TIMES[quantifier];
      else out += SIGN_CODES[element] ?? literal(element);
    }
    return out;
  };
  const group = (name: string | null): string => {
    groups.push(name);
    return '(';
  };
  const slotGroup = (names: string): string => {
    const codes = names.split('|').flatMap((name) => {
      const shape = SHAPES[name];
      return shape ? [shape] : vocabulary.codesOfSlot(name);
    });
    if (codes.length === 0)
      throw new UsageError(`${where}: no words for {${names}} in "${source}". Name a known slot.`);
    return `${group(names)}[${codes.join('')}])`;
  };
  const partGroup = (name: string, depth: number): string =>
    `${group(`<${name}>`)}${translate(partOf(name), depth + 1)})`;
  const partOf = (name: string): string => {
    const part = parts.get(name);
    if (part === undefined) throw new UsageError(`${where}: no part <${name}> for "${source}". Name a known part.`);
    return part;
  };
  const literal = (word: string): string => {
    const codes = vocabulary.codesOf(word.toLowerCase());
    return codes.length > 1 ? `[${codes.join('')}]` : codes.join('');
  };
  try {
    const translated = translate(source, 0);
    return { expression: new RegExp(translated, 'dg'), groups, needs: needsOf(translated) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${where}: "${source}" does not compile (${(error as Error).message}). Mend the pattern.`);
  }
}

/** The words a pattern writes out, so that the vocabulary can know them before any pattern is compiled. */
export function literalsOf(source: string): string[] {
  return [...source.matchAll(ELEMENT)]
    .map((match) => match[6])
    .filter((word): word is string => word !== undefined && !(word in SIGN_CODES))
    .map((word) => word.toLowerCase());
}
