import type { Part } from './chunks.js';
import type { Machine } from './machine.js';
import { NO_HINT, type TagModel } from './model.js';

const ROOM = 256;

/** Tags the parts of one segment after another; what the model's machines find changes tags by their neighbours. */
export class Tagger {
  #parts: Part[] = [];
  #symbols = new Uint8Array(ROOM);
  #tags = new Int16Array(ROOM);
  readonly #places: number[] = [];
  readonly #targets: number[] = [];

  /** Begins a segment. */
  start(): void {
    this.#parts = [];
  }

  /** Adds parts and returns the place of the first. */
  add(parts: readonly Part[]): number {
    const place = this.#parts.length;
    for (const part of parts) this.#parts.push(part);
    return place;
  }

  /** Tags the parts of the segment. */
  run(model: TagModel): void {
    const { length } = this.#parts;
    if (length > this.#tags.length) {
      this.#symbols = new Uint8Array(length * 2);
      this.#tags = new Int16Array(length * 2);
    }
    for (let i = 0; i < length; i++) this.#tags[i] = (this.#parts[i] as Part).tag;
    for (const machine of model.machines) this.#pass(model, machine);
  }

  /** Number of the tag of a part. */
  tagAt(place: number): number {
    const part = this.#parts[place] as Part;
    return part.settled ? part.tag : (this.#tags[place] as number);
  }

  #pass(model: TagModel, machine: Machine): void {
    const { length } = this.#parts;
    for (let i = 0; i < length; i++) {
      const { hint } = this.#parts[i] as Part;
      this.#symbols[i] = hint === NO_HINT ? model.symbolOf(this.#tags[i] as number) : hint;
    }
    this.#places.length = 0;
    this.#targets.length = 0;
    machine.run(this.#symbols, length, (place, target) => {
      this.#places.push(place);
      this.#targets.push(target);
    });
    // Changed only now: what a machine finds rests on the tags as they were.
    for (let i = 0; i < this.#places.length; i++) {
      const place = this.#places[i] as number;
      const target = this.#targets[i] as number;
      if (target < 0) this.#tags[place] = -target;
      else if (model.canBe((this.#parts[place] as Part).normal, target)) this.#tags[place] = target;
    }
  }
}
