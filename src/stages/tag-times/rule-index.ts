import type { Need } from './needs.js';

/** Rules by the codes that they need, so that of many only those are tried that may match. */
export class RuleIndex<R extends { readonly needs: readonly Need[] }> {
  /** For each code the rules that need it, or another instead, most of all. */
  readonly #byCode = new Map<number, number[]>();
  /** Rules that need nothing in particular. */
  readonly #always: number[] = [];
  readonly #present = new Uint8Array(0x10000);
  readonly #seen: Uint8Array;

  constructor(readonly rules: readonly R[]) {
    this.#seen = new Uint8Array(rules.length);
    for (const [order, { needs }] of rules.entries()) {
      const [rarest] = needs;
      if (!rarest) this.#always.push(order);
      for (const code of rarest ?? []) {
        const others = this.#byCode.get(code);
        if (others) others.push(order);
        else this.#byCode.set(code, [order]);
      }
    }
  }

  /** Places of the rules that may match a text. */
  candidates(codes: string): number[] {
    const present = this.#present;
    const found = [...this.#always];
    for (let i = 0; i < codes.length; i++) present[codes.charCodeAt(i)] = 1;
    for (let i = 0; i < codes.length; i++) {
      const code = codes.charCodeAt(i);
      if (present[code] !== 1) continue;
      // Each code is asked once.
      present[code] = 2;
      for (const order of this.#byCode.get(code) ?? NONE) {
        if (this.#seen[order] === 1) continue;
        this.#seen[order] = 1;
        found.push(order);
      }
    }
    for (const order of found) this.#seen[order] = 0;
    const meeting = found.filter((order) => this.#meets((this.rules[order] as R).needs));
    for (let i = 0; i < codes.length; i++) present[codes.charCodeAt(i)] = 0;
    return meeting;
  }

  #meets(needs: readonly Need[]): boolean {
    return needs.every((need) => need.some((code) => this.#present[code] !== 0));
  }
}

const NONE: readonly number[] = [];
