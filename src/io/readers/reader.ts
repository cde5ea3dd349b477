import type { ReleaseMetadata } from '../../core/document.js';
import type { DocumentRecord } from '../../core/records.js';

export type Format = DocumentRecord['format'];

/** The text of one release and what its container says of it. */
export interface Reading {
  readonly text: string;
  readonly metadata: ReleaseMetadata;
}

/** Reads the bytes of one release. */
export interface Reader {
  readonly format: Format;
  /** True when the text is the decoded file itself; the text of other formats is kept under `texts/`. */
  readonly verbatim: boolean;
  /** @throws InputFailure when the bytes give no text */
  read(bytes: Uint8Array): Reading | Promise<Reading>;
}
