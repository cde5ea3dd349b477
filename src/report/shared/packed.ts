/** A release as the statement table knows it. */
export interface PackedDocument {
  readonly id: string;
  readonly title: string;
  readonly date: string | null;
  /** Page of the release, relative to the site. */
  readonly page: string;
}

export interface PackedEntity {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
}

/** What all rows refer to by number. */
export interface PackedIndex {
  readonly documents: readonly PackedDocument[];
  readonly entities: readonly PackedEntity[];
  /** Act and its class. */
  readonly acts: readonly (readonly [act: string, actClass: string])[];
  readonly rows: number;
}

/** Statement as one list, since names of keys repeated 50,000 times are most of a file. */
export type PackedRow = readonly [
  document: number,
  /** Part of the statement id after `#`. */
  hash: string,
  act: number,
  /** Bits: 1 strong, 2 weak, 4 negated, 8 restated, 16 reported. */
  flags: number,
  cue: string,
  content: string | null,
  speakers: readonly number[],
  targets: readonly number[],
  /** Words of the deadline, its first and last day; null without one. */
  deadline: readonly [text: string, earliest: string | null, latest: string | null] | null,
];

export const FLAGS = { strong: 1, weak: 2, negated: 4, restated: 8, reported: 16 } as const;

/** The global that data files fill and the table reads. */
export const DATA_GLOBAL = 'communiqueData';
