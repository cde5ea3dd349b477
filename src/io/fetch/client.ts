import { setTimeout as pause } from 'node:timers/promises';

/** How requests are made. */
export interface Manners {
  readonly userAgent: string;
  /** Between two requests to one server. */
  readonly delaySeconds: number;
  readonly timeoutSeconds: number;
  readonly retries: number;
  readonly maxBytes: number;
}

export const defaultManners: Manners = {
  userAgent: 'communique',
  delaySeconds: 1,
  timeoutSeconds: 30,
  retries: 3,
  maxBytes: 20_000_000,
};

/** What a server said of an answer, to ask next time whether it has changed. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
  /** Media type without parameters, lower case. */
  readonly type: string;
  readonly validators: Validators;
  /** Where a redirection leads, or null. */
  readonly location: string | null;
}

/** A fault that another try cannot mend. */
export class Refused extends Error {}

const MS = 1000;
/** A server that asks for more patience than this is asked again in the next run. */
const LONGEST_WAIT_MS = 60_000;
const FIRST_WAIT_MS = 500;

async function bodyOf(response: Response, most: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let size = Number(response.headers.get('content-length') ?? 0) > most ? most + 1 : 0;
  while (reader && size <= most) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts);
    size += value.length;
    parts.push(value);
  }
  if (size <= most) return new Uint8Array();
  await reader?.cancel().catch(() => undefined);
  throw new Refused(`the answer has more than ${most} bytes`);
}

async function answerOf(response: Response, most: number): Promise<Answer> {
  const { headers, status } = response;
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  return {
    status,
    bytes: await bodyOf(response, most),
    type: (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    validators: { ...(etag && { etag }), ...(lastModified && { lastModified }) },
    location: status >= 300 && status < 400 && status !== 304 ? headers.get('location') : null,
  };
}

/** How long a server asks to wait, in milliseconds; null when it does not say. */
function patience(response: Response): number | null {
  const stated = response.headers.get('retry-after');
  if (stated === null) return null;
  const wait = /^\d+$/.test(stated) ? Number(stated) * MS : Date.parse(stated) - Date.now();
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

function isPassing(status: number): boolean {
  return status === 429 || status === 408 || status >= 500;
}

function reasonOf(error: unknown, { timeoutSeconds }: Manners): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${timeoutSeconds} s`;
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** Asks servers one request at a time each, with pauses, time-outs, size caps and retries. Follows no redirection. */
export class Client {
  /** When each server may be asked next, in milliseconds of the clock. */
  readonly #next = new Map<string, number>();
  /** Pauses that servers ask for, in milliseconds. */
  readonly #delays = new Map<string, number>();

  constructor(readonly manners: Manners) {}

  /** Asks a server to wait longer between two requests than the manners say. */
  slowDown(origin: string, seconds: number): void {
    this.#delays.set(origin, Math.min(seconds * MS, LONGEST_WAIT_MS));
  }

  /**
   * Gets a page; passing faults are tried again with growing pauses.
   *
   * @throws Refused when the answer is too large
   * @throws Error when the server cannot be reached or goes on failing
   */
  async get(url: URL, validators: Validators = {}): Promise<Answer> {
    const { retries } = this.manners;
    for (let attempt = 0; ; attempt++) {
      const last = attempt >= retries;
      let wait = FIRST_WAIT_MS * 2 ** attempt;
      try {
        const response = await this.#ask(url, validators);
        if (!isPassing(response.status)) return await answerOf(response, this.manners.maxBytes);
        await response.body?.cancel();
        wait = patience(response) ?? wait;
        if (last || wait > LONGEST_WAIT_MS) throw new Refused(`the server answers ${response.status}`);
      } catch (error) {
        if (error instanceof Refused) throw error;
        if (last) throw new Error(reasonOf(error, this.manners));
      }
      await pause(wait);
    }
  }

  async #ask(url: URL, { etag, lastModified }: Validators): Promise<Response> {
    await pause(Math.max(0, (this.#next.get(url.origin) ?? 0) - Date.now()));
    this.#next.set(
      url.origin,
      Date.now() + Math.max(this.manners.delaySeconds * MS, this.#delays.get(url.origin) ?? 0),
    );
    return fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.timeout(this.manners.timeoutSeconds * MS),
      headers: {
        'user-agent': this.manners.userAgent,
        ...(etag && { 'if-none-match': etag }),
        ...(lastModified && { 'if-modified-since': lastModified }),
      },
    });
  }
}
