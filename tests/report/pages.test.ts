import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, it } from 'vitest';
import { dataBlock, h, text } from '../../src/report/html/markup.js';
import { comparisonPage, fileOf, pageOf } from '../../src/report/site/pages.js';
import { releasePage, titleOf } from '../../src/report/site/release.js';
import { piecesOf } from '../../src/report/site/spans.js';
import { siteFiles } from '../../src/report/site/write.js';
import { ACCOUNTS, datasetOf, HOSTILE } from './accounts.js';

const dataset = datasetOf([...ACCOUNTS, HOSTILE]);
const site = new Map(siteFiles(dataset, { textOf: (id) => dataset.texts.get(id) ?? null }));

type Node = DefaultTreeAdapterTypes.Node;

function* nodes(node: Node): Generator<DefaultTreeAdapterTypes.Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* nodes(child);
}

const elements = (html: string): DefaultTreeAdapterTypes.Element[] => [...nodes(parse(html))];

describe('markup', () => {
  it('shows any text as that text, and adds no element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const [, , body, paragraph, ...others] = elements(`<!doctype html><body>${h('p', { title: value }, value)}`);
        expect(body?.tagName).toBe('body');
        expect(paragraph?.attrs.map(({ name }) => name)).toEqual(['title']);
        expect(others.every(({ tagName, attrs }) => tagName === 'span' && attrs[0]?.value === 'control')).toBe(true);
      }),
    );
  });

  it('spells out what hides', () => {
    expect(String(text('a\u202eb<'))).toBe('a<span class="control">[U+202E]</span>b&lt;');
  });

  it('keeps data from ending its element', () => {
    expect(String(dataBlock('x', '</script>'))).not.toMatch(/<\/script>.*<\/script>/);
  });
});

describe('pieces of a text', () => {
  it('cover it without gap or overlap, and hold each cue', () => {
    for (const document of dataset.documents) {
      const words = dataset.texts.get(document.id) ?? '';
      const pieces = piecesOf(words, document, dataset.statementsOf(document.id));
      expect(pieces.map(({ start, end }) => words.slice(start, end)).join('')).toBe(words);
      const begun = new Set(pieces.flatMap(({ begins }) => begins));
      expect(begun.size).toBe(dataset.statementsOf(document.id).length);
    }
  });

  it('cover it whatever the spans, nested, crossing or out of bounds', () => {
    const [document] = dataset.documents;
    const [statement] = dataset.statements;
    if (!document || !statement) throw new Error('no release');
    const span = fc.tuple(fc.nat(30), fc.nat(30)).map(([start, length]) => ({ start, end: start + length, text: '' }));
    const made = fc.record({ cue: span, content: fc.option(span), speakerMention: fc.option(span) });
    fc.assert(
      fc.property(fc.array(made, { maxLength: 6 }), fc.string({ maxLength: 25, unit: 'grapheme' }), (spans, words) => {
        const bare = { ...document, segments: [], times: [], deadlines: [], entities: [] };
        const pieces = piecesOf(
          words,
          bare,
          spans.map((one) => ({ ...statement, ...one })),
        );
        expect(pieces.map(({ start, end }) => words.slice(start, end)).join('')).toBe(words);
      }),
    );
  });
});

describe('the site', () => {
  const pages = [...site].filter(([path]) => path.endsWith('.html'));

  it('has a page for each release and each meeting, and one for each section', () => {
    expect(pages.map(([path]) => path)).toEqual([
      'index.html',
      'statements.html',
      'releases.html',
      'actors.html',
      'meetings.html',
      'commitments.html',
      'meetings/host%7eguest.html',
      ...dataset.documents.map(({ id }) => fileOf(id)),
    ]);
  });

  it.each(pages)('%s allows itself only its own folder, and links only to what is there', (path, html) => {
    const all = elements(html);
    const policy = all.find(({ attrs }) => attrs.some(({ value }) => value === 'Content-Security-Policy'));
    expect(policy?.attrs.find(({ name }) => name === 'content')?.value).toContain(
      "default-src 'none'; script-src 'self'",
    );
    const of = (name: string): string[] =>
      all.flatMap(({ attrs }) => attrs.filter((one) => one.name === name).map(({ value }) => value));
    const ids = new Set(of('id'));
    for (const target of [...of('href'), ...of('src')]) {
      const [file = '', fragment = ''] = target.split('#');
      if (file === '') expect(ids).toContain(fragment);
      else
        expect([...site.keys()]).toContain(
          decodeURIComponent(new URL(file, `file:///${path.replaceAll('%', '%25')}`).pathname.slice(1)),
        );
    }
    expect(all.flatMap(({ attrs }) => attrs).filter(({ name }) => /^on|^style$/.test(name))).toEqual([]);
    expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('is the same bytes each time', () => {
    const again = new Map(siteFiles(dataset, { textOf: (id) => dataset.texts.get(id) ?? null }));
    expect([...again]).toEqual([...site]);
  });

  it('shows sentences where a text is not at hand', () => {
    const [document] = dataset.documents;
    if (!document) throw new Error('no release');
    const html = releasePage(document, null, dataset, []);
    expect(html).toContain('The text was not at hand');
    expect(html).toContain('strongly condemned illegal fishing');
  });

  it('makes file names from ids that stay in their folder', () => {
    expect(fileOf('../../etc/passwd')).toBe('releases/%2e.%2f..%2fetc%2fpasswd.html');
    expect(pageOf('a b')).toBe('releases/a%2520b.html');
    expect(comparisonPage(['a', 'b'])).toBe('meetings/a%257eb.html');
  });

  it.each([
    ['20<sup>th</sup> Talks', '20 th Talks'],
    [null, 'host'],
    ['  ', 'host'],
  ])('shows the title %j as %s', (title, shown) => {
    expect(titleOf({ title, id: 'host' })).toBe(shown);
  });

  it('links to a source on the web only', () => {
    const [document] = dataset.documents;
    if (!document) throw new Error('no release');
    const page = (source: string): string => releasePage({ ...document, source }, null, dataset, []);
    expect(page('https://example.org/a')).toContain('href="https://example.org/a"');
    expect(page('javascript:alert(1)')).not.toContain('href="javascript:');
  });
});
