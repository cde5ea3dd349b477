/** A fault of a gold file. */
export interface Finding {
  /** Errors make the file useless for scoring; warnings are probably slips. */
  readonly severity: 'error' | 'warning';
  /** Where, e.g. `s3.content`. */
  readonly place: string;
  readonly message: string;
}

/** Takes down a finding. */
export type Report = (severity: Finding['severity'], place: string, message: string) => void;
