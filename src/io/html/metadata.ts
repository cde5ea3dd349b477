import type { ReleaseMetadata } from '../../core/document.js';
import { metadataOf, parseDay } from '../metadata.js';

const DATE_NAMES = [
  'article:published_time',
  'og:published_time',
  'dcterms.issued',
  'dcterms.date',
  'dc.date.issued',
  'dc.date',
  'date',
  'pubdate',
  'publishdate',
  'datepublished',
];
const TITLE_NAMES = ['og:title', 'dcterms.title', 'dc.title', 'twitter:title'];
const PUBLISHER_NAMES = ['dcterms.publisher', 'dc.publisher', 'publisher', 'og:site_name'];

/** Types of JSON-LD that describe the page's own text. */
const ARTICLE = /Article|WebPage|Report|Statement|CreativeWork|BlogPosting/;

function metaValues(document: Document): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta[content]')) {
    const name = (meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop') ?? '')
      .toLowerCase()
      .trim();
    const content = meta.getAttribute('content')?.trim();
    if (name && content && !values.has(name)) values.set(name, content);
  }
  return values;
}

type Thing = Readonly<Record<string, unknown>>;

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function thingsIn(script: Element): Thing[] {
  try {
    const data: unknown = JSON.parse(script.textContent ?? '');
    const list = Array.isArray(data) ? data : isThing(data) && Array.isArray(data['@graph']) ? data['@graph'] : [data];
    return list.filter(isThing);
  } catch {
    return [];
  }
}

/** The JSON-LD object that describes the page, if any. */
function article(document: Document): Thing {
  const things = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap(thingsIn);
  return things.find((thing) => ARTICLE.test(String(thing['@type'])) && thing.datePublished !== undefined) ?? {};
}

function first(values: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.map((name) => values.get(name)).find((value) => value !== undefined);
}

function timeElement(document: Document): string | undefined {
  const times = [...document.querySelectorAll('time')].map((time) => time.getAttribute('datetime') ?? time.textContent);
  return times.find((time) => time !== null && parseDay(time) !== null) ?? undefined;
}

function onlyHeading(document: Document): string | undefined {
  const headings = document.querySelectorAll('h1');
  return headings.length === 1 ? (headings[0]?.textContent ?? undefined) : undefined;
}

/**
 * What a page says of itself: JSON-LD, then `meta`, then `time` and headings.
 *
 * @param document the parsed page, not changed
 */
export function htmlMetadata(document: Document): ReleaseMetadata {
  const values = metaValues(document);
  const thing = article(document);
  const publisher = isThing(thing.publisher) ? thing.publisher.name : thing.publisher;
  return metadataOf({
    date: thing.datePublished ?? first(values, DATE_NAMES) ?? timeElement(document),
    title: onlyHeading(document) ?? thing.headline ?? first(values, TITLE_NAMES) ?? document.title,
    publisher: publisher ?? first(values, PUBLISHER_NAMES),
  });
}
