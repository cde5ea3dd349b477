import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layer, read, release } from './engine.js';

/** Bits of releases, markup and unicode in any order. */
const bits = fc.constantFrom(
  ...'The the Ministers of Norway and , . ; : ( ) [1] " “ ” ’ - – — * ** _ # ## <b> </b> &amp; &#8217; (1) 2. a) U.S. Jr. said agreed to condemned stressing that will which As 😀 é 𝄞 日本 \u00a0 \u2028 \u200b \u00ad \ufeff \r\n \n \n\n \t'.split(
    ' ',
  ),
  '\n',
  '\n\n',
  '\r\n',
);
const texts = fc.oneof(
  fc.array(bits, { maxLength: 60 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 120 }),
);

interface Spanned {
  readonly start: number;
  readonly end: number;
  readonly text?: string;
}

function spansIn(value: unknown): Spanned[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'start' in value && 'end' in value ? [value as Spanned] : [];
  return [...own, ...Object.values(value).flatMap(spansIn)];
}

describe('the stages, on any text', () => {
  it('never throw, and keep their spans within the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { layers, statements } = read(text);
        const { records: _records, ...inner } = layers;
        for (const { start, end } of spansIn(inner)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        const points = [...text];
        for (const span of spansIn(statements)) {
          expect(points.slice(span.start, span.end).join('')).toBe(span.text);
        }
      }),
      { numRuns: 400, seed: 11 },
    );
  });

  it('keep the length of the text in the view, and the order of tokens and sentences', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const reading = read(text);
        // A release in another language is refused before the first stage.
        if (reading.layers.view === undefined) return;
        expect(layer(reading, 'view')).toHaveLength(text.length);
        for (const name of ['segments', 'sentences', 'tokens'] as const) {
          let end = 0;
          for (const span of layer(reading, name)) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            end = span.end;
          }
        }
      }),
      { numRuns: 300, seed: 12 },
    );
  });

  it('give the same bytes twice', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(JSON.stringify(read(text).statements)).toBe(JSON.stringify(read(text).statements));
      }),
      { numRuns: 100, seed: 13 },
    );
  });
});

const subjects = fc.constantFrom(
  'The two Ministers',
  'Norway',
  'They',
  'The delegation',
  'Norway and Fiji',
  'Both sides',
);
const adverbs = fc.constantFrom('', 'also ', 'strongly ', 'jointly ', 'again ');
const openings = fc.constantFrom('', 'In addition, ', 'On June 2, ', 'In this regard, ');
const objects = fc.constantFrom(
  'the launch of the ferry',
  'the plan',
  'the report of the envoy',
  'the new tariff on rice',
);
const transitive = fc.constantFrom(
  'condemned',
  'welcomed',
  'reviewed',
  'discussed',
  'rejected',
  'highlighted',
  'noted',
);
const clausal = fc.constantFrom('stressed', 'affirmed', 'noted', 'emphasized', 'reiterated', 'acknowledged');
const clauses = fc.constantFrom('the harbour is safe', 'prices will fall', 'the road, which is long, holds');

/** Sentences of a small grammar, with the cues and contents they must have. */
const sentences = fc.oneof(
  fc.tuple(openings, subjects, adverbs, transitive, objects).map(([opening, subject, adverb, cue, object]) => ({
    text: `${opening}${lowered(subject, opening)} ${adverb}${cue} ${object}.`,
    wanted: [[cue, object]],
  })),
  fc.tuple(openings, subjects, adverbs, clausal, clauses).map(([opening, subject, adverb, cue, clause]) => ({
    text: `${opening}${lowered(subject, opening)} ${adverb}${cue} that ${clause}.`,
    wanted: [[cue, clause]],
  })),
  fc.tuple(subjects, transitive, objects, clausal, clauses).map(([subject, first, object, second, clause]) => ({
    text: `${subject} ${first} ${object} and ${second} that ${clause}.`,
    wanted: [
      [first, object],
      [second, clause],
    ],
  })),
);

/** A subject behind an opening starts small, unless it is a name. */
function lowered(subject: string, opening: string): string {
  return opening === '' || subject.startsWith('Norway') ? subject : subject.charAt(0).toLowerCase() + subject.slice(1);
}

describe('sentences of a small grammar', () => {
  it('have their cues and contents found', () => {
    fc.assert(
      fc.property(sentences, ({ text, wanted }) => {
        const found = read(release(text)).statements.map(({ cue, content }) => [cue.text, content?.text]);
        expect(found).toEqual(wanted);
      }),
      { numRuns: 400, seed: 14 },
    );
  });
});
