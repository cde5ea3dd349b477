import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SourceSetting } from '../../src/core/records.js';
import { type Fetched, fetchReleases } from '../../src/io/fetch/fetch.js';
import { readListing } from '../../src/io/fetch/listings.js';

type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const pages = new Map<string, Handler>();
const asked: string[] = [];
const server = createServer((request, response) => {
  const path = request.url ?? '';
  asked.push(path);
  const page = pages.get(path);
  if (page) page(request, response, asked.filter((one) => one === path).length);
  else response.writeHead(404).end();
});
const folder = mkdtempSync(join(tmpdir(), 'communique-fetch-'));
let origin = '';
let inbox = '';

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  pages.clear();
  asked.length = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

function html(words: string, headers: Readonly<Record<string, string>> = {}): Handler {
  return (request, response) => {
    const same = headers.etag !== undefined && request.headers['if-none-match'] === headers.etag;
    response.writeHead(same ? 304 : 200, { 'content-type': 'text/html; charset=utf-8', ...headers });
    response.end(same ? undefined : `<p>${words}</p>`);
  };
}

function plain(text: string | Uint8Array): Handler {
  return (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
}

async function fetched(source: Omit<SourceSetting, 'name'>, place = 'inbox', more = {}): Promise<Fetched[]> {
  inbox = join(folder, place);
  const manners = {
    userAgent: 'communique-test',
    delaySeconds: 0,
    timeoutSeconds: 0.3,
    retries: 1,
    maxBytes: 10_000,
    ...more,
  };
  const all: Fetched[] = [];
  for await (const one of fetchReleases([{ name: 'test', ...source } as SourceSetting], manners, inbox)) all.push(one);
  return all;
}

const outcomes = (all: readonly Fetched[]) =>
  all.map(({ url, outcome, message }) => `${url.replace(origin, '')} ${outcome} ${message ?? ''}`.trim());

describe('pages of a feed', () => {
  const rss = () => `<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
    <item><title>Talks &amp; trade</title><link>${origin}/a</link><pubDate>Tue, 04 Jun 2024 10:00:00 GMT</pubDate></item>
    <item><title>Other</title><link>/b</link></item></channel></rss>`;

  it('are saved under the hash of their bytes, with what the feed says', async () => {
    pages.set('/feed', (_, response) => response.end(rss()));
    pages.set('/a', html('The Ministers met.'));
    pages.set('/b', html('They agreed.'));
    expect(outcomes(await fetched({ feed: `${origin}/feed`, publisher: 'org:JPN/mofa' }))).toEqual([
      '/a saved',
      '/b saved',
    ]);
    const sidecars = readdirSync(inbox).filter((name) => name.endsWith('.meta.json'));
    const first = sidecars
      .map((name) => JSON.parse(readFileSync(join(inbox, name), 'utf8')))
      .find(({ url }) => url === `${origin}/a`);
    expect(first).toEqual({
      date: '2024-06-04',
      title: 'Talks & trade',
      publisher: 'org:JPN/mofa',
      url: `${origin}/a`,
    });
    expect(readdirSync(inbox).filter((name) => /^[0-9a-f]{32}\.html$/.test(name))).toHaveLength(2);
  });

  it('are asked for again only when they have changed', async () => {
    const source = { urls: [`${origin}/a`, `${origin}/b`] };
    pages.set('/a', html('The Ministers met.', { etag: '"1"' }));
    pages.set('/b', html('They agreed.'));
    await fetched(source, 'again');
    expect(outcomes(await fetched(source, 'again'))).toEqual(['/a unchanged', '/b unchanged']);
    pages.set('/a', html('The Ministers met again.', { etag: '"2"' }));
    expect(outcomes(await fetched(source, 'again'))).toEqual(['/a saved', '/b unchanged']);
    expect(readdirSync(inbox).filter((name) => name.endsWith('.html'))).toHaveLength(2);
    writeFileSync(join(inbox, '.fetch.json'), '{"broken');
    expect(outcomes(await fetched(source, 'again'))).toEqual(['/a unchanged', '/b unchanged']);
  });
});

describe('faults of servers', () => {
  it('that pass are tried again', async () => {
    pages.set('/a', (request, response, count) => {
      if (count === 1) response.writeHead(503, { 'retry-after': '0' }).end();
      else html('The Ministers met.')(request, response, count);
    });
    pages.set('/b', (request, response, count) => {
      if (count === 1) request.socket.destroy();
      else html('They agreed.')(request, response, count);
    });
    expect(outcomes(await fetched({ urls: [`${origin}/a`, `${origin}/b`] }, 'passing'))).toEqual([
      '/a saved',
      '/b saved',
    ]);
  });

  it('that stay cost only the page', async () => {
    pages.set('/failing', (_, response) => response.writeHead(500, { 'retry-after': '0' }).end());
    pages.set('/patient', (_, response) => response.writeHead(429, { 'retry-after': '86400' }).end());
    pages.set('/hanging', () => undefined);
    pages.set('/trickling', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'));
    pages.set('/large', plain('x'.repeat(20_000)));
    pages.set('/endless', (_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write('x'.repeat(4000)));
      };
      response.on('drain', more);
      more();
    });
    pages.set('/circle', (_, response) => response.writeHead(302, { location: '/circle' }).end());
    pages.set('/away', (_, response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
    );
    pages.set('/file', (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end());
    pages.set('/picture', (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).end('x'));
    pages.set('/moved', (_, response) => response.writeHead(301, { location: '/good' }).end());
    pages.set('/good', html('The Ministers met.'));
    const names = [
      'failing',
      'patient',
      'hanging',
      'trickling',
      'large',
      'endless',
      'circle',
      'away',
      'file',
      'picture',
      'missing',
      'moved',
    ];
    expect(outcomes(await fetched({ urls: names.map((name) => `${origin}/${name}`) }, 'staying'))).toEqual([
      '/failing failed the server answers 500',
      '/patient failed the server answers 429',
      '/hanging failed no answer within 0.3 s',
      '/trickling failed no answer within 0.3 s',
      '/large failed the answer has more than 10000 bytes',
      '/endless failed the answer has more than 10000 bytes',
      '/circle failed more than 5 redirections',
      '/away failed 169.254.169.254 is not among the hosts of the source',
      '/file failed "file:" is not asked for',
      '/picture failed no reader for the media type "image/png"',
      '/missing failed the server answers 404',
      '/moved saved',
    ]);
    expect(existsSync(join(inbox, '.fetch.json'))).toBe(true);
  });
});

describe('robots.txt', () => {
  it('is kept to', async () => {
    pages.set('/robots.txt', plain('User-agent: *\nDisallow: /private'));
    pages.set('/private/a', html('Not for all.'));
    pages.set('/b', html('They agreed.'));
    expect(outcomes(await fetched({ urls: [`${origin}/private/a`, `${origin}/b`] }, 'robots'))).toEqual([
      '/private/a failed robots.txt does not allow it',
      '/b saved',
    ]);
    expect(asked.filter((path) => path === '/robots.txt')).toHaveLength(1);
    expect(asked).not.toContain('/private/a');
  });

  it('that cannot be had allows nothing', async () => {
    pages.set('/robots.txt', (_, response) => response.writeHead(500, { 'retry-after': '0' }).end());
    pages.set('/b', html('They agreed.'));
    expect(outcomes(await fetched({ urls: [`${origin}/b`] }, 'no-robots'))).toEqual([
      '/b failed robots.txt does not allow it',
    ]);
  });
});

describe('sitemaps', () => {
  it('are followed through an index, also under gzip, and matched', async () => {
    pages.set('/index.xml', plain(`<sitemapindex><sitemap><loc>${origin}/one.xml.gz</loc></sitemap></sitemapindex>`));
    const urls = ['/news/a', '/about', 'http://elsewhere.invalid/news/x'].map(
      (path) => `<url><loc>${new URL(path, origin)}</loc></url>`,
    );
    pages.set('/one.xml.gz', plain(gzipSync(`<urlset>${urls.join('')}</urlset>`)));
    pages.set('/news/a', html('The Ministers met.'));
    expect(outcomes(await fetched({ sitemap: `${origin}/index.xml`, match: '*/news/*' }, 'sitemap'))).toEqual([
      '/news/a saved',
      'http://elsewhere.invalid/news/x failed elsewhere.invalid is not among the hosts of the source',
    ]);
  });
});

describe('a listing', () => {
  it.each([
    [
      'Atom',
      '<feed><entry><title type="html">A</title><link rel="self" href="/s"/><link href="/a"/><published>2024-06-04T23:00:00-05:00</published></entry></feed>',
      [{ url: '/a', date: '2024-06-05', title: 'A' }],
    ],
    [
      'RSS 1.0',
      '<rdf:RDF><item><link>/a</link><dc:date>2024-06-04</dc:date></item></rdf:RDF>',
      [{ url: '/a', date: '2024-06-04' }],
    ],
    ['one without links', '<rss><channel><item><title>A</title></item></channel></rss>', []],
    [
      'one with a date that is none',
      '<rss><channel><item><link>/a</link><pubDate>soon</pubDate></item></channel></rss>',
      [{ url: '/a' }],
    ],
  ])('is read: %s', (_, xml, items) => {
    expect(readListing(xml).items).toEqual(items);
  });

  it.each([
    ['HTML', '<html><body>Not found</body></html>', 'no feed'],
    ['entities of its own', '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>', 'declares entities'],
    ['nothing', '', 'no feed'],
    ['a key of prototypes', '<__proto__><rss/></__proto__>', 'prototype pollution'],
  ])('is refused: %s', (_, xml, message) => {
    expect(() => readListing(xml)).toThrow(message);
  });
});
