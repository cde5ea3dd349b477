import type {
  Cue,
  DeadlineExpression,
  Entity,
  Header,
  Mention,
  Records,
  Segment,
  Sentence,
  Speaking,
  Statement,
  TimeExpression,
  Token,
} from './document.js';
import type { Parse } from './parse.js';
import type { Span } from './span.js';

/** The layers that stages add to a document, each made by one stage and never changed after. */
export interface Layers {
  /**
   * The text as words are read: same length and offsets as `text`, with inline markup blanked out, quotes and dashes
   * straightened, and line wraps inside a block turned into spaces.
   */
  view: string;
  segments: readonly Segment[];
  header: Header;
  tokens: readonly Token[];
  sentences: readonly Sentence[];
  /** What stands between quotation marks, the marks left out. */
  quotes: readonly Span[];
  times: readonly TimeExpression[];
  deadlines: readonly DeadlineExpression[];
  mentions: readonly Mention[];
  entities: readonly Entity[];
  /** Ids of the parties that issue the release or meet in it, in the order of the text. */
  parties: readonly string[];
  /** Entity id of the issuer, or null. */
  publisher: string | null;
  /** Clauses of each sentence, by sentence index. */
  parses: readonly Parse[];
  cues: readonly Cue[];
  /** Speakers of each cue, in the order of the cues. */
  speaking: readonly Speaking[];
  /** Entities that only speaker resolution needed: role holders of earlier occasions. */
  impliedEntities: readonly Entity[];
  statements: readonly Statement[];
  /** Groups without a name in the release at whom acts are directed. */
  targetEntities: readonly Entity[];
  records: Records;
}
