import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { Machine, Symbols } from './machine.js';

/** What the language model says of the tokens of some text, each by itself. */
export interface Reading {
  readonly values: readonly string[];
  /** Most likely tag of each token, by number. */
  readonly tags: Uint8Array;
  /** 1 where that is its tag whatever stands beside it: the parts of contractions. */
  readonly settled: Uint8Array;
  /** Symbol that the machines read in place of the tag; `NO_HINT` where it is the tag. */
  readonly hints: Uint8Array;
  /** Normal form of each token, by number of the model. */
  readonly normals: readonly number[];
}

/** The parts of wink-nlp's document that its model functions are handed. */
interface Cache {
  value(lexeme: number): string;
  property(lexeme: number, name: string): number;
  isMemberPOS(lexeme: number, tag: number): boolean;
  valueOf(feature: string, index: number): string;
}
interface RawDocument {
  readonly tokens: readonly number[];
  readonly cache: Cache;
}

/** What the package of the model holds beside its types. */
interface Model {
  readonly pos: () => { readonly machines: readonly string[] };
}

/** Stands for no symbol of its own. */
export const NO_HINT = 255;
/** Numbers that a token takes in a raw document. */
const TOKEN = 4;
/** Tags have numbers below this one. */
const MOST_TAGS = 64;
/** Hints stand this far above tags in the symbols of the machines. */
const HINTS = 1_080_000;
const NO_MACHINE = '[100,0,{"0":{}},{},{},{}]';

/**
 * The part of the language model that tags words. wink-nlp cuts a text into tokens and looks each of them up; how
 * tokens change the tags of their neighbours is in the model's machines, which run here over tables of integers.
 */
export class TagModel {
  readonly machines: readonly Machine[];
  readonly #symbols = new Symbols();
  /** Symbols and names of tags, by number. */
  readonly #symbolOfTag: Uint8Array;
  readonly #names: string[] = [];
  readonly #read: (text: string) => unknown;
  #cache: Cache | undefined;
  #normals: readonly number[] = [];
  #reading: Reading | undefined;

  constructor() {
    const { machines } = (model as unknown as Model).pos();
    for (const machine of machines) Machine.addSymbols(machine, this.#symbols);
    this.#symbolOfTag = Uint8Array.from({ length: MOST_TAGS }, (_, tag) => this.#symbols.of(tag));
    this.machines = machines.map((machine) => new Machine(machine, this.#symbols));
    // The tagger's own pass over the tokens is left out: what it would start from is taken down. So are the models
    // of what is not asked for.
    const tagger = {
      machines: [NO_MACHINE],
      transformers: [],
      updater: (_found: unknown, _cache: Cache, _tags: unknown, normals: readonly number[]) => {
        this.#normals = normals;
      },
      setter: (document: RawDocument, tags: readonly number[]) => {
        this.#take(document, tags);
      },
    };
    const none = () => ({ machines: [], transformers: [] });
    const one = () => ({ machines: [NO_MACHINE] });
    const parts = { sbd: none, ner: none, negation: one, sa: one, metaCER: none, pos: () => tagger };
    const nlp = winkNLP({ ...model, ...parts } as typeof model, ['pos']);
    this.#read = (text) => nlp.readDoc(text);
  }

  /** Reads some text by itself. */
  read(text: string): Reading {
    this.#read(text);
    if (!this.#reading) throw new Error('wink-nlp did not call the functions of its model.');
    return this.#reading;
  }

  /** Number of the symbol that machines read for a tag. */
  symbolOf(tag: number): number {
    return this.#symbolOfTag[tag] as number;
  }

  /** True when a word can have a tag. */
  canBe(normal: number, tag: number): boolean {
    return this.#cache?.isMemberPOS(normal, tag) ?? false;
  }

  /** Name of a tag, e.g. `NOUN`. */
  nameOf(tag: number): string {
    this.#names[tag] ??= this.#cache?.valueOf('pos', tag) ?? 'X';
    return this.#names[tag] as string;
  }

  #take({ tokens, cache }: RawDocument, tags: readonly number[]): void {
    this.#cache = cache;
    const lexemes = tags.map((_, i) => tokens[i * TOKEN] as number);
    const hints = lexemes.map((lexeme) => {
      const hint = cache.property(lexeme, 'posHint');
      return hint ? this.#symbols.of(hint + HINTS) : NO_HINT;
    });
    this.#reading = {
      values: lexemes.map((lexeme) => cache.value(lexeme)),
      tags: Uint8Array.from(tags),
      settled: Uint8Array.from(tags, (_, i) => (tokens[i * TOKEN + 2] === 0 ? 0 : 1)),
      hints: Uint8Array.from(hints),
      normals: this.#normals,
    };
  }
}
