import { escapeHtml } from '../../evaluate/html/markup.js';
import { controlName, replaceControls } from '../shared/controls.js';

type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** HTML that is safe already, apart from strings that are not. */
export class Html {
  constructor(readonly source: string) {}
  toString(): string {
    return this.source;
  }
}

export type Child = Html | string | number | null | readonly Child[];

/** Text made harmless: signs of HTML escaped, hidden characters shown by their names. */
export function text(value: string): Html {
  return new Html(
    replaceControls(escapeHtml(value), (character) => `<span class="control">${controlName(character)}</span>`),
  );
}

function attribute(name: string, value: string): string {
  return ` ${name}="${replaceControls(escapeHtml(value), controlName)}"`;
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === null || value === undefined || value === false) return '';
      return value === true ? ` ${name}` : attribute(name, String(value));
    })
    .join('');
}

function render(child: Child): string {
  if (child === null) return '';
  if (child instanceof Html) return child.source;
  if (Array.isArray(child)) return child.map(render).join('');
  return text(String(child)).source;
}

const VOID = new Set(['br', 'input', 'link', 'meta']);

/** An element; strings among its children are text, attributes that are null or false are left out. */
export function h(name: string, attributes: Attributes = {}, ...children: Child[]): Html {
  const start = `<${name}${attributesOf(attributes)}>`;
  return new Html(VOID.has(name) ? start : `${start}${children.map(render).join('')}</${name}>`);
}

/** Several pieces of HTML in a row. */
export function join(...children: Child[]): Html {
  return new Html(children.map(render).join(''));
}

/** Data for a script of the page, in an element that no browser runs. */
export function dataBlock(id: string, value: unknown): Html {
  const json = JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
  return new Html(`<script type="application/json" id="${id}">${json}</script>`);
}
