import type { SourceSetting } from '../../core/records.js';
import { namePattern } from '../discover.js';
import { unpacked } from '../gzip.js';
import { type Answer, Client, type Manners, type Validators } from './client.js';
import { Inbox } from './inbox.js';
import { type Item, readListing } from './listings.js';
import { Robots } from './robots.js';

/** What came of one page. */
export interface Fetched {
  readonly source: string;
  readonly url: string;
  readonly outcome: 'saved' | 'unchanged' | 'failed';
  /** Why it failed, else null. */
  readonly message: string | null;
}

const MOST_REDIRECTIONS = 5;
const MOST_SITEMAPS = 100;
const MOST_ITEMS = 1000;
/** Pages between two writings of what is known. */
const KEEP_EVERY = 20;

/** Gets pages of one source: from its own hosts, as robots.txt allows, through few redirections. */
class Visitor {
  readonly #hosts: ReadonlySet<string>;

  constructor(
    readonly client: Client,
    readonly robots: Robots,
    { feed, sitemap, urls, hosts = [] }: SourceSetting,
  ) {
    const own = [feed, sitemap, ...(urls ?? [])].flatMap((url) => (url === undefined ? [] : [new URL(url).host]));
    this.#hosts = new Set([...own, ...hosts]);
  }

  /** @throws Error when the page may not be asked for, or cannot be had */
  async get(url: URL, validators: Validators = {}): Promise<Answer> {
    let place = url;
    for (let steps = 0; steps <= MOST_REDIRECTIONS; steps++) {
      await this.#check(place);
      const answer = await this.client.get(place, validators);
      if (answer.location === null) {
        if (answer.status === 200 || answer.status === 304) return answer;
        throw new Error(`the server answers ${answer.status}`);
      }
      place = new URL(answer.location, place);
    }
    throw new Error(`more than ${MOST_REDIRECTIONS} redirections`);
  }

  async #check(url: URL): Promise<void> {
    if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`"${url.protocol}" is not asked for`);
    if (!this.#hosts.has(url.host)) throw new Error(`${url.host} is not among the hosts of the source`);
    if (!(await this.robots.allows(url))) throw new Error('robots.txt does not allow it');
  }
}

async function listing(visitor: Visitor, url: URL, most: number): Promise<string> {
  const { bytes } = await visitor.get(url);
  const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return Buffer.from(isZipped ? await unpacked(bytes, most) : bytes).toString('utf8');
}

/** The pages that a source names; relative places are resolved against the listing. */
async function itemsOf(source: SourceSetting, visitor: Visitor, { maxBytes }: Manners): Promise<Item[]> {
  const items: Item[] = (source.urls ?? []).map((url) => ({ url }));
  const listings = [source.feed, source.sitemap].flatMap((url) => url ?? []);
  for (let at = 0; at < Math.min(listings.length, MOST_SITEMAPS); at++) {
    const place = new URL(listings[at] ?? '');
    const { items: found, sitemaps } = readListing(await listing(visitor, place, maxBytes));
    items.push(
      ...found.flatMap((one) => (URL.canParse(one.url, place) ? [{ ...one, url: new URL(one.url, place).href }] : [])),
    );
    listings.push(...sitemaps.filter((url) => URL.canParse(url) && !listings.includes(url)));
  }
  const wanted = source.match === undefined ? null : namePattern(source.match);
  return items.filter(({ url }) => wanted?.test(url) ?? true).slice(0, source.most ?? MOST_ITEMS);
}

async function fetchItem(
  { url, date, title }: Item,
  source: SourceSetting,
  visitor: Visitor,
  inbox: Inbox,
): Promise<boolean> {
  const place = new URL(url);
  place.hash = '';
  const answer = await visitor.get(place, inbox.validators(place));
  if (answer.status === 304) return false;
  const { publisher } = source;
  return inbox.save(place, answer, { ...(date && { date }), ...(title && { title }), ...(publisher && { publisher }) });
}

function failure(source: string, url: string, error: unknown): Fetched {
  return { source, url, outcome: 'failed', message: error instanceof Error ? error.message : String(error) };
}

/**
 * Gets the releases that the sources name and saves those that are new or have changed. What fails costs only itself.
 *
 * @param folder where releases are saved
 * @param signal stops after the page under way
 */
export async function* fetchReleases(
  sources: readonly SourceSetting[],
  manners: Manners,
  folder: string,
  signal?: AbortSignal,
): AsyncGenerator<Fetched> {
  const client = new Client(manners);
  const robots = new Robots(client);
  const inbox = new Inbox(folder);
  let count = 0;
  try {
    for (const source of sources) {
      const visitor = new Visitor(client, robots, source);
      const items = await itemsOf(source, visitor, manners).catch((error: unknown) =>
        failure(source.name, source.feed ?? source.sitemap ?? '', error),
      );
      if (!Array.isArray(items)) {
        yield items;
        continue;
      }
      for (const item of items) {
        if (signal?.aborted) return;
        try {
          const isNew = await fetchItem(item, source, visitor, inbox);
          yield { source: source.name, url: item.url, outcome: isNew ? 'saved' : 'unchanged', message: null };
        } catch (error) {
          yield failure(source.name, item.url, error);
        }
        if (++count % KEEP_EVERY === 0) inbox.keep();
      }
    }
  } finally {
    inbox.keep();
  }
}
