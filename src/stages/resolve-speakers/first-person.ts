import type { Segment, Sentence } from '../../core/document.js';
import { type Actors, unique } from './actors.js';

interface Release {
  readonly segments: readonly Segment[];
  readonly sentences: readonly Sentence[];
  readonly parties: readonly string[];
  readonly publisher: string | null;
}

/**
 * Who "we" and "I" are in a release: the issuing parties; where one person speaks, "I" is that person and "we" the
 * government he speaks for.
 */
export function firstPersonOf(release: Release, actors: Actors): { we: readonly string[]; i: readonly string[] } {
  const { parties, publisher } = release;
  const author = authorOf(release, actors);
  const i = author ? [author] : parties.filter((id) => id.startsWith('person:')).slice(0, 1);
  if (parties.length > 1 && !author) return { we: parties, i };
  const country = actors.countryOf(author ?? parties[0] ?? publisher ?? '');
  const we = country ? [country] : parties;
  return { we, i };
}

/** "Statement by X on …": the person named first behind "by" or "from" in the title. */
function authorOf({ segments, sentences }: Release, actors: Actors): string | null {
  const title = sentences.find(({ segment }) => segments[segment]?.kind === 'title');
  if (!title) return null;
  for (let i = title.first; i < title.last; i++) {
    const word = actors.lower(i);
    if (word !== 'by' && word !== 'from') continue;
    const persons = unique(actors.at(i + 1)?.mention.entities.filter((id) => id.startsWith('person:')) ?? []);
    return persons.length === 1 ? (persons[0] as string) : null;
  }
  return null;
}
