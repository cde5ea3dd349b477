import type { Entity, ReleaseMetadata, Token } from '../../core/document.js';
import type { Span } from '../../core/span.js';
import { spellingOf } from '../../core/spelling.js';
import type { Find } from './finds.js';
import { createOrganisations } from './organisations.js';
import { type Placed, resolveFinds } from './resolve.js';
import type { Scan } from './scan.js';
import { scanStretch } from './scanner.js';

/** A word, parted from the `'s` behind it, or a sign. */
const WORD = /[\p{L}\p{N}.'&-](?:(?!'s\b)[\p{L}\p{N}.'&-])*|\S/gu;
const ID = /^(?:[A-Z]{3}|(?:person|role|org|group):\S+)$/;

/** The metadata's publisher when it is an entity id already. */
export function publisherId({ publisher }: ReleaseMetadata): string | null {
  return publisher !== undefined && ID.test(publisher) ? publisher : null;
}

/** Country that the issuer's name gives by itself, before anything else of the release is known. */
export function issuerCountry(finds: readonly Find[]): string | null {
  for (const find of finds) {
    if (find.kind === 'body') {
      const country = find.body.countries[0] ?? (find.prefixForm === 'compound' ? null : find.prefix[0]);
      if (country) return country;
    }
    if (find.kind === 'role' && find.countries[0]) return find.countries[0];
    if (find.kind === 'country' && find.atom.ids.length === 1) return find.atom.ids[0] ?? null;
  }
  return null;
}

const EVENT = /^(?:visit|call|meeting|talks|travel|trip|message|departure|arrival)$/;

/** "VISIT BY THE FOREIGN MINISTER": a line that names an office and is the headline, not the issuer. */
export function isHeadline({ words }: Scan, span: Span): boolean {
  return EVENT.test(words.find(({ start }) => start >= span.start)?.lower ?? '');
}

/** Finds within a stretch of the view. */
export function findsIn(finds: readonly Find[], scan: Scan, span: Span): Find[] {
  return finds.filter((find) => {
    const start = scan.words[find.first]?.start ?? -1;
    return span.start <= start && start < span.end;
  });
}

/** The entity that the issuer's line names: a body before an office before a person before a country. */
export function publisherOf(mentions: readonly Placed[], span: Span): string | null {
  const ids = mentions
    .filter(({ start }) => span.start <= start && start < span.end)
    .flatMap(({ entities }) => entities);
  for (const prefix of ['org:', 'role:', 'person:', '']) {
    const id = ids.find((candidate) => candidate.startsWith(prefix));
    if (id) return id;
  }
  return null;
}

export interface DeclaredPublisher {
  readonly finds: readonly Find[];
  /** Its id, once the issuing country is known; the entity is added where it is new. */
  id(home: string | null, entities: Map<string, Entity>): string | null;
}

/** The issuer as people write it in the metadata ("Ministry of Defense, Japan"), read by the grammar of the stage. */
export function declaredPublisher(
  { publisher }: ReleaseMetadata,
  scanOf: (text: { view: string; tokens: readonly Token[] }) => Scan,
): DeclaredPublisher | null {
  if (publisher === undefined || ID.test(publisher)) return null;
  const tokens = [...publisher.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    lower: match[0].toLowerCase(),
    spelling: spellingOf(match[0]),
    tag: 'PROPN',
  }));
  const scan = scanOf({ view: publisher, tokens });
  const finds = scanStretch(scan, 0, tokens.length);
  const country = issuerCountry(finds);
  return {
    finds,
    id(home, entities) {
      const organisations = createOrganisations(country ?? home, []);
      const owner = country ?? home;
      const context = { scan, persons: [], organisations, home: owner, heads: new Map(), entities, institution: null };
      const { mentions } = resolveFinds(finds, context);
      return publisherOf(mentions, { start: 0, end: publisher.length });
    },
  };
}
