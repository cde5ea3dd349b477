import type { Cue, Segment, Sentence, Speaking, Statement, Token } from '../../core/document.js';
import type { Layers } from '../../core/layers.js';
import { memoized } from '../../core/memo.js';
import type { Clause, TokenRange } from '../../core/parse.js';
import type { Act } from '../../core/records.js';
import { contains, type Span } from '../../core/span.js';
import type { Stage } from '../../core/stage.js';
import type { LexiconEntry, Resources } from '../../resources/lexicons.js';
import { lightVerbs } from '../../resources/light-verbs.js';
import { contentOf, pairedAct, secondObject, sharesNext, spanOf, trimContent } from './content.js';
import { inlineList } from './inline-lists.js';
import { listedContents } from './lists.js';
import { occasionOf } from './occasion.js';
import { precedingContent, quotedContent, reportedContent } from './quotations.js';
import { Targets } from './targets.js';
import { targetWords } from './vocabulary.js';

type Requires =
  | 'view'
  | 'segments'
  | 'header'
  | 'tokens'
  | 'sentences'
  | 'times'
  | 'quotes'
  | 'mentions'
  | 'entities'
  | 'parties'
  | 'parses'
  | 'cues'
  | 'speaking';

const SUBORDINATE = new Set(['that', 'relative']);
const STRONG = /^(?:strong|ironclad|iron-clad|firm|steadfast|unwavering|unshakeable|deep|serious|full|resolute)$/;

interface JointEntry extends LexiconEntry {
  /** Act of several speakers. */
  readonly jointly?: Act;
}

/** The parties and those who meet with them. */
function participantsOf({
  parties,
  cues,
  speaking,
}: Readonly<Pick<Layers, 'parties' | 'cues' | 'speaking'>>): string[] {
  const meeting = cues.findIndex(({ act }) => act === 'meet');
  return [...new Set([...parties, ...(speaking[meeting]?.speakers ?? [])])];
}

/** Stage `attach-content`: content, targets, occasion and parent of each act; list items; second objects. */
export function createAttachContent(resources: Resources): Stage<Layers, Requires, 'statements' | 'targetEntities'> {
  const words = targetWords(resources);
  const light = lightVerbs(resources);
  const joint = new Map(
    resources.lexicon<JointEntry>('acts').flatMap(({ id, jointly }) => (jointly ? [[id, jointly] as const] : [])),
  );
  /** What several speakers decide they agree on. */
  const together = (cue: Cue, { speakers, rules }: Speaking): Cue => {
    const act = joint.get(cue.rules[0] ?? '');
    // "The Cabinet", of which the release knows only the parties, decides as one.
    const one = rules.includes('collective:body') || rules.includes('fallback-parties');
    const many = (speakers.length > 1 && !one) || /^group:.*(?:ministers|leaders)/.test(speakers[0] ?? '');
    return act && many ? { ...cue, act } : cue;
  };
  /** Acts of the nouns that a light verb may take, by noun. */
  const nounActs = memoized(
    (verb): ReadonlyMap<string, Act> =>
      new Map(light.get(verb)?.entries.flatMap(({ nouns, act }) => nouns.map((noun) => [noun, act] as const))),
  );
  return {
    name: 'attach-content',
    requires: [
      'view',
      'segments',
      'header',
      'tokens',
      'sentences',
      'times',
      'quotes',
      'mentions',
      'entities',
      'parties',
      'parses',
      'cues',
      'speaking',
    ],
    provides: ['statements', 'targetEntities'],
    run(document) {
      const { view, segments, header, tokens, sentences, times, quotes, mentions, entities, parses, cues, speaking } =
        document;
      const participants = participantsOf(document);
      const targets = new Targets(tokens, mentions, entities, sentences, participants, words);
      const clauseOf = (cue: Cue) => parses[cue.sentence]?.clauses[cue.clause] as Clause;
      const hostOf = (cue: Cue) => parses[cue.sentence]?.clauses[clauseOf(cue).parent ?? -1] ?? null;
      const ranges = cues.map((cue) =>
        withinQuote(cue, contentOf(tokens, cue, clauseOf(cue), hostOf(cue), sentences[cue.sentence] as Sentence)),
      );
      for (const [i, cue] of cues.entries()) {
        ranges[i] ??= precedingContent(tokens, cue, clauseOf(cue), parses[cue.sentence] ?? { clauses: [] });
      }
      const lists = cues.map((cue) =>
        inlineList(view, tokens, cue, sentences[cue.sentence] as Sentence, parses[cue.sentence]),
      );
      for (const [i, list] of lists.entries()) if (list) ranges[i] = list.intro;
      for (let i = cues.length - 1; i >= 0; i--) {
        const cue = cues[i] as Cue;
        const next = nextOf(i);
        if (ranges[i] === null && next > 0 && sharesNext(tokens, cue, cues[next])) ranges[i] = ranges[next] ?? null;
      }
      /** An act inside a quotation governs no farther than its closing mark. */
      function withinQuote(cue: Cue, range: TokenRange | null): TokenRange | null {
        const quote = range && quotes.find(({ start, end }) => start <= cue.start && cue.end <= end);
        if (!quote) return range;
        let { last } = range;
        while (last > range.first && (tokens[last - 1] as Token).start >= quote.end) last--;
        return trimContent(tokens, { first: range.first, last }, false);
      }

      /** Index of the next cue of the same clause, or -1. */
      function nextOf(index: number): number {
        const cue = cues[index] as Cue;
        for (let i = index + 1; i < cues.length && cues[i]?.sentence === cue.sentence; i++) {
          if (cues[i]?.clause === cue.clause) return i;
        }
        return -1;
      }

      const countries = new Map(entities.map(({ id, country }) => [id, country]));
      const countryOf = (id: string) => (/^[A-Z]{3}$/.test(id) ? id : (countries.get(id) ?? null));

      const setting = { release: header.date, participants, countryOf };
      const drafts: (Statement & { order: number })[] = [];
      const firstOf = new Map<number, number>();

      for (const [index, cue] of cues.entries()) {
        const { said } = clauseOf(cue);
        const reports = said && cue.verb === 0 && cue.construction === 'verb';
        const quoted = reports
          ? reportedContent(view, tokens, quotes, said)
          : quotedContent(view, tokens, quotes, cue, segmentSpan(cue));
        const acts = nounActs(tokens[cue.tokens.first]?.lower ?? '');
        const twice = secondObject(tokens, cue, acts);
        firstOf.set(index, drafts.length);
        draft(index, twice?.first ?? ranges[index] ?? null, quoted, cue);
        const second = pairedAct(tokens, cue, acts);
        if (second)
          draft(index, ranges[index] ?? null, quoted, { ...cue, act: second, rules: [...cue.rules, 'paired-noun'] });
        if (twice) {
          const strong = tokens
            .slice(twice.modifiers.first, twice.modifiers.last)
            .some(({ lower }) => STRONG.test(lower));
          draft(index, twice.second, null, {
            ...cue,
            act: acts.get(tokens[twice.noun]?.lower ?? '') ?? cue.act,
            strength: strong ? 'strong' : 'neutral',
            rules: [...cue.rules, 'second-object'],
          });
        }
      }
      for (const [index, list] of lists.entries()) {
        const cue = cues[index] as Cue;
        for (const item of list?.items ?? []) {
          // An item with a cue of its own is annotated by that cue alone.
          if (cues.some(({ tokens: { first } }) => first >= item.first && first < item.last)) continue;
          draft(index, item, null, { ...cue, rules: [...cue.rules, 'list-item'] }, firstOf.get(index) ?? null);
        }
      }
      const listed = listedContents(view, tokens, segments, sentences, parses, cues);
      for (const { cue: index, content } of listed) {
        const cue = cues[index] as Cue;
        draft(index, content, null, { ...cue, rules: [...cue.rules, 'list-item'] }, firstOf.get(index) ?? null);
      }
      const bySegment = draftsBySegment();
      return { statements: withParents(), targetEntities: [...targets.implied.values()] };

      function segmentOf(cue: Cue): number {
        return sentences[cue.sentence]?.segment ?? -1;
      }

      function draftsBySegment(): Map<number, number[]> {
        const groups = new Map<number, number[]>();
        for (const [i, { cue }] of drafts.entries()) {
          const group = groups.get(segmentOf(cue));
          if (group) group.push(i);
          else groups.set(segmentOf(cue), [i]);
        }
        return groups;
      }

      function segmentSpan(cue: Cue): Segment {
        return segments[sentences[cue.sentence]?.segment ?? -1] as Segment;
      }

      function draft(
        index: number,
        range: TokenRange | null,
        quoted: Span | null,
        cue: Cue,
        parent: number | null = null,
      ): void {
        const said = speaking[index] as Speaking;
        const told = cue.construction === 'passive' ? clauseOf(cue).subject : null;
        drafts.push({
          cue: together(cue, said),
          speakers: said.speakers,
          speakerMention: said.mention,
          resolution: said.resolution,
          targets: targets.of(cue, range, told, said.speakers),
          content: quoted ?? (range && spanOf(tokens, range)),
          reported: false,
          when: null,
          parent,
          rules: [...cue.rules, ...said.rules],
          order: index,
        });
      }

      /** Nested acts get the innermost statement whose content holds their cue; then the occasion can be told. */
      function withParents(): Statement[] {
        return drafts.map((statement, index) => {
          const parent = statement.parent ?? enclosingOf(index) ?? governing(index);
          const outer = parent === null || statement.parent !== null ? null : (drafts[parent] as Statement);
          const enclosing = outer && { speakers: outer.speakers, act: outer.cue.act };
          const performed = {
            cue: statement.cue,
            clause: clauseOf(statement.cue),
            speaking: speaking[statement.order] as Speaking,
            enclosing,
          };
          const { reported, when } = occasionOf(tokens, times, performed, setting);
          return {
            cue: statement.cue,
            speakers: statement.speakers,
            speakerMention: statement.speakerMention,
            resolution: statement.resolution,
            targets: statement.targets,
            content: statement.content,
            reported,
            when,
            parent,
            rules: statement.rules,
          };
        });
      }

      /** An act in the grounds of a sentence ("taking into account that X affirmed …") hangs on its main act. */
      function governing(index: number): number | null {
        const { cue } = drafts[index] as Statement;
        if (!SUBORDINATE.has(clauseOf(cue).kind)) return null;
        const main = drafts.findIndex(
          (other) => other.cue.sentence === cue.sentence && clauseOf(other.cue).kind === 'main',
        );
        return main < 0 ? null : main;
      }

      /** The innermost other statement whose content holds the cue; contents reach no farther than their block. */
      function enclosingOf(index: number): number | null {
        const { cue } = drafts[index] as Statement;
        let best: number | null = null;
        for (const i of bySegment.get(segmentOf(cue)) ?? []) {
          const other = drafts[i] as Statement;
          if (clauseOf(cue).said && contains(other.content ?? cue, other.cue)) continue;
          if (i === index || !other.content || !contains(other.content, cue) || other.cue.start === cue.start) continue;
          // Two acts that lie in each other's content: the longer content is the outer one.
          const own = drafts[index]?.content;
          if (own && contains(own, other.cue) && own.end - own.start >= other.content.end - other.content.start)
            continue;
          const inner = best === null ? undefined : drafts[best]?.content;
          if (!inner || other.content.end - other.content.start < inner.end - inner.start) best = i;
        }
        return best;
      }
    },
  };
}
