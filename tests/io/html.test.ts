import { describe, expect, it } from 'vitest';
import { htmlReader } from '../../src/io/readers/html.js';

const SENTENCE = 'The two Ministers agreed to continue their consultations on maritime safety in the coming months.';

function page(body: string, head = ''): Uint8Array {
  return Buffer.from(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`, 'utf8');
}

async function textOf(body: string): Promise<string> {
  return (await htmlReader.read(page(`<main>${body}</main>`))).text;
}

describe('text of a page', () => {
  it.each([
    ['paragraphs', `<p>One ${SENTENCE}</p><p>Two\n   ${SENTENCE}</p>`, `One ${SENTENCE}\n\nTwo ${SENTENCE}`],
    ['headings', `<h2>Trade</h2><p>${SENTENCE}</p>`, `## Trade\n\n${SENTENCE}`],
    ['a bulleted list', `<p>${SENTENCE}</p><ul><li>first <li>second</ul>`, `${SENTENCE}\n\n- first\n- second`],
    ['a numbered list', `<p>${SENTENCE}</p><ol><li>first<li>second</ol>`, `${SENTENCE}\n\n1. first\n2. second`],
    ['a list from 4', `<p>${SENTENCE}</p><ol start=4><li>first</ol>`, `${SENTENCE}\n\n4. first`],
    [
      'a lettered list',
      `<p>${SENTENCE}</p><ol type=a><li>first<li>second</ol>`,
      `${SENTENCE}\n\n(a) first\n(b) second`,
    ],
    [
      'a nested list',
      `<p>${SENTENCE}</p><ul><li>outer<ol><li>inner</ol><li>next</ul>`,
      `${SENTENCE}\n\n- outer\n  1. inner\n- next`,
    ],
    [
      'a table',
      `<p>${SENTENCE}</p><table><tr><th>Item<th>By<tr><td>Survey<td>May</table>`,
      `${SENTENCE}\n\nItem | By\nSurvey | May`,
    ],
    ['a layout table', `<table><tr><td><p>${SENTENCE}</p></table>`, SENTENCE],
    ['line breaks', `<p>${SENTENCE}<br>Seoul</p>`, `${SENTENCE}\nSeoul`],
    [
      'inline markup and entities',
      `<p>The 20<sup>th</sup> &amp; <b>last</b>: ${SENTENCE}</p>`,
      `The 20th & last: ${SENTENCE}`,
    ],
  ])('keeps %s', async (_, body, text) => {
    expect(await textOf(body)).toBe(text);
  });

  it('leaves out navigation, scripts, forms and hidden parts', async () => {
    const body = `<nav><a href=/>Home</a></nav><main><p>${SENTENCE}</p><p hidden>draft</p><script>x()</script>
      <form><button>Send</button></form></main><footer>Contact us</footer>`;
    expect((await htmlReader.read(page(body))).text).toBe(SENTENCE);
  });

  it('puts the title first when the body does not show it', async () => {
    const { text } = await htmlReader.read(
      page(`<header><h1>Joint Statement</h1></header><main><p>${SENTENCE}</p></main>`),
    );
    expect(text).toBe(`# Joint Statement\n\n${SENTENCE}`);
  });
});

describe('metadata of a page', () => {
  const jsonLd = JSON.stringify({
    '@type': 'NewsArticle',
    datePublished: '2024-05-02T08:00:00Z',
    headline: 'From JSON-LD',
    publisher: { '@type': 'Organization', name: 'Ministry of Foreign Affairs' },
  });
  it.each([
    ['the title', '<title>Talks in Oslo</title>', '', { title: 'Talks in Oslo' }],
    ['a meta date', '<meta name="DC.date" content="2024-05-01">', '', { date: '2024-05-01' }],
    ['a time element', '', '<time datetime="2024-05-03">3 May</time>', { date: '2024-05-03' }],
    ['a heading before the title', '<title>Site</title>', '<h1>Talks</h1>', { title: 'Talks' }],
    [
      'JSON-LD',
      `<script type="application/ld+json">${jsonLd}</script>`,
      '',
      { date: '2024-05-02', title: 'From JSON-LD', publisher: 'Ministry of Foreign Affairs' },
    ],
    ['broken JSON-LD', '<script type="application/ld+json">{</script>', '', {}],
    ['a site name', '<meta property="og:site_name" content="MOFA">', '', { publisher: 'MOFA' }],
  ])('comes from %s', async (_, head, body, metadata) => {
    expect((await htmlReader.read(page(`${body}<p>${SENTENCE}</p>`, head))).metadata).toEqual(metadata);
  });
});

describe('encodings of pages', () => {
  it('honours the declared encoding', async () => {
    const html = `<meta charset="windows-1252"><p>Talks at Orl\u00e9ans. ${SENTENCE}</p>`;
    expect((await htmlReader.read(Buffer.from(html, 'latin1'))).text).toContain('Orléans');
  });

  it.each([
    ['an unknown encoding', Buffer.from(`<meta charset="klingon"><p>${SENTENCE}</p>`), 'unknown encoding'],
    ['undeclared Latin-1', Buffer.from(`<p>Orl\u00e9ans ${SENTENCE}</p>`, 'latin1'), 'not valid UTF-8'],
    ['a page without text', page('<img src=x>'), 'no text'],
    ['a page nested too deeply', page('<div>'.repeat(30_000)), 'nested too deeply'],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(htmlReader.read(bytes)).rejects.toThrow(message);
  });
});
