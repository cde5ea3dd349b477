import type { Segment, Sentence } from '../../core/document.js';
import { type Actors, unique } from './actors.js';

interface Release {
  readonly segments: readonly Segment[];
  readonly sentences: readonly Sentence[];
}

const WHO = /^(?:participants|attendees|delegates)$/;
const LISTED = /^(?:included|include|were|are|:)$/;

/** "Participants included:" and a list of persons, one an item: those who met, wherever the release lists them. */
export function attendance({ segments, sentences }: Release, actors: Actors): string[] {
  for (const [index, { first, last }] of sentences.entries()) {
    const opens = WHO.test(actors.lower(first)) && LISTED.test(actors.lower(first + 1));
    if (!opens || actors.lower(last - 1) !== ':') continue;
    const ids: string[] = [];
    for (const item of sentences.slice(index + 1)) {
      if (segments[item.segment]?.kind !== 'listItem') break;
      const [id] = actors.within(item).flatMap(({ mention }) => actors.persons(mention.entities));
      if (id) ids.push(id);
    }
    if (ids.length > 1) return unique(ids);
  }
  return [];
}
