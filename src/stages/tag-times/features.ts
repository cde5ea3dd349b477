import type { Capture, Extent, Match } from './match.js';
import type { TimeUnit } from './vocabulary.js';

/** Slots of one extent by name; what the extent lacks is taken from the rest of the match ("December 8 and 9, 2023"). */
export class Features {
  readonly #own: readonly Capture[];
  readonly #all: readonly Capture[];

  constructor(
    readonly match: Match,
    readonly extent: Extent,
  ) {
    this.#own = extent.captures;
    const others = match.extents.filter((other) => other !== extent).flatMap(({ captures }) => captures);
    this.#all = [...this.#own, ...match.shared, ...others];
  }

  /** Captures of the extent itself. */
  own(...slots: readonly string[]): Capture[] {
    return this.#own.filter(({ slot }) => slots.includes(slot));
  }

  first(...slots: readonly string[]): Capture | undefined {
    return this.#all.find(({ slot }) => slots.includes(slot));
  }

  has(...slots: readonly string[]): boolean {
    return this.first(...slots) !== undefined;
  }

  number(...slots: readonly string[]): number | undefined {
    const value = this.first(...slots)?.value;
    return typeof value === 'number' ? value : undefined;
  }

  string(...slots: readonly string[]): string | undefined {
    const value = this.first(...slots)?.value;
    return typeof value === 'string' ? value : undefined;
  }

  unit(): TimeUnit | undefined {
    return this.#all.find(({ unit }) => unit !== undefined)?.unit;
  }

  units(): TimeUnit[] {
    return this.#own.flatMap(({ unit }) => (unit ? [unit] : []));
  }

  /** A constant of the rule. */
  option(name: string): string | number | boolean | undefined {
    return this.match.rule.options[name];
  }
}
