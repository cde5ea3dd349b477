import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import type { Segment, Token } from '../../../src/core/document.js';
import { createResources } from '../../../src/resources/lexicons.js';
import { viewOf } from '../../../src/stages/clean.js';
import { createTokenize } from '../../../src/stages/tokenize/index.js';

const TEXT = 'The two Ministers strongly condemned the launch and agreed to continue their talks.';
const RELEASES = 'corpus/releases';

const stage = createTokenize(createResources());

function tagged(view: string): readonly Token[] {
  const segment: Segment = {
    start: 0,
    end: view.length,
    body: 0,
    kind: 'paragraph',
    path: 'p1',
    heading: null,
    parent: null,
  };
  const input = { id: 'x', source: null, format: 'txt', sha256: '', text: view, metadata: {}, view } as const;
  return stage.run({ ...input, segments: [segment] }, () => undefined).tokens;
}

describe('tags', () => {
  it('are the same after any number of other texts, whose words are not remembered', () => {
    const first = tagged(TEXT);
    expect(first.find(({ lower }) => lower === 'condemned')?.tag).toBe('VERB');
    for (let at = 0; at < 80; at++) tagged(Array.from({ length: 1000 }, (_, word) => `q${at}x${word}`).join(' '));
    // Spellings are made afresh, with numbers of their own.
    const plain = ({ spelling: _, ...token }: Token) => token;
    expect(tagged(TEXT).map(plain)).toEqual(first.map(plain));
  });

  it('are those of wink-nlp for the whole text', () => {
    const meta = (model as unknown as { metaCER: () => unknown }).metaCER();
    let compared = 0;
    const nlp = winkNLP({ ...model, metaCER: () => meta } as typeof model, ['pos']);
    for (const name of readdirSync(RELEASES).filter((file) => file.endsWith('.txt'))) {
      for (const line of viewOf(readFileSync(join(RELEASES, name), 'utf8')).split(/ {2,}/)) {
        // Words of capitals are read in lower case, and signs are cut otherwise: plain words are compared.
        if (/\p{Lu}{3}/u.test(line)) continue;
        const theirs = nlp.readDoc(line).tokens();
        const values = theirs.out(nlp.its.value) as string[];
        const tags = theirs.out(nlp.its.pos) as string[];
        const tokens = tagged(line);
        if (values.length !== tokens.length) continue;
        compared += tokens.length;
        expect(tokens.map(({ tag }) => tag)).toEqual(tags);
      }
    }
    expect(compared).toBeGreaterThan(1000);
  });
});
