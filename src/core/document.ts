import type { TokenRange } from './parse.js';
import type {
  Act,
  DeadlinePrecision,
  DeadlineRelation,
  DocumentRecord,
  EntityType,
  SegmentKind,
  SpeakerResolution,
  StatementRecord,
  Strength,
  TimeMod,
  TimeType,
} from './records.js';
import type { Span } from './span.js';
import type { Spelling } from './spelling.js';

/** What is known of a release beside its text (front matter, sidecar, HTML head, caller): it wins over the text. */
export interface ReleaseMetadata {
  /** ISO 8601 day. */
  readonly date?: string;
  readonly title?: string;
  /** An entity id, or the issuer's name as people write it. */
  readonly publisher?: string;
}

/** A release as read: decoded text and provenance. */
export interface SourceDocument {
  readonly id: string;
  /** Path relative to the input folder, or URL; null for text handed over in memory. */
  readonly source: string | null;
  readonly format: DocumentRecord['format'];
  /** Of the source bytes, hexadecimal. */
  readonly sha256: string;
  /** The text all offsets refer to; UTF-16, no byte-order mark. */
  readonly text: string;
  readonly metadata: ReleaseMetadata;
  /** SHA-256 of the sidecar that metadata come from, if there is one. */
  readonly sidecar?: string;
  /** True when no file of the inputs is the text itself (archives, compressed files), so that the dataset keeps it. */
  readonly packed?: boolean;
}

/** A block of the release: a paragraph, a heading, an item of a list. Wrapped lines are one segment. */
export interface Segment extends Span {
  readonly kind: SegmentKind;
  /** Numbering or position, e.g. `5.(2)`, `h2`, `p7`. */
  readonly path: string;
  /** Text of the heading above, if any. */
  readonly heading: string | null;
  /** Where the words begin, after bullet or number. */
  readonly body: number;
  /** Index of the segment that introduces this list item, or null. */
  readonly parent: number | null;
}

/** What the top (or foot) of the release says of itself. */
export interface Header {
  readonly title: Span | null;
  /** The date of the release, ISO 8601 day, and where it stands (null when it came as metadata). */
  readonly date: string | null;
  readonly dateSpan: Span | null;
  /** The line that names the issuer. */
  readonly issuer: Span | null;
}

/** Universal part-of-speech tag, as the language model gives it. */
export type Tag = string;

export interface Token extends Span {
  /** Lower case, quotes straightened, markup inside the word removed. */
  readonly lower: string;
  /** The word as it stands in the view. */
  readonly spelling: Spelling;
  tag: Tag;
}

/** A sentence: tokens `first` (inclusive) to `last` (exclusive) of the document, within one segment. */
export interface Sentence extends Span {
  readonly segment: number;
  readonly first: number;
  readonly last: number;
}

export interface TimeExpression extends Span {
  readonly type: TimeType;
  readonly value: string;
  readonly mod: TimeMod | null;
  readonly rule: string;
}

/** A bound on when something is to be done; the statements it bounds are found when statements are known. */
export interface DeadlineExpression extends Span {
  readonly relation: DeadlineRelation;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly precision: DeadlinePrecision;
  readonly rule: string;
}

export interface Entity {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly country: string | null;
  readonly role: string | null;
}

/** Words that name one or more entities ("the two Ministers" names several). */
export interface Mention extends Span {
  readonly kind: 'name' | 'role' | 'collective' | 'pronoun' | 'demonym';
  /** Ids, in the order of the text; empty while unresolved. */
  readonly entities: readonly string[];
  readonly rule: string;
}

/** The predicate of a speech act, found and classified. */
export interface Cue extends Span {
  readonly act: Act;
  readonly strength: Strength;
  readonly negated: boolean;
  readonly restated: boolean;
  /** Index of the sentence, of the clause in its parse, and of the verb group in the clause. */
  readonly sentence: number;
  readonly clause: number;
  readonly verb: number;
  /** First token of the part of the sentence that belongs to the cue's verb. */
  readonly part: number;
  /** Tokens of the cue, and what it governs. */
  readonly tokens: TokenRange;
  readonly governs: TokenRange;
  /** `passive`: the content is the subject. */
  readonly construction: 'verb' | 'light-verb' | 'adjective' | 'future' | 'headline' | 'passive';
  readonly rules: readonly string[];
}

/** Who performs the act of a cue; one for each cue, in the same order. */
export interface Speaking {
  readonly speakers: readonly string[];
  /** The noun phrase that names them; null when it is left out. */
  readonly mention: Span | null;
  readonly resolution: SpeakerResolution;
  readonly rules: readonly string[];
}

/** A statement before it is written: everything in UTF-16 spans and entity ids. */
export interface Statement {
  readonly cue: Cue;
  readonly speakers: readonly string[];
  readonly speakerMention: Span | null;
  readonly resolution: SpeakerResolution;
  readonly targets: readonly string[];
  readonly content: Span | null;
  readonly reported: boolean;
  readonly when: string | null;
  /** Index of the enclosing or list-introducing statement. */
  readonly parent: number | null;
  readonly rules: readonly string[];
}

export interface Records {
  readonly document: DocumentRecord;
  readonly statements: readonly StatementRecord[];
}
