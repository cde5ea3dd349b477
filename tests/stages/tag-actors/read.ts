import { readFileSync } from 'node:fs';
import type { ReleaseMetadata } from '../../../src/core/document.js';
import { createResources } from '../../../src/resources/lexicons.js';
import { createClean } from '../../../src/stages/clean.js';
import { createStructure } from '../../../src/stages/structure/index.js';
import { createTagActors } from '../../../src/stages/tag-actors/index.js';
import { createTokenize } from '../../../src/stages/tokenize/index.js';

/** The stages up to actors, run on a text; `extra` are lexicon entries as a user's configuration adds them. */
export function createReader(extra: Readonly<Record<string, unknown>> = {}) {
  const resources = createResources(extra);
  const [clean, structure, tokenize, actors] = [
    createClean(),
    createStructure(resources),
    createTokenize(resources),
    createTagActors(resources),
  ];
  return (text: string, metadata: ReleaseMetadata = {}) => {
    const source = { id: 'test', source: null, format: 'txt' as const, sha256: '', text, metadata };
    const ignore = () => {};
    const viewed = { ...source, ...clean.run(source, ignore) };
    const cut = { ...viewed, ...structure.run(viewed, ignore) };
    const words = { ...cut, ...tokenize.run(cut, ignore) };
    return { ...words, ...actors.run(words, ignore) };
  };
}

/** A release of one paragraph. */
export function release(body: string, title = 'Press Statement', date = 'June 4, 2023'): string {
  return `${title}\n\n${date}\n\n${body}\n`;
}

/** Cases as data. */
export function cases<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(new URL(`../../cases/actors/${name}.json`, import.meta.url), 'utf8'));
}
