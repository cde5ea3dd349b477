import { XMLParser } from 'fast-xml-parser';

/** A release that a feed or sitemap names. */
export interface Item {
  /** As written there; may be relative to the listing. */
  readonly url: string;
  /** ISO 8601 day (UTC) on which it was published; undefined where the listing does not say. */
  readonly date?: string;
  readonly title?: string;
}

export interface Listing {
  readonly items: readonly Item[];
  /** Sitemaps that an index names. */
  readonly sitemaps: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  htmlEntities: true,
});

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nodesAt(node: unknown, name: string): Node[] {
  if (!isNode(node) || !Object.hasOwn(node, name)) return [];
  const value = node[name];
  return (Array.isArray(value) ? value : [value]).filter(isNode);
}

function wordsAt(node: Node, name: string): string | undefined {
  if (!Object.hasOwn(node, name)) return undefined;
  const value = Array.isArray(node[name]) ? node[name][0] : node[name];
  const words = isNode(value) ? value['#text'] : value;
  return typeof words === 'string' && words.trim() !== '' ? words.trim() : undefined;
}

function dayOf(words: string | undefined): string | undefined {
  const time = words === undefined ? Number.NaN : Date.parse(words);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

function item(url: string | undefined, date: string | undefined, title: string | undefined): Item[] {
  const day = dayOf(date);
  return url === undefined ? [] : [{ url, ...(day && { date: day }), ...(title && { title }) }];
}

function atomLink(entry: Node): string | undefined {
  const links = nodesAt(entry, 'link');
  const link = links.find((one) => (one['@rel'] ?? 'alternate') === 'alternate') ?? links[0];
  return typeof link?.['@href'] === 'string' ? link['@href'] : undefined;
}

/** RSS 0.9x and 2.0, RSS 1.0 (RDF) and Atom. */
function feedItems(root: unknown): Item[] {
  const channel = nodesAt(root, 'rss').flatMap((rss) => nodesAt(rss, 'channel'));
  const rss = [...channel, ...nodesAt(root, 'RDF')].flatMap((place) => nodesAt(place, 'item'));
  const atom = nodesAt(root, 'feed').flatMap((feed) => nodesAt(feed, 'entry'));
  return [
    ...rss.flatMap((one) =>
      item(wordsAt(one, 'link'), wordsAt(one, 'pubDate') ?? wordsAt(one, 'date'), wordsAt(one, 'title')),
    ),
    ...atom.flatMap((one) =>
      item(atomLink(one), wordsAt(one, 'published') ?? wordsAt(one, 'updated'), wordsAt(one, 'title')),
    ),
  ];
}

/**
 * What a feed or a sitemap names, in its order.
 *
 * @throws Error when it is no feed and no sitemap
 */
export function readListing(xml: string): Listing {
  if (xml.includes('<!ENTITY')) throw new Error('the listing declares entities of its own');
  const root: unknown = parser.parse(xml);
  const known =
    isNode(root) && ['rss', 'RDF', 'feed', 'urlset', 'sitemapindex'].some((name) => Object.hasOwn(root, name));
  if (!known) throw new Error('this is no feed and no sitemap');
  // The last change of a page is not the day of the release, so a sitemap gives no dates.
  const pages = nodesAt(root, 'urlset').flatMap((set) => nodesAt(set, 'url'));
  const sitemaps = nodesAt(root, 'sitemapindex').flatMap((index) => nodesAt(index, 'sitemap'));
  return {
    items: [...feedItems(root), ...pages.flatMap((page) => item(wordsAt(page, 'loc'), undefined, undefined))],
    sitemaps: sitemaps.flatMap((one) => wordsAt(one, 'loc') ?? []),
  };
}
