import type { Segment, Sentence } from '../../core/document.js';
import { isSessionWord, opensRecital } from '../../core/salutation.js';
import { type Actors, unique } from './actors.js';
import type { Context, Voice } from './context.js';

interface Release {
  readonly segments: readonly Segment[];
  readonly sentences: readonly Sentence[];
  readonly publisher: string | null;
}

/** A salutation line of a resolution ("The General Assembly,") has no more words than this. */
const LONGEST_SALUTATION = 60;
/** The body that speaks is named in the first lines, or in a line of its own. */
const OPENING = 4;
/** In sentences: "We, the Leaders of …" stands near the top. */
const WE_WITHIN = 15;

const ISSUED = /^(?:statement|declaration|communiqué|communique|resolution|remarks)$/;

/** "Visit by the Foreign Minister": what somebody does, not what he says. */
const DEED = /^(?:visits?|attacks?|launch|launches|tests?|trip|tour|call|invasion|election|appointment|decision)$/;

function titleOf({ segments, sentences }: Release): Sentence | undefined {
  return sentences.find(({ segment }) => segments[segment]?.kind === 'title');
}

/** Who says "I" and "we": the one person whom the title names behind "by" or "from", and his government. */
export function voiceOf(release: Release, actors: Actors): Voice {
  const title = titleOf(release);
  const { publisher } = release;
  const issuing = actors.countryOf(publisher ?? '');
  const author = (title && authorIn(title, actors)) ?? authorOfHead(release, actors);
  return { author, country: actors.countryOf(author ?? '') ?? issuing, publisher };
}

/** The one person behind "by" or "from" in a title. */
function authorIn(title: Sentence, actors: Actors): string | null {
  for (let i = title.first; i < title.last; i++) {
    if (actors.lower(i) !== 'by' && actors.lower(i) !== 'from') continue;
    if (DEED.test(actors.lower(i - 1))) continue;
    const placed = actors.at(i + 1) ?? actors.at(i + 2);
    const persons = unique(placed?.mention.entities.filter((id) => id.startsWith('person:')) ?? []);
    const [author] = persons;
    const list = placed && /^(?:,|and)$/.test(actors.lower(placed.last)) && actors.at(placed.last + 1);
    if (author && persons.length === 1 && !list) return author;
  }
  return null;
}

/** "MEDIA RELEASE / MINISTER FOR TRADE / X": the person of the head, in a release that says "I". */
function authorOfHead({ segments, sentences }: Release, actors: Actors): string | null {
  const body = sentences.find(({ segment }) => segments[segment]?.kind === 'paragraph');
  if (!body) return null;
  const personal = actors.tokens.some(
    ({ lower, start }, i) =>
      i >= body.first && lower === 'i' && actors.isCapital({ first: i, last: i + 1 }, 'i') && start > 0,
  );
  if (!personal) return null;
  // "VISIT BY IRANIAN FOREIGN MINISTER": an office in the title is what the release is about.
  const named = actors.within({ first: 0, last: body.first }).filter(({ mention }) => mention.kind === 'name');
  const head = unique(named.flatMap(({ mention }) => actors.persons(mention.entities)));
  return head.length === 1 ? (head[0] ?? null) : null;
}

/**
 * Who acts in a release that names no participants: the body of a resolution ("The General Assembly, Recalling …"),
 * or the group of a title ("G7 Leaders' Statement"). Null where neither stands.
 */
export function actingBody(release: Release, actors: Actors, context: Context): readonly string[] | null {
  const { sentences, segments } = release;
  let prose = 0;
  for (const sentence of sentences) {
    const kind = segments[sentence.segment]?.kind;
    if (kind !== 'paragraph' && kind !== 'heading') continue;
    if (kind === 'paragraph') prose++;
    const [named] = actors.within(sentence).filter(({ mention }) => mention.kind !== 'demonym');
    const body = named?.mention.entities.find((id) => id.startsWith('org:'));
    if (!named || !body || !isSession(actors, sentence.first, named.first)) continue;
    const line = sentence.last - sentence.first <= LONGEST_SALUTATION && actors.lower(sentence.last - 1) === ',';
    const above = actors.countryOf(body) === null && prose <= OPENING;
    if (line || (above && opensRecital(actors.lower(named.last), actors.text(named.last + 1)))) return [body];
  }
  const title = titleOf(release);
  // Participants that the release names by themselves go before the name of their group.
  const [party, ...others] = context.parties;
  const stated = party?.startsWith('group:') && others.length === 0 && saysWe(actors, sentences.slice(0, WE_WITHIN));
  if (party && stated) return [party];
  return title && context.parties.length < 2 ? groupOfTitle(title, actors, context) : null;
}

/** "We, the Leaders of the G20, …": the release says itself who speaks. */
const saysWe = (actors: Actors, sentences: readonly Sentence[]): boolean =>
  sentences.some(({ first }) =>
    [first, first + 1].some((i) => actors.lower(i) === 'we' && actors.lower(i + 1) === ','),
  );

/** Nothing but the words of a session between the start of a line and the name of its body. */
function isSession(actors: Actors, first: number, name: number): boolean {
  for (let i = first; i < name; i++) if (!isSessionWord(actors.lower(i))) return false;
  return true;
}

const lowerWords = (actors: Actors, { first, last }: Sentence): string[] =>
  actors.tokens.slice(first, last).map(({ lower }) => lower);

const PRESIDES = /^(?:president|presidency|spokesperson)$/;

/** "G7 Foreign Ministers' Statement", "Statement of the Special Meeting of ASEAN Foreign Ministers". */
function groupOfTitle(title: Sentence, actors: Actors, context: Context): readonly string[] | null {
  for (const { mention, first, last } of actors.within(title)) {
    const group = mention.entities.find((id) => id.startsWith('group:'));
    const summit = group && lowerWords(actors, title).includes('summit') ? context.summitOf(group) : null;
    if (group) return [summit ?? group];
    // "the APEC Economic Leader's Meeting": an office of a body stands for those who hold it.
    const office = mention.entities.map((id) => /^role:([a-z][^/]*)\/(.+)$/.exec(id)).find(Boolean);
    // "Press elements by the President of the Council": who presides speaks for the body.
    if (office && PRESIDES.test(office[2] ?? '')) return [context.bodyAbove(office[1] ?? '')];
    if (office) return [context.group(`${office[1]} ${office[2]}s`.replace(/-/g, ' '))];
    const body = mention.entities.find((id) => id.startsWith('org:') && actors.countryOf(id) === null);
    if (!body) continue;
    const words: string[] = [];
    for (let i = last; i < Math.min(title.last, last + 4); i++) {
      const word = actors.lower(i);
      if (!/^[\p{L}-]+$/u.test(word) || /^(?:and|on|of|in|for|with|to|statement|meeting)$/.test(word)) break;
      const members = context.members(word) ?? context.members(`${word}s`);
      if (members === 'person' || members === 'office') {
        return [context.group(`${body.slice(4).replace(/-/g, ' ')} ${[...words, word.replace(/s?$/, 's')].join(' ')}`)];
      }
      words.push(word);
    }
    let before = first - 1;
    while (actors.lower(before) === 'the') before--;
    if (/^(?:of|by|from)$/.test(actors.lower(before)) && ISSUED.test(actors.lower(before - 1))) return [body];
  }
  return null;
}
