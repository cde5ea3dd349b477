import robots from 'robots-parser';
import type { Client } from './client.js';

// The package exports the function itself, not under "default" as its types say.
const parseRobots = robots as unknown as typeof robots.default;

type Rules = ReturnType<typeof parseRobots>;

/** What a server allows, by its robots.txt, read once a server (RFC 9309). */
export class Robots {
  readonly #rules = new Map<string, Promise<Rules | null>>();

  constructor(readonly client: Client) {}

  /** Whether a page may be asked for. A server whose rules cannot be had allows nothing; one without rules, all. */
  async allows(url: URL): Promise<boolean> {
    const rules = this.#rules.get(url.origin) ?? this.#read(url.origin);
    this.#rules.set(url.origin, rules);
    const known = await rules;
    if (known === null) return false;
    const { userAgent } = this.client.manners;
    this.client.slowDown(url.origin, known.getCrawlDelay(userAgent) ?? 0);
    return known.isAllowed(url.href, userAgent) ?? true;
  }

  async #read(origin: string): Promise<Rules | null> {
    const place = new URL('/robots.txt', origin);
    try {
      const { status, bytes } = await this.client.get(place);
      const words = status === 200 ? Buffer.from(bytes).toString('utf8') : '';
      return parseRobots(place.href, words);
    } catch {
      return null;
    }
  }
}
