import type { Cue, Segment, Speaking } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import type { PlacedMention } from '../../core/mention-index.js';
import type { Clause, TokenRange } from '../../core/parse.js';
import { contains, type Span } from '../../core/span.js';
import type { Stage } from '../../core/stage.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { Actors, unique } from './actors.js';
import { Context } from './context.js';
import { createGenderOf } from './gender.js';
import { counterparts } from './meeting.js';
import { type Reference, resolvePhrase } from './noun-phrase.js';
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
const PROSE = new Set(['paragraph', 'listItem']);
const COUNTERPART_REACH = 8;
const AGENT_REACH = 40;
const BY_REACH = 8;
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
      const actors = new Actors(tokens, mentions, entities);
      const gender = genderOf(entities, mentions, tokens, document.view);
      const context = new Context(actors, parties, voiceOf(document, actors), heads, leaders, gender);
      const speaking: Speaking[] = [];
      const bySegment = new Map<number, number>();

      convene();
      for (const index of readingOrder()) {
        const cue = cues[index] as Cue;
        const segment = segmentOf(cue);
        const quoted = quotes.some((quote) => contains(quote, cue));
        const quoter = quoted ? speaking[bySegment.get(segment) ?? -1] : undefined;
        context.quoted = quoter?.speakers[0] ?? null;
        const found = quoter ? withinQuotation(cue, quoter) : speakingOf(cue);
        speaking[index] = found;
        if (quoted) continue;
        const nested = clauseOf(cue).kind !== 'main' && clauseOf(cue).kind !== 'participial';
        if (!nested) context.remember(found.speakers);
        if (cue.act === 'meet' && !nested) context.gather(found.speakers);
        if (!bySegment.has(segment)) bySegment.set(segment, index);
      }
      return { speaking, impliedEntities: [...context.implied.values()] };

      /** Finds who meets before anything is resolved: titles and headlines stand before the sentence that says it. */
      function convene(): void {
        context.gather(actingBody(document, actors, context) ?? []);
        const prose = [...sentences.keys()].filter((index) =>
          PROSE.has(segments[sentences[index]?.segment ?? -1]?.kind ?? ''),
        );
        const opening = new Set(prose.slice(0, OPENING_SENTENCES));
        const first = cues.find(
          (cue) => cue.act === 'meet' && opening.has(cue.sentence) && clauseOf(cue).kind === 'main',
        );
        if (first) context.gather(speakingOf(first).speakers);
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
        const subject = subjectOf(cue, clauseOf(cue));
        if (subject && !FIRST_PERSON.has(actors.lower(subject.first))) return speakingOf(cue);
        return {
          speakers: quoter.speakers,
          mention: subject && spanOf(subject),
          resolution: subject ? 'first-person' : 'implied',
          rules: ['quoted-speaker'],
        };
      }

      function clauseOf(cue: Cue): Clause {
        return parses[cue.sentence]?.clauses[cue.clause] as Clause;
      }

      function spanOf(range: TokenRange): Span {
        return { start: tokens[range.first]?.start ?? 0, end: tokens[range.last - 1]?.end ?? 0 };
      }

      function speakingOf(cue: Cue): Speaking {
        const clause = clauseOf(cue);
        if (cue.construction === 'passive' || isPassiveNoun(cue, clause)) return passive(cue);
        const subject = subjectOf(cue, clause);
        if (subject && cue.rules.includes('sentiment')) return { ...sentiment(subject), mention: spanOf(subject) };
        if (subject) {
          const reference = resolvePhrase(context, subject);
          return withCounterparts(cue, { ...toSpeaking(reference), mention: spanOf(subject) });
        }
        if (clause.kind === 'as') return earlier(cue, clause);
        return withCounterparts(cue, implied(cue));
      }

      /** "Our thoughts are with …": the possessive says whose they are. */
      function sentiment({ first }: TokenRange): Speaking {
        const pronoun = POSSESSORS[actors.lower(first)] ?? 'they';
        const reference = context.pronoun(pronoun, { first, last: first + 1 });
        return toSpeaking(reference ?? { ids: context.everybody(), resolution: 'pronoun', rule: `pronoun:${pronoun}` });
      }

      function toSpeaking({ ids, resolution, rule }: Reference): Speaking {
        return { speakers: unique(ids), mention: null, resolution, rules: [rule] };
      }

      function isPassiveNoun(cue: Cue, clause: Clause): boolean {
        const verb = clause.verbs[cue.verb];
        return cue.construction === 'light-verb' && verb?.passive === true;
      }

      /** The subject of the clause, or that of the clause on which a participle or relative hangs. */
      function subjectOf(cue: Cue, clause: Clause): TokenRange | null {
        if (clause.subject) return clause.subject;
        if (clause.kind === 'participial') return hostSubject(cue, clause);
        if (clause.kind === 'relative') return antecedent(clause);
        return clause.kind === 'main' ? inverted(cue) : null;
      }

      function hostSubject(cue: Cue, clause: Clause): TokenRange | null {
        const clauses = parses[cue.sentence]?.clauses ?? [];
        let host = clause.parent === null ? undefined : clauses[clause.parent];
        while (host && !host.subject && host.parent !== null) host = clauses[host.parent];
        return host?.subject ?? null;
      }

      function antecedent(clause: Clause): TokenRange | null {
        for (let i = clause.first - 1; i >= Math.max(0, clause.first - 12); i--) {
          const placed = actors.at(i);
          if (placed) return { first: placed.first, last: placed.last };
          if (actors.lower(i) === '.') return null;
        }
        return null;
      }

      /** "…", said the Minister. */
      function inverted(cue: Cue): TokenRange | null {
        const before = tokens[cue.tokens.first - 1]?.lower;
        const earlierToken = tokens[cue.tokens.first - 2]?.lower;
        if (before !== '"' && !(before === ',' && earlierToken === '"')) return null;
        let i = cue.tokens.last;
        while (actors.lower(i) === 'the' || actors.lower(i) === 'a') i++;
        const placed = actors.at(i);
        return placed ? { first: cue.tokens.last, last: placed.last } : null;
      }

      function passive(cue: Cue): Speaking {
        const by = agentOf(cue);
        if (by !== null) {
          const names = actors.within({ first: by + 1, last: Math.min(cue.governs.last, by + AGENT_REACH) });
          const agent = { first: by + 1, last: endOfList(names) ?? cue.governs.last };
          const reference = resolvePhrase(context, agent);
          if (reference.rule !== 'fallback-parties') return { ...toSpeaking(reference), mention: spanOf(agent) };
        }
        const present = cue.act === 'meet' || cue.act === 'discuss' ? counterparts(actors, cue.governs) : [];
        if (present.length > 1)
          return { speakers: present, mention: null, resolution: 'implied', rules: ['passive-between'] };
        const subject = cue.act === 'meet' ? meetingOf(cue) : [];
        if (subject.length > 0)
          return { speakers: subject, mention: null, resolution: 'implied', rules: ['passive-meeting'] };
        return { speakers: context.everybody(), mention: null, resolution: 'implied', rules: ['passive-parties'] };
      }

      /** The "by" of a passive: right behind it, or before a name ("will be joined on his trip by X"). */
      function agentOf(cue: Cue): number | null {
        for (let i = cue.tokens.last; i < Math.min(cue.governs.last, cue.tokens.last + BY_REACH); i++) {
          if (actors.lower(i) !== 'by') continue;
          const named = actors.at(i + 1) ?? actors.at(i + 2);
          return i === cue.tokens.last || named ? i : null;
        }
        return null;
      }

      /** Where a row of names ends: "by X and Y for a meeting with Z" names two agents. */
      function endOfList(names: readonly PlacedMention[]): number | undefined {
        let end: number | undefined;
        for (const { first, last } of names) {
          if (end !== undefined && /^(?:for|with|to|on|during|at|regarding|about|in)$/.test(actors.lower(end))) break;
          if (end === undefined || first >= end) end = last;
        }
        return end;
      }

      function meetingOf(cue: Cue): string[] {
        const subject = clauseOf(cue).subject;
        return subject
          ? unique(
              actors.within(subject).flatMap(({ mention }) => mention.entities.filter((id) => id.startsWith('org:'))),
            )
          : [];
      }

      /** "As agreed in June": the office holders of that occasion, not the participants of this one. */
      function earlier(cue: Cue, clause: Clause): Speaking {
        const host = hostSubject(cue, clause);
        const ids = host ? resolvePhrase(context, host).ids : context.everybody();
        return {
          speakers: unique(context.officesOf(ids)),
          mention: null,
          resolution: 'implied',
          rules: ['earlier-occasion'],
        };
      }

      /** A headline, a bullet, an operative paragraph: the release's parties, or the speakers of the introducing act. */
      function implied(cue: Cue): Speaking {
        const segment = segments[sentences[cue.sentence]?.segment ?? -1] as Segment;
        const intro = segment?.parent === null ? undefined : bySegment.get(segment?.parent ?? -1);
        const introduced = intro === undefined ? undefined : speaking[intro];
        if (introduced) return { ...introduced, resolution: 'implied', rules: ['speakers-of-introduction'] };
        return { speakers: context.everybody(), mention: null, resolution: 'implied', rules: ['parties-of-release'] };
      }

      /** "spoke with his Jordanian counterpart": the person of that country whom the release names elsewhere. */
      function foreignCounterpart(governs: TokenRange): string[] {
        const country = actors
          .within({ first: governs.first, last: Math.min(governs.last, governs.first + COUNTERPART_REACH) })
          .flatMap(({ mention }) => mention.entities)
          .find((id) => /^[A-Z]{3}$/.test(id));
        const person = entities.find(({ type, country: of }) => type === 'person' && of === country);
        return country && person ? [person.id] : [];
      }

      function withCounterparts(cue: Cue, found: Speaking): Speaking {
        if (cue.act !== 'meet') return found;
        const named = counterparts(actors, cue.governs);
        const others = named.length > 0 ? named : foreignCounterpart(cue.governs);
        return { ...found, speakers: unique([...found.speakers, ...others]) };
      }
    },
  };
}
