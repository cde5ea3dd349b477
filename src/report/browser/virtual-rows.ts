import { element } from './dom.js';

/** Height of a row in the style sheet, and rows kept ready above and below what is seen. */
const HEIGHT = 52;
const SPARE = 8;
/** Most rows that are laid out for the printer. */
const PRINTED = 2000;

/** Shows a long list of rows by making elements only for those in view. */
export class VirtualRows<T> {
  #rows: readonly T[] = [];
  readonly #made = new Map<number, HTMLTableRowElement>();
  readonly #above = this.#spacer();
  readonly #below = this.#spacer();
  #printing = false;

  constructor(
    readonly viewport: HTMLElement,
    readonly body: HTMLElement,
    readonly make: (row: T) => HTMLTableRowElement,
  ) {
    viewport.addEventListener('scroll', () => this.#draw(), { passive: true });
    addEventListener('resize', () => this.#draw());
    addEventListener('beforeprint', () => this.#print(true));
    addEventListener('afterprint', () => this.#print(false));
  }

  /** Shows other rows, from the top. */
  show(rows: readonly T[]): void {
    this.#rows = rows;
    this.#made.clear();
    this.viewport.scrollTop = 0;
    this.#draw();
  }

  #spacer(): HTMLTableRowElement {
    return element('tr', { class: 'spacer', 'aria-hidden': 'true' }, element('td', { colspan: '7' }));
  }

  #range(): readonly [number, number] {
    if (this.#printing) return [0, Math.min(this.#rows.length, PRINTED)];
    const first = Math.floor(this.viewport.scrollTop / HEIGHT) - SPARE;
    const last = first + Math.ceil(this.viewport.clientHeight / HEIGHT) + 2 * SPARE;
    return [Math.max(0, first), Math.min(this.#rows.length, last)];
  }

  #row(at: number): HTMLTableRowElement {
    const known = this.#made.get(at);
    if (known) return known;
    const made = this.make(this.#rows[at] as T);
    made.setAttribute('aria-rowindex', String(at + 2));
    this.#made.set(at, made);
    return made;
  }

  #draw(): void {
    const [first, last] = this.#range();
    const focused = document.activeElement;
    const hadFocus = focused !== null && this.body.contains(focused);
    for (const at of this.#made.keys()) if (at < first || at >= last) this.#made.delete(at);
    const rows = Array.from({ length: last - first }, (_, step) => this.#row(first + step));
    this.#above.style.height = `${first * HEIGHT}px`;
    this.#below.style.height = `${(this.#rows.length - last) * HEIGHT}px`;
    this.body.replaceChildren(this.#above, ...rows, this.#below);
    // Moving elements drops the focus; a row that is gone hands it to the list, so that keys go on working.
    if (hadFocus)
      (this.body.contains(focused) ? (focused as HTMLElement) : this.viewport).focus({ preventScroll: true });
  }

  #print(printing: boolean): void {
    this.#printing = printing;
    this.#draw();
  }
}
