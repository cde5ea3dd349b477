import { UsageError } from '../../core/diagnostics.js';
import type { GoldDocument } from '../../core/records.js';
import type { Imported, Layer } from './marks.js';

/** A gold file with the text it was made for. */
export interface Release {
  readonly gold: GoldDocument;
  readonly text: string;
}

/** A file to be written or as read, by its name without folders. */
export interface TextFile {
  readonly name: string;
  readonly content: string;
}

/** An annotation tool's way to write what gold files say. */
export interface Format {
  readonly name: string;
  /** The tool or standard, as its users call it. */
  readonly title: string;
  /** Ends of the names of the files it reads. */
  readonly extensions: readonly string[];
  /** Whether it can hold date, title, publisher and hash of the release, and its entities. */
  readonly holdsHeader: boolean;
  /** Features it cannot hold, by layer. */
  readonly lacks: Readonly<Partial<Record<Layer, readonly string[]>>>;
  write(releases: readonly Release[]): TextFile[];
  /**
   * @param textOf text of a release by id, for formats that do not carry it
   * @throws UsageError when a file does not have the format's shape
   */
  read(files: readonly TextFile[], textOf: (id: string) => string | undefined): Imported[];
}

/** What a format loses of these gold files, in words; nothing where they say nothing it lacks. */
export function losses(format: Format, releases: readonly Release[]): string[] {
  const lost: string[] = [];
  if (!format.holdsHeader) {
    lost.push(`${format.title} cannot hold date, title, publisher, hash and entities of a release`);
  }
  for (const [layer, features] of Object.entries(format.lacks)) {
    lost.push(`${format.title} cannot hold, of each ${layer.toLowerCase()}: ${features.join(', ')}`);
  }
  return releases.length === 0 || lost.length === 0
    ? []
    : [...lost, 'give the gold as --base when importing, and what was lost is taken from it'];
}

/** Parses JSON, naming the file where it is none. */
export function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${place}: not JSON (${(error as Error).message}). Export it from the tool again.`);
  }
}

/** A fault of an imported file. */
export function misshapen(place: string, message: string): UsageError {
  return new UsageError(`${place}: ${message} Export it from the tool again, or mend the line.`);
}
