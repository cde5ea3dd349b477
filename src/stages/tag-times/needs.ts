/** Codes of which each match of a pattern has at least one. */
export type Need = readonly number[];

const LOOKAROUND = /^\(\?(?:<!|<=|!|=)/;
const GROUP = /^\((?:\?<\w+>|\?:)?/;

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
      const quantifier = this.source.charAt(this.#at);
      if ('?*+'.includes(quantifier) && quantifier !== '') this.#at++;
      if (quantifier !== '?' && quantifier !== '*') needs.push(...own);
    }
    return needs;
  }

  #element(): readonly Need[] {
    const rest = this.source.slice(this.#at);
    const around = LOOKAROUND.exec(rest);
    const group = around ?? GROUP.exec(rest);
    if (group) {
      this.#at += group[0].length;
      const inner = this.alternatives();
      this.#at++;
      return around ? [] : inner;
    }
    if (rest.startsWith('[')) {
      const end = rest.indexOf(']');
      this.#at += end + 1;
      return rest.startsWith('[^') ? [] : [[...rest.slice(1, end)].map((code) => code.charCodeAt(0))];
    }
    if (rest.startsWith('\\')) this.#at++;
    const code = this.source.charCodeAt(this.#at);
    this.#at++;
    return [[code]];
  }
}

/** What each match of a compiled pattern needs, the rarest kinds first. */
export function needsOf(source: string): readonly Need[] {
  return [...new NeedsReader(source).alternatives()].sort((a, b) => a.length - b.length);
}

/** Codes that stand in a text. */
export class Presence {
  readonly #present = new Uint8Array(0x10000);
  #codes = '';

  /** Takes another text in place of the last one. */
  take(codes: string): void {
    for (let i = 0; i < this.#codes.length; i++) this.#present[this.#codes.charCodeAt(i)] = 0;
    for (let i = 0; i < codes.length; i++) this.#present[codes.charCodeAt(i)] = 1;
    this.#codes = codes;
  }

  /** True when a pattern with these needs may match. */
  meets(needs: readonly Need[]): boolean {
    return needs.every((need) => need.some((code) => this.#present[code] === 1));
  }
}
