/** Codes of which each match of a pattern has at least one. */
export type Need = readonly number[];

const LOOKAROUND = /\(\?(?:<!|<=|!|=)/y;
const GROUP = /\((?:\?:)?/y;
const MAY_LACK = /\?|\{0,\d+\}/y;
const REPEATED = /\{\d+,\d+\}/y;

function smallest(needs: readonly Need[]): Need | undefined {
  return needs.reduce<Need | undefined>((best, need) => (!best || need.length < best.length ? need : best), undefined);
}

/** Reads the source of a compiled pattern: groups, alternatives, classes, quantifiers; nothing else stands in them. */
class NeedsReader {
  #at = 0;

  constructor(readonly source: string) {}

  /** Of several alternatives a match has one: what it needs is what each of them needs, together. */
  alternatives(): readonly Need[] {
    const branches = [this.#sequence()];
    while (this.source.charAt(this.#at) === '|') {
      this.#at++;
      branches.push(this.#sequence());
    }
    const [only] = branches;
    if (branches.length === 1 && only) return only;
    const least = branches.map(smallest);
    return least.every((need) => need !== undefined) ? [[...new Set(least.flat())]] : [];
  }

  #sequence(): readonly Need[] {
    const needs: Need[] = [];
    while (this.#at < this.source.length && !'|)'.includes(this.source.charAt(this.#at))) {
      const own = this.#element();
      if (this.#skip(MAY_LACK)) continue;
      this.#skip(REPEATED);
      needs.push(...own);
    }
    return needs;
  }

  #element(): readonly Need[] {
    const around = this.#skip(LOOKAROUND);
    if (around || this.#skip(GROUP)) {
      const inner = this.alternatives();
      this.#at++;
      return around ? [] : inner;
    }
    if (this.source.charAt(this.#at) === '[') {
      const end = this.source.indexOf(']', this.#at);
      const codes = this.source.slice(this.#at + 1, end);
      this.#at = end + 1;
      return codes.startsWith('^') ? [] : [classOf(codes)];
    }
    if (this.source.charAt(this.#at) === '\\') this.#at++;
    const code = this.source.charCodeAt(this.#at);
    this.#at++;
    return [[code]];
  }

  #skip(opening: RegExp): boolean {
    opening.lastIndex = this.#at;
    if (!opening.test(this.source)) return false;
    this.#at = opening.lastIndex;
    return true;
  }
}

/** Slots come again in many patterns. */
const classes = new Map<string, Need>();

function classOf(codes: string): Need {
  let need = classes.get(codes);
  if (!need) {
    need = Array.from(codes, (code) => code.charCodeAt(0));
    classes.set(codes, need);
  }
  return need;
}

/** What each match of a compiled pattern needs, the rarest kinds first. */
export function needsOf(source: string): readonly Need[] {
  return [...new NeedsReader(source).alternatives()].sort((a, b) => a.length - b.length);
}
