import type { Cue, Segment, Speaking } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import type { TokenRange } from '../../core/parse.js';
import { contains } from '../../core/span.js';
import type { Stage } from '../../core/stage.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { Actors, unique } from './actors.js';
import { isPassive, passive } from './agent.js';
import { attendance } from './attendance.js';
import { isCountry, isPersonal } from './collective.js';
import { Context, rowOf } from './context.js';
import { createGenderOf } from './gender.js';
import { counterparts, cueMeets, foreignCounterpart, plannedCompany } from './meeting.js';
import { resolvePhrase } from './noun-phrase.js';
import { resolvePronoun, us } from './pronouns.js';
import { impliedBy, toSpeaking } from './speaking.js';
import { Subjects } from './subject.js';
import { actingBody, voiceOf } from './voice.js';

type Requires =
  | 'view'
  | 'segments'
  | 'tokens'
  | 'sentences'
  | 'mentions'
  | 'entities'
  | 'parties'
  | 'publisher'
  | 'parses'
  | 'cues'
  | 'quotes';

interface CollectiveEntry extends LexiconEntry {
  readonly members: string;
  readonly heads: readonly string[];
}

interface CountryEntry extends LexiconEntry {
  readonly head?: string;
}

/** The meeting that a release is about is told in its first sentences. */
const OPENING_SENTENCES = 3;
const INSTRUMENT =
  /^(?:resolution|agreement|charter|treaty|protocol|convention|declaration|plan|statement|memorandum|communiqué|communique|roadmap)s?$/;
const PROSE = new Set(['paragraph', 'listItem']);
const POSSESSORS: Readonly<Record<string, string>> = { our: 'we', my: 'i', his: 'he', her: 'she' };
const FIRST_PERSON = new Set(['we', 'i']);

/** Stage `resolve-speakers`: who performs the act of each cue, and the words that say so. */
export function createResolveSpeakers(resources: Resources): Stage<Layers, Requires, 'speaking' | 'impliedEntities'> {
  const heads = new Map(
    resources
      .lexicon<CollectiveEntry>('collectives')
      .flatMap(({ members, heads: words }) => words.map((word) => [word, members] as const)),
  );
  const genderOf = createGenderOf(resources);
  const leaders = new Map(
    resources.lexicon<CountryEntry>('countries').flatMap(({ id, head }) => (head ? [[id, head] as const] : [])),
  );
  return {
    name: 'resolve-speakers',
    requires: [
      'view',
      'segments',
      'tokens',
      'sentences',
      'mentions',
      'entities',
      'parties',
      'publisher',
      'parses',
      'cues',
      'quotes',
    ],
    provides: ['speaking', 'impliedEntities'],
    run(document) {
      const { segments, tokens, sentences, mentions, entities, parties, parses, cues, quotes } = document;
      const actors = new Actors(tokens, mentions, entities, document.view);
      const subjects = new Subjects(actors, parses, (word) => heads.has(word));
      const gender = genderOf(entities, mentions, tokens, document.view);
      const context = new Context(actors, parties, voiceOf(document, actors), heads, leaders, gender);
      const speaking: Speaking[] = [];
      const bySegment = new Map<number, number>();

      const acting = new Set(cues.map(({ sentence }) => sentence));
      let told = 0;
      context.nations = nations();
      convene();
      for (const index of readingOrder()) {
        const cue = cues[index] as Cue;
        const segment = segmentOf(cue);
        for (; told < cue.sentence; told++) {
          const person = speechless(told);
          if (person) context.lead(person);
        }
        const quoted = quotes.some((quote) => contains(quote, cue));
        const quoter = quoted ? speaking[bySegment.get(segment) ?? -1] : undefined;
        context.quoted = quoter?.speakers[0] ?? null;
        const found = quoter ? withinQuotation(cue, quoter) : speakingOf(cue);
        speaking[index] = found;
        const [only, ...others] = found.speakers;
        if (only && others.length === 0 && !/^(?:person|role):/.test(only)) context.lastBody = only;
        if (quoted) continue;
        const nested = subjects.clauseOf(cue).kind !== 'main' && subjects.clauseOf(cue).kind !== 'participial';
        if (!nested && !found.rules.includes('passive-parties')) context.remember(found.speakers);
        if (cue.act === 'meet' && !nested && !isCourtesy(cue)) context.gather(found.speakers);
        if (cue.act === 'intend' && !nested) context.gather(company(cue, found.speakers));
        if (!bySegment.has(segment)) bySegment.set(segment, index);
      }
      return { speaking, impliedEntities: [...context.implied.values()] };

      /** The one person who is the subject of a sentence without an act: "he" of the next. */
      function speechless(sentence: number): string | null {
        const clause = parses[sentence]?.clauses[0];
        if (acting.has(sentence) || clause?.kind !== 'main' || !clause.subject) return null;
        const [named, ...others] = actors.within(clause.subject);
        const [id, ...more] = named?.mention.entities ?? [];
        return id?.startsWith('person:') && others.length + more.length === 0 && named?.last === clause.subject.last
          ? id
          : null;
      }

      /** "X will meet with Y", "X will travel to Z to meet with Y": those who will meet. */
      function company(cue: Cue, speakers: readonly string[]): string[] {
        const [one, ...others] = speakers;
        const met = one && isPersonal(one) ? plannedCompany(actors, cue).filter(isPersonal) : [];
        // "The President and his wife will travel … to meet the Prime Minister": the host meets the first of them.
        return met.length === 0
          ? []
          : unique([...(one ? [one] : []), ...(cueMeets(actors, cue) ? others : []), ...met]);
      }

      /** "She paid a call on the President": not the meeting that the release is about. */
      function isCourtesy({ tokens: { first, last } }: Cue): boolean {
        return actors.lower(last - 1) === 'call' && /^(?:paid|pays|paying|pay)$/.test(actors.lower(first));
      }

      /** Finds who meets before anything is resolved: titles and headlines stand before the sentence that says it. */
      function convene(): void {
        context.gather(attendance(document, actors));
        context.gather(actingBody(document, actors, context) ?? []);
        const prose = [...sentences.keys()].filter((index) =>
          PROSE.has(segments[sentences[index]?.segment ?? -1]?.kind ?? ''),
        );
        const opening = new Set(prose.slice(0, OPENING_SENTENCES));
        const first = cues.find(
          (cue) => cue.act === 'meet' && opening.has(cue.sentence) && subjects.clauseOf(cue).kind === 'main',
        );
        if (first) context.gather(speakingOf(first).speakers);
      }

      /** How often countries are the subject of acts under their own names: "USA" alone, "ITA USA" together. */
      function nations(): Map<string, number> {
        const counts = new Map<string, number>();
        for (const cue of cues) {
          const { kind, subject } = subjects.clauseOf(cue);
          const named = subject && kind === 'main' && cue.act !== 'meet' ? actors.within(subject) : [];
          if (named.at(-1)?.last !== subject?.last || named.some(({ mention }) => mention.kind === 'demonym')) continue;
          const ids = unique(named.flatMap(({ mention }) => mention.entities));
          // Their leaders, by name, count against them.
          const weight = ids.every(isCountry) ? 1 : ids.every(isPersonal) ? -1 : 0;
          const row = rowOf(ids.map((id) => actors.countryOf(id) ?? ''));
          if (weight !== 0 && (weight > 0 || ids.length > 1)) counts.set(row, (counts.get(row) ?? 0) + weight);
        }
        return counts;
      }

      function segmentOf(cue: Cue): number {
        return sentences[cue.sentence]?.segment ?? -1;
      }

      /** In the order of the text, but in each segment what is quoted comes after the words that quote it. */
      function readingOrder(): number[] {
        const keys = cues.map((cue) => segmentOf(cue) * 2 + (quotes.some((quote) => contains(quote, cue)) ? 1 : 0));
        return [...cues.keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
      }

      /** "We" and "I" in a quotation are the one who is quoted. */
      function withinQuotation(cue: Cue, quoter: Speaking): Speaking {
        const subject = subjects.of(cue);
        if (subject && !FIRST_PERSON.has(actors.lower(subject.first))) return speakingOf(cue);
        return {
          speakers: quoter.speakers,
          mention: subject && actors.spanOf(subject),
          resolution: subject ? 'first-person' : 'implied',
          rules: ['quoted-speaker'],
        };
      }

      function speakingOf(cue: Cue): Speaking {
        const clause = subjects.clauseOf(cue);
        context.act = cue.act;
        if (isPassive(cue, clause)) {
          const found = passive(context, cue, clause);
          return found.rules.includes('passive-parties') ? { ...official(implied(cue)), rules: found.rules } : found;
        }
        if (cue.rules.includes('impersonal')) return impliedBy('impersonal', context.everybody());
        const subject = subjects.of(cue);
        context.nested = clause.kind !== 'main' && clause.kind !== 'participial';
        if (subject && cue.rules.includes('sentiment'))
          return { ...sentiment(subject), mention: actors.spanOf(subject) };
        if (subject) {
          const reference = resolvePhrase(context, subject);
          const [only, ...others] = reference.ids;
          if (only && others.length === 0 && cue.act === 'meet' && actors.persons([only]).length > 0)
            context.lead(only);
          if (others.length > 0 && reference.ids.includes(context.voice.author ?? '')) context.pair = reference.ids;
          return withCounterparts(cue, { ...toSpeaking(reference), mention: actors.spanOf(subject) });
        }
        if (clause.kind === 'as') return earlier(cue);
        return withCounterparts(cue, implied(cue));
      }

      /** "Our thoughts are with …": the possessive says whose they are. */
      function sentiment({ first }: TokenRange): Speaking {
        const pronoun = POSSESSORS[actors.lower(first)] ?? 'they';
        const reference = resolvePronoun(context, pronoun, { first, last: first + 1 });
        return toSpeaking(reference ?? { ids: context.everybody(), resolution: 'pronoun', rule: `pronoun:${pronoun}` });
      }

      /** "As agreed in June": the office holders of that occasion, not the participants of this one. */
      function earlier(cue: Cue): Speaking {
        const host = subjects.ofHost(cue);
        const ids = host ? resolvePhrase(context, host).ids : context.everybody();
        // "As outlined in the Resolution": no occasion of its own.
        const written = INSTRUMENT.test(lastOfClause(cue));
        return impliedBy('earlier-occasion', written ? unique(ids) : unique(context.officesOf(ids)));
      }

      /** The noun that ends an as-clause: "as agreed in the Protocol, …". */
      function lastOfClause({ governs }: Cue): string {
        let last = governs.first;
        while (last < governs.last && actors.lower(last) !== ',') last++;
        return actors.lower(last - 1);
      }

      /** A headline, a bullet, an operative paragraph: the release's parties, or the speakers of the introducing act. */
      function implied(cue: Cue): Speaking {
        const segment = segments[sentences[cue.sentence]?.segment ?? -1] as Segment;
        const intro = segment?.parent === null ? undefined : bySegment.get(segment?.parent ?? -1);
        const introduced = intro === undefined ? undefined : speaking[intro];
        if (introduced) return { ...introduced, resolution: 'implied', rules: ['speakers-of-introduction'] };
        return impliedBy('parties-of-release', context.everybody());
      }

      /** "These individuals will be offered …", in the statement of one official: whom "we" would mean there. */
      function official(found: Speaking): Speaking {
        const [only, ...others] = found.speakers;
        const spoken = only !== undefined && others.length === 0 && only === context.voice.author;
        return spoken ? { ...found, speakers: us(context) } : found;
      }

      function withCounterparts(cue: Cue, found: Speaking): Speaking {
        if (cue.act !== 'meet') return found;
        const named = counterparts(actors, cue.governs);
        const others = named.length > 0 ? named : foreignCounterpart(actors, entities, cue.governs);
        return { ...found, speakers: unique([...found.speakers, ...others]) };
      }
    },
  };
}
