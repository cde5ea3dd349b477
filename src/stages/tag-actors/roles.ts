import { complements, texts } from './role-complement.js';
import { findHead } from './role-head.js';
import type { Scan } from './scan.js';

/** An office as a release words it. */
export interface Role {
  readonly first: number;
  readonly last: number;
  /** The office in its words, without countries that only say whose it is. */
  readonly text: string;
  /** The noun that carries it: `minister`, `secretary-general`. */
  readonly head: string;
  readonly plural: boolean;
  /** Countries that it serves, in the order of the text ("of Japan", "Japanese"). */
  readonly countries: readonly string[];
  /** The body that it leads, when a body's name stands in it ("NATO Secretary General"). */
  readonly body: string | null;
  /** The country it is sent to ("Ambassador to Mexico"). */
  readonly to: string | null;
  readonly capital: boolean;
  /** Many of them stand for the body that sends them. */
  readonly bearer: boolean;
}

/** The office that begins at a word, if one does; a country or body before it is the caller's. */
export function parseRole(scan: Scan, first: number, limit: number): Role | undefined {
  const head = findHead(scan, first, limit);
  // "Member States of ASEAN": states, no persons.
  if (!head || /^(?:states?|countries|nations)$/.test(scan.words[head.end]?.lower ?? '')) return undefined;
  const rest = complements(scan, head, limit);
  const skip = head.country;
  const own = texts(scan, first, head.noun).filter((_, i) => !skip || first + i < skip.first || first + i >= skip.last);
  const text = [...own, head.word.form, ...rest.words];
  return {
    first,
    last: rest.last,
    text: titled([...own, ...texts(scan, head.noun, head.end)], text),
    head: head.word.form,
    plural: head.word.plural,
    countries: [...(skip ? skip.ids : []), ...rest.countries],
    body: rest.body,
    to: rest.to,
    capital: scan.words[first]?.cap === true,
    bearer: head.word.bearer,
  };
}

/** The office with its noun in capitals where the release has them so. */
function titled(own: readonly string[], text: readonly string[]): string {
  const capital = own.some((word) => /^\p{Lu}/u.test(word));
  const joined = text.join(' ').replace(/ (['’]s|['’]|,)(?= |$)/g, '$1');
  return capital
    ? joined.replace(/(^|[ -])(?!of |for |to |the |on |and |in )(\p{Ll})/gu, (_, a, b) => a + b.toUpperCase())
    : joined;
}
