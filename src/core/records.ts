// Generated from schemas/ by `npm run types`; do not edit.

/**
 * Illocutionary act, a closed list (annotation guidelines, section 3).
 */
export type Act =
  | 'state'
  | 'affirm'
  | 'reaffirm'
  | 'acknowledge'
  | 'emphasize'
  | 'note'
  | 'assess'
  | 'report'
  | 'deny'
  | 'condemn'
  | 'regret'
  | 'express-concern'
  | 'oppose'
  | 'reject'
  | 'accuse'
  | 'welcome'
  | 'commend'
  | 'thank'
  | 'congratulate'
  | 'condole'
  | 'support'
  | 'hope'
  | 'agree'
  | 'pledge'
  | 'intend'
  | 'resolve'
  | 'offer'
  | 'accept'
  | 'refuse'
  | 'urge'
  | 'demand'
  | 'request'
  | 'encourage'
  | 'propose'
  | 'warn'
  | 'announce'
  | 'sign'
  | 'establish'
  | 'meet'
  | 'discuss'
  | 'share-information';
/**
 * Class of the act, after Searle's taxonomy with a consultative class for meetings.
 */
export type ActClass = 'assertive' | 'expressive' | 'commissive' | 'directive' | 'declarative' | 'consultative';
export type Strength = 'strong' | 'neutral' | 'weak';
export type EntityType = 'country' | 'person' | 'role' | 'organization' | 'group';
/**
 * How the speakers were resolved.
 */
export type SpeakerResolution = 'named' | 'pronoun' | 'collective' | 'implied' | 'first-person';
/**
 * TIMEX3 type.
 */
export type TimeType = 'DATE' | 'TIME' | 'DURATION' | 'SET';
/**
 * TIMEX3 mod.
 */
export type TimeMod =
  | 'BEFORE'
  | 'AFTER'
  | 'ON_OR_BEFORE'
  | 'ON_OR_AFTER'
  | 'LESS_THAN'
  | 'MORE_THAN'
  | 'EQUAL_OR_LESS'
  | 'EQUAL_OR_MORE'
  | 'START'
  | 'MID'
  | 'END'
  | 'APPROX';
/**
 * How a deadline bounds what is to be done.
 */
export type DeadlineRelation = 'by' | 'within' | 'over' | 'before' | 'on' | 'asap';
export type DeadlinePrecision = 'exact' | 'vague';
export type SegmentKind =
  'title' | 'dateline' | 'issuer' | 'heading' | 'paragraph' | 'listItem' | 'footnote' | 'furniture';
export type CodeFit = 'exact' | 'near';
export type RejectReason =
  | 'empty'
  | 'binary'
  | 'encoding'
  | 'too-large'
  | 'unreadable'
  | 'loop'
  | 'duplicate-id'
  | 'language'
  | 'format'
  | 'no-text'
  | 'scanned'
  | 'invalid-input'
  | 'invalid-record'
  | 'failed'
  | 'time-limit'
  | 'crashed';
export type StageSetting = {
  name: string;
  /**
   * Options of the stage; docs/configuration.md lists them.
   */
  options?: {
    [k: string]: unknown;
  };
};

/**
 * All record shapes; only a root for the generator.
 */
export interface Records {
  statement: StatementRecord;
  document: DocumentRecord;
  entity: EntityRecord;
  reject: RejectRecord;
  gold: GoldDocument;
  config: ConfigFile;
  manifest: Manifest;
  entry: LexiconEntryRecord;
  correction: Correction;
  'correction-outcome': CorrectionOutcome;
}
/**
 * A speech act performed by identifiable speakers, found in a release.
 */
export interface StatementRecord {
  /**
   * Stable id: document id, '#', and a hash of the cue's words and surroundings.
   */
  id: string;
  document: string;
  date: string | null;
  publisher: string | null;
  title: string | null;
  act: Act;
  actClass: ActClass;
  strength: Strength;
  /**
   * The act is denied.
   */
  negated: boolean;
  /**
   * The cue marks repetition.
   */
  restated: boolean;
  /**
   * The act was performed on another occasion than the release's own.
   */
  reported: boolean;
  when: string | null;
  cue: SpanRecord;
  speakers: EntityReference[];
  targets: EntityReference[];
  speakerMention: SpanRecord | null;
  speakerResolution: SpeakerResolution;
  content: SpanRecord | null;
  times: TimeRecord[];
  deadlines: DeadlineRecord[];
  /**
   * Id of the enclosing or list-introducing statement.
   */
  parent: string | null;
  sentence: SpanRecord;
  segment: {
    kind: SegmentKind;
    /**
     * Numbering or position, e.g. 5.(2).
     */
    path: string;
    heading: string | null;
  };
  /**
   * Nearest code in the PLOVER and CAMEO event ontologies.
   */
  codes: {
    plover: {
      event: string;
      mode: string | null;
      fit: CodeFit;
    } | null;
    cameo: {
      code: string;
      fit: CodeFit;
    } | null;
  };
  confidence: number;
  /**
   * @minItems 1
   */
  rules: string[];
  correction?: CorrectionMark;
}
/**
 * A slice of the document's text; offsets count Unicode code points, end exclusive.
 */
export interface SpanRecord {
  /**
   * Offset of the first code point, 0-based.
   */
  start: number;
  /**
   * Offset after the last code point.
   */
  end: number;
  /**
   * Exactly the slice of the document's text from start to end.
   */
  text: string;
}
export interface EntityReference {
  /**
   * Country: ISO 3166-1 alpha-3; others: person:, role:, org:, group: and a slug.
   */
  id: string;
  type: EntityType;
  /**
   * Name as in the release.
   */
  name: string;
  country: string | null;
  /**
   * Office held, for a person or role.
   */
  role: string | null;
}
/**
 * A time expression (TIMEX3).
 */
export interface TimeRecord {
  /**
   * Offset of the first code point, 0-based.
   */
  start: number;
  /**
   * Offset after the last code point.
   */
  end: number;
  /**
   * Exactly the slice of the document's text from start to end.
   */
  text: string;
  type: TimeType;
  /**
   * ISO 8601 / TIMEX3 value.
   */
  value: string;
  mod: TimeMod | null;
}
/**
 * An expression that bounds when a content is to be done.
 */
export interface DeadlineRecord {
  /**
   * Offset of the first code point, 0-based.
   */
  start: number;
  /**
   * Offset after the last code point.
   */
  end: number;
  /**
   * Exactly the slice of the document's text from start to end.
   */
  text: string;
  relation: DeadlineRelation;
  earliest: string | null;
  latest: string | null;
  precision: DeadlinePrecision;
}
/**
 * Only on records that people accepted, amended or added (docs/regeneration.md).
 */
export interface CorrectionMark {
  action: 'accept' | 'amend' | 'add';
  /**
   * Fields that were amended.
   */
  fields: string[];
  author: string;
  reason: string;
}
/**
 * A release that was read.
 */
export interface DocumentRecord {
  id: string;
  source: string | null;
  format: 'txt' | 'md' | 'html' | 'pdf' | 'docx' | 'json' | 'csv';
  /**
   * Of the source bytes.
   */
  sha256: string;
  date: string | null;
  title: string | null;
  publisher: string | null;
  /**
   * BCP 47 tag.
   */
  language: string;
  /**
   * Items: Country: ISO 3166-1 alpha-3; others: person:, role:, org:, group: and a slug.
   */
  parties: string[];
  entities: {
    /**
     * Country: ISO 3166-1 alpha-3; others: person:, role:, org:, group: and a slug.
     */
    id: string;
    type: EntityType;
    name: string;
    country: string | null;
    role: string | null;
    mentions: SpanRecord[];
  }[];
  times: TimeRecord[];
  deadlines: DocumentDeadlineRecord[];
  segments: {
    kind: SegmentKind;
    path: string;
    span: {
      start: number;
      end: number;
    };
  }[];
  counts: {
    characters: number;
    words: number;
    sentences: number;
    statements: number;
  };
}
/**
 * A deadline of the document with the statements whose content it bounds.
 */
export interface DocumentDeadlineRecord {
  /**
   * Offset of the first code point, 0-based.
   */
  start: number;
  /**
   * Offset after the last code point.
   */
  end: number;
  /**
   * Exactly the slice of the document's text from start to end.
   */
  text: string;
  relation: DeadlineRelation;
  earliest: string | null;
  latest: string | null;
  precision: DeadlinePrecision;
  statements: string[];
}
/**
 * An entity of the dataset, linked across releases.
 */
export interface EntityRecord {
  /**
   * Country: ISO 3166-1 alpha-3; others: person:, role:, org:, group: and a slug.
   */
  id: string;
  type: EntityType;
  name: string;
  country: string | null;
  role: string | null;
  aliases: string[];
  sameAs: {
    document: string;
    /**
     * Country: ISO 3166-1 alpha-3; others: person:, role:, org:, group: and a slug.
     */
    id: string;
    evidence: string;
  }[];
  documents: string[];
  counts: {
    mentions: number;
    spoken: number;
    targeted: number;
  };
  firstDate: string | null;
  lastDate: string | null;
}
/**
 * An input or record that could not be accepted, with the reason.
 */
export interface RejectRecord {
  document: string | null;
  source: string | null;
  reason: RejectReason;
  message: string;
  remedy: string;
  errors: string[];
  /**
   * The record that did not validate, as it was; null for an input.
   */
  record: {
    [k: string]: unknown;
  } | null;
}
/**
 * Gold annotation of one release (annotation guidelines, section 8).
 */
export interface GoldDocument {
  document: string;
  sha256: string;
  date: string | null;
  title: string | null;
  publisher: string | null;
  entities: EntityReference[];
  statements: {
    id: string;
    act: Act;
    strength: Strength;
    /**
     * The act is denied.
     */
    negated: boolean;
    /**
     * The cue marks repetition.
     */
    restated: boolean;
    /**
     * The act was performed on another occasion than the release's own.
     */
    reported: boolean;
    when: string | null;
    parent: string | null;
    cue: SpanRecord;
    speakerMention: SpanRecord | null;
    /**
     * Items: Country: ISO 3166-1 alpha-3; others: person:, role:, org:, group: and a slug.
     */
    speakers: string[];
    /**
     * Items: Country: ISO 3166-1 alpha-3; others: person:, role:, org:, group: and a slug.
     */
    targets: string[];
    content: SpanRecord | null;
  }[];
  times: TimeRecord[];
  deadlines: DocumentDeadlineRecord[];
}
/**
 * Configuration of the pipeline. Relative paths are relative to the folder of this file.
 */
export interface ConfigFile {
  /**
   * Path of this schema, for completion in editors.
   */
  $schema?: string;
  /**
   * Files and folders with releases; folders are read with all below them.
   */
  inputs?: string[];
  /**
   * File names to pass over in folders; * stands for any characters, ? for one.
   */
  ignore?: string[];
  /**
   * Folder of the dataset.
   */
  output?: string;
  /**
   * Stages in the order they run: a name, or a name with options.
   *
   * @minItems 1
   */
  stages?: (string | StageSetting)[];
  /**
   * Entries to add, by lexicon (acts, light-verbs, roles, ...): the entries, or the path of a JSON file with them. An entry with the id of a built-in one replaces it.
   */
  lexicons?: {
    [k: string]:
      | string
      | {
          id: string;
          [k: string]: unknown;
        }[];
  };
  /**
   * lenient: rejects leave the exit code 0; normal: rejects give 1; strict: rejects and warnings of stages give 1.
   */
  strictness?: 'lenient' | 'normal' | 'strict';
  /**
   * Threads that process releases; auto is one for each core. The output does not depend on it.
   */
  workers?: number | 'auto';
  limits?: LimitSettings;
  dataset?: DatasetSettings;
  /**
   * File of corrections by hand, one a line (schemas/correction.schema.json).
   */
  corrections?: string;
  /**
   * What must hold of the dataset; a run or check ends with 1 when one does not.
   */
  assertions?: Assertion[];
  /**
   * Where each run brings the dataset, as communique export --to takes it; passwords belong into the environment (env:VARIABLE).
   */
  sinks?: string[];
  /**
   * Where communique fetch looks for releases; each names a feed, a sitemap, URLs, or several of these.
   */
  sources?: SourceSetting[];
  fetch?: FetchSettings;
  /**
   * Floors of measures that `communique evaluate` checks, by name of the measure.
   */
  gates?: {
    [k: string]: number;
  };
}
export interface LimitSettings {
  /**
   * A larger release is a reject (too-large). Default 20000000.
   */
  documentBytes?: number;
  /**
   * A release with more text is a reject (too-large). Default 2000000.
   */
  documentCharacters?: number;
  /**
   * A release that takes longer, twice, is a reject (time-limit); kept by threads (workers above 1). Default 60.
   */
  documentSeconds?: number;
}
/**
 * What the dataset is called, and its version (docs/versioning.md).
 */
export interface DatasetSettings {
  name: string;
  /**
   * Semantic version of the data.
   */
  version: string;
  description?: string;
  license?: string;
  contact?: string;
}
/**
 * A bound on a count or share of the dataset.
 */
export interface Assertion {
  name: string;
  /**
   * statements and documents are counts; the others are shares, from 0 to 1: statements without speaker, with a confidence below `below`, deadlines with neither day, and statements that came, went or changed since the last version.
   */
  measure: 'statements' | 'documents' | 'without-speaker' | 'low-confidence' | 'unresolved-deadlines' | 'changed';
  act?: Act;
  /**
   * Only statements of this release.
   */
  document?: string;
  /**
   * ISO 3166-1 alpha-3 code, or XKX.
   */
  country?: string;
  /**
   * Of low-confidence; 0.5 unless given.
   */
  below?: number;
  min?: number;
  max?: number;
}
export interface SourceSetting {
  name: string;
  /**
   * URL of an RSS or Atom feed.
   */
  feed?: string;
  /**
   * URL of a sitemap or of an index of sitemaps.
   */
  sitemap?: string;
  /**
   * Releases themselves.
   */
  urls?: string[];
  /**
   * Only URLs of this form; * stands for any characters.
   */
  match?: string;
  /**
   * Hosts that may be asked beside that of the source.
   */
  hosts?: string[];
  /**
   * Issuer of all its releases: an entity id or a name.
   */
  publisher?: string;
  /**
   * Releases taken from it at most. Default 1000.
   */
  most?: number;
}
/**
 * How communique fetch behaves toward servers.
 */
export interface FetchSettings {
  /**
   * Where releases are saved. Default inbox.
   */
  folder?: string;
  /**
   * How it names itself; also matched in robots.txt.
   */
  userAgent?: string;
  /**
   * Between two requests to one server. Default 1.
   */
  delaySeconds?: number;
  /**
   * For one request. Default 30.
   */
  timeoutSeconds?: number;
  /**
   * After passing faults. Default 3.
   */
  retries?: number;
  /**
   * Of one answer. Default 20000000.
   */
  maxBytes?: number;
}
/**
 * What a dataset was made from, by what, and what it holds. It names no time and no machine.
 */
export interface Manifest {
  /**
   * Null when the configuration names none.
   */
  dataset: {
    name: string;
    version: string;
  } | null;
  /**
   * Semantic version of the record schemas.
   */
  schemaVersion: string;
  pipeline: {
    name: string;
    version: string;
  };
  code: Hashes;
  /**
   * The language model.
   */
  model: {
    name: string;
    version: string;
  };
  /**
   * Versions of the libraries that shape the records.
   */
  libraries: {
    [k: string]: string;
  };
  /**
   * Names of the stages, in order.
   */
  stages: string[];
  /**
   * Of the settings that shape the records: stages, options, lexicon entries, limits.
   */
  config: string;
  /**
   * These settings themselves.
   */
  settings: {
    [k: string]: unknown;
  };
  /**
   * Of the file of corrections.
   */
  corrections: string | null;
  /**
   * Floors that `communique evaluate` holds this dataset to.
   */
  gates: {
    [k: string]: number;
  };
  /**
   * What a run asserts of this dataset.
   */
  assertions: Assertion[];
  lexicons: Hashes1;
  models: Hashes1;
  schemas: Hashes1;
  inputs: {
    documents: number;
    /**
     * Of the lines `sha256 id` of all releases accepted, in the order of the ids.
     */
    sha256: string;
    /**
     * Files of metadata beside releases; older manifests lack it.
     */
    sidecars?: {
      files: number;
      /**
       * Of the lines `sha256 id` of these files, in the order of the ids of their releases.
       */
      sha256: string;
    };
  };
  /**
   * By file name.
   */
  outputs: {
    [k: string]: {
      sha256: string;
      bytes: number;
      /**
       * Null for a text.
       */
      rows: number | null;
    };
  };
  counts: {
    documents: number;
    words: number;
    statements: number;
    entities: number;
    rejects: number;
    acts: Counts;
    reasons: Counts;
    findings: Counts;
  };
}
/**
 * Of the code that shapes records, by part.
 */
export interface Hashes {
  [k: string]: string;
}
/**
 * SHA-256 by name.
 */
export interface Hashes1 {
  [k: string]: string;
}
/**
 * Number by name.
 */
export interface Counts {
  [k: string]: number;
}
/**
 * A lexicon entry that the dataset was made with, so that a difference can name the entry that caused it.
 */
export interface LexiconEntryRecord {
  lexicon: string;
  id: string;
  /**
   * The first 16 digits of the hash of what the entry says, notes and examples aside.
   */
  sha256: string;
}
/**
 * A decision by a person about a statement: a line of corrections.jsonl.
 */
export interface Correction {
  /**
   * Of the bytes of the release, as in its row of documents.jsonl.
   */
  sha256: string;
  cue: SpanRecord;
  /**
   * Tells apart statements with one cue; needed only where there are several.
   */
  content?: SpanRecord | null;
  action: 'accept' | 'reject' | 'amend' | 'add';
  /**
   * Fields of the statement and their right values: those to amend, or those of the statement to add.
   */
  values?: {
    [k: string]: unknown;
  };
  author: string;
  reason: string;
}
/**
 * What became of a correction: a line of corrections.jsonl in the dataset.
 */
export interface CorrectionOutcome {
  /**
   * Of the bytes of the release, as in its row of documents.jsonl.
   */
  sha256: string;
  cue: SpanRecord;
  /**
   * Tells apart statements with one cue; needed only where there are several.
   */
  content?: SpanRecord | null;
  action: 'accept' | 'reject' | 'amend' | 'add';
  /**
   * Fields of the statement and their right values: those to amend, or those of the statement to add.
   */
  values?: {
    [k: string]: unknown;
  };
  author: string;
  reason: string;
  /**
   * unmatched: no such release or cue any more; invalid: the values make no record.
   */
  status: 'applied' | 'unmatched' | 'invalid';
  /**
   * Id of the statement it was applied to.
   */
  statement: string | null;
  /**
   * Why it was not applied, and what to do.
   */
  message: string | null;
}
