import { type Child, type Html, h } from './markup.js';

/** Everything comes from the folder of the site, and nothing is sent anywhere. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

const SECTIONS = [
  ['index.html', 'Overview'],
  ['statements.html', 'Statements'],
  ['releases.html', 'Releases'],
  ['actors.html', 'Actors'],
  ['meetings.html', 'Meetings'],
  ['commitments.html', 'Commitments'],
] as const;

export interface Page {
  readonly title: string;
  /** Way from the page to the folder of the site: '' or '../'. */
  readonly root: '' | '../';
  /** File of the section it belongs to. */
  readonly section: (typeof SECTIONS)[number][0];
  /** Scripts, relative to the folder of the site. */
  readonly scripts?: readonly string[];
  readonly main: readonly Child[];
  /** Class of the body, for pages that need the whole width. */
  readonly wide?: boolean;
}

function navigation({ root, section }: Page): Html {
  const links = SECTIONS.map(([file, name]) =>
    h('li', {}, h('a', { href: root + file, 'aria-current': file === section ? 'page' : null }, name)),
  );
  return h('nav', { 'aria-label': 'Sections' }, h('ul', {}, links));
}

function head({ title, root, scripts = [] }: Page): Html {
  return h(
    'head',
    {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('title', {}, title === 'Overview' ? 'Reading room' : `${title} · Reading room`),
    h('link', { rel: 'stylesheet', href: `${root}assets/style.css` }),
    // First, so that a chosen theme holds before anything is painted.
    h('script', { src: `${root}assets/theme.js` }),
    scripts.map((file) => h('script', { src: root + file, defer: true })),
  );
}

/** A whole page. */
export function layout(page: Page): string {
  const body = h(
    'body',
    { class: page.wide ? 'wide' : null },
    h('a', { class: 'skip', href: '#main' }, 'Skip to content'),
    h(
      'header',
      { class: 'site' },
      h('a', { class: 'brand', href: `${page.root}index.html` }, 'Reading room'),
      navigation(page),
      h('button', { type: 'button', id: 'theme', hidden: true }, 'Theme'),
    ),
    h('main', { id: 'main', tabindex: -1 }, page.main),
  );
  return `<!doctype html>\n${h('html', { lang: 'en' }, head(page), body)}\n`;
}
