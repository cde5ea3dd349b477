import type { Progress } from '../pipeline/run.js';

const EVERY_MS = 100;

function remaining(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

/** One line on a terminal that is written over as the run goes on; nothing in a pipe. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #started = performance.now();
  #shown = Number.NEGATIVE_INFINITY;
  #open = false;
  #note = '';

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  show({ done, files, tally }: Progress): void {
    const now = performance.now();
    if (!this.#stream.isTTY || now - this.#shown < EVERY_MS) return;
    this.#shown = now;
    this.#open = true;
    const seconds = (now - this.#started) / 1000;
    const rate = Math.round(tally.words / seconds);
    const left = done < files ? `, ${remaining((seconds / done) * (files - done))} left` : '';
    const of = done <= files ? `${done}/${files}` : `${done}`;
    const spread = this.#note && `; ${this.#note}`;
    const words = `${of} releases, ${tally.statements} statements, ${tally.rejects} rejects, ${rate} words/s${left}${spread}`;
    this.#stream.write(`\r\u001b[K${words.slice(0, (this.#stream.columns ?? 80) - 1)}`);
  }

  /** Says beside the progress how the work is spread. */
  note(words: string): void {
    this.#note = words;
    if (!this.#stream.isTTY || this.#shown > Number.NEGATIVE_INFINITY) return;
    this.#open = true;
    this.#stream.write(`\r\u001b[K${words}`);
  }

  clear(): void {
    if (this.#open) this.#stream.write('\r\u001b[K');
    this.#open = false;
  }
}
