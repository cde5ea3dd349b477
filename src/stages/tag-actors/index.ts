import type { Entity, SourceDocument } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import { bySpan } from '../../core/span.js';
import type { Stage } from '../../core/stage.js';
import { countryName } from '../../resources/country-names.js';
import type { Resources } from '../../resources/lexicons.js';
import { findCountries } from './countries.js';
import { compileCountries } from './country-lexicon.js';
import type { Find, PersonFind } from './finds.js';
import { assignCountries, isIssuing } from './home.js';
import { bodyOfLine, institutionOf } from './institution.js';
import { indexKnown, type KnownIndex } from './known-persons.js';
import { laterNames } from './later-names.js';
import { compileLexicon } from './lexicon.js';
import { nameThem } from './naming.js';
import { createOrganisations } from './organisations.js';
import { findParties } from './parties.js';
import { gatherPersons } from './people.js';
import { declaredPublisher, findsIn, isHeadline, issuerCountry, publisherId, publisherOf } from './publisher.js';
import { addCountry, type Placed, resolveFinds } from './resolve.js';
import type { Person } from './same-person.js';
import { type Scan, stretches, wordsOf } from './scan.js';
import { scanStretch } from './scanner.js';
import { nameKey } from './slug.js';

type Required = 'view' | 'segments' | 'header' | 'tokens' | 'sentences';
type Provided = 'mentions' | 'entities' | 'parties' | 'publisher';
type Input = SourceDocument & Readonly<Pick<Layers, Required>>;

/**
 * Stage `tag-actors`: countries, persons, offices, organisations and groups with one id each, the parties of the
 * release and its publisher. Collectives and pronouns are left to a later stage.
 *
 * Steps: a walk over the words finds names by grammar and lexicon (scanner); finds of one human being become a person
 * (people); persons get countries (home), an order of names and an id (person-name); offices without a name are matched
 * with persons (resolve); a second walk finds short names and abbreviations that the first has taught (later-names).
 */
export function createTagActors(resources: Resources): Stage<Layers, Required, Provided> {
  const lexicon = compileLexicon(resources);
  const countries = compileCountries(resources);
  const known = indexKnown(lexicon);

  function scanOf({ view, tokens }: Pick<Input, 'view' | 'tokens'>): Scan {
    const words = wordsOf(tokens, lexicon.marks);
    return { view, words, ...findCountries(view, words, countries, lexicon), lexicon, bodies: new Map() };
  }

  return {
    name: 'tag-actors',
    requires: ['view', 'segments', 'header', 'tokens', 'sentences'],
    provides: ['mentions', 'entities', 'parties', 'publisher'],
    run(document) {
      const { tokens, sentences, segments, header, metadata } = document;
      const scan = scanOf(document);
      const finds = stretches(tokens, sentences, segments).flatMap(({ first, last }) => scanStretch(scan, first, last));
      const declared = declaredPublisher(metadata, scanOf);
      const line = header.issuer && !isHeadline(scan, header.issuer) ? header.issuer : null;
      const issuing = declared?.finds ?? (line ? findsIn(finds, scan, line) : []);
      const issuer = publisherId(metadata)?.match(/[A-Z]{3}/)?.[0] ?? issuerCountry(issuing);
      const persons = gatherPersons(
        finds.filter((find): find is PersonFind => find.kind === 'person'),
        lexicon,
      );
      const dateline = countryOfDateline(scan, segments);
      const given = { scan, lexicon, known, finds, persons, date: header.date, issuer, dateline };
      const home = assignCountries(given);
      nameThem(persons, lexicon);
      const offices = persons.flatMap(({ country, roles }) => roles.map((role) => ({ country, role })));
      const release = { finds, scan, sentences, segments };
      const top = issuer ? null : (institutionOf(release) ?? bodyOfLine(release));
      const institution = top ? { id: top, organs: lexicon.organs } : null;
      const organisations = createOrganisations(
        top ? null : home,
        offices,
        (family) => holderCountry(family, persons, known),
        institution,
      );
      const entities = new Map<string, Entity>();
      const heads = countries.heads;
      const starts = new Set(sentences.map(({ first }) => first));
      const context = {
        scan,
        persons,
        organisations,
        home: top ? null : home,
        heads,
        entities,
        institution: top,
        starts,
      };
      const { mentions } = resolveFinds(inOrder(finds), context);
      const covered = coverage(tokens.length, mentions);
      const aliases = organisations.aliases;
      mentions.push(...laterNames({ scan, persons, aliases, known, date: header.date, covered, entities }));
      mentions.sort(bySpan);
      const publisher =
        publisherId(metadata) ?? (declared ? declared.id(home, entities) : line && publisherOf(mentions, line)) ?? null;
      const firstPerson = tokens.some(({ lower }) => lower === 'we' || lower === 'our');
      const speaks = home && (!firstPerson || isIssuing(home, given)) ? home : null;
      // A government among the parties stands for its country, which the release need not name.
      const issues = { scan, mentions, entities, sentences, segments, home: speaks, publisher, institution: top };
      const parties = findParties(issues);
      for (const id of parties) if (/^[A-Z]{3}$/.test(id)) addCountry(id, countryName(id), entities);
      return {
        mentions: mentions.map(({ start, end, kind, entities: ids, rule }) => ({
          start,
          end,
          kind,
          entities: ids,
          rule,
        })),
        entities: [...entities.values()],
        parties,
        publisher,
      };
    },
  };
}

/** "Algiers, 21/03/2023": the country whose seat of government opens the dateline. */
function countryOfDateline({ words, atoms }: Scan, segments: Input['segments']): string | null {
  const line = segments.find(({ kind }) => kind === 'dateline');
  if (!line) return null;
  const first = words.findIndex(({ start }) => start >= line.body);
  const atom = atoms[first];
  return atom?.form === 'seat' && atom.start < line.end ? (atom.ids[0] ?? null) : null;
}

/** Country of a person of the release, or of a known office holder, by family name. */
function holderCountry(family: string, persons: readonly Person[], known: KnownIndex): string | null {
  const key = nameKey(family);
  const own = persons.find(({ name }) => name.family.map(nameKey).join('') === key)?.country;
  const holder = known.get(key)?.find(({ name }) => nameKey(name.split(/[ -]/).at(-1) ?? '') === key);
  return own ?? holder?.country ?? null;
}

const inOrder = (finds: readonly Find[]): Find[] => [...finds].sort((a, b) => a.first - b.first);

function coverage(words: number, mentions: readonly Placed[]): Uint8Array {
  const covered = new Uint8Array(words);
  for (const { first, last } of mentions) covered.fill(1, first, last);
  return covered;
}
