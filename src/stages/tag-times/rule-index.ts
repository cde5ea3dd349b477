import type { Need } from './needs.js';

/** Rules by the codes that they need, so that of many only those are tried that may match. */
export class RuleIndex<R extends { readonly needs: readonly Need[] }> {
  /** For each code the rules that need it, or another instead, most of all; 0 in `#rare` where there are none. */
  readonly #byCode = new Map<number, number[]>();
  readonly #rare = new Uint8Array(0x10000);
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
        this.#rare[code] = 1;
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
      if (present[code] !== 1 || this.#rare[code] === 0) continue;
      // Each code is asked once.
      present[code] = 2;
      for (const order of this.#byCode.get(code) ?? NONE) {
        if (this.#seen[order] === 1) continue;
        this.#seen[order] = 1;
        found.push(order);
      }
    }
    for (const order of found) this.#seen[order] = 0;
    const meeting: number[] = [];
    for (const order of found) if (this.#meets((this.rules[order] as R).needs)) meeting.push(order);
    for (let i = 0; i < codes.length; i++) present[codes.charCodeAt(i)] = 0;
    return meeting;
  }

  #meets(needs: readonly Need[]): boolean {
    for (const need of needs) if (!this.#hasOneOf(need)) return false;
    return true;
  }

  #hasOneOf(need: Need): boolean {
    for (const code of need) if (this.#present[code] !== 0) return true;
    return false;
  }
}

const NONE: readonly number[] = [];
