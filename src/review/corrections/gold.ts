import type { GoldDocument, StatementRecord } from '../../core/records.js';
import { fromRecords } from '../../evaluate/from-records.js';
import type { Snapshot } from '../snapshot.js';

/** Gold that corrections amount to, and releases that are not wholly looked through. */
export interface GoldFromCorrections {
  readonly gold: readonly GoldDocument[];
  readonly unfinished: readonly { readonly id: string; readonly unseen: number }[];
}

/**
 * Gold files of the releases in which people have accepted, amended, added or rejected every statement.
 *
 * @param snapshot a dataset that corrections were applied to
 */
export function goldFromCorrections({ documents, statements, corrections }: Snapshot): GoldFromCorrections {
  const touched = new Set(corrections.filter(({ status }) => status === 'applied').map(({ sha256 }) => sha256));
  const looked = documents
    .filter(({ sha256 }) => touched.has(sha256))
    .map((document) => ({ document, own: statements.filter((one) => one.document === document.id) }));
  const unseen = (own: readonly StatementRecord[]): number => own.filter(({ correction }) => !correction).length;
  return {
    gold: looked.filter(({ own }) => unseen(own) === 0).map(({ document, own }) => fromRecords(document, own)),
    unfinished: looked
      .filter(({ own }) => unseen(own) > 0)
      .map(({ document, own }) => ({ id: document.id, unseen: unseen(own) })),
  };
}
