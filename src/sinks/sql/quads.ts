/** The four classes that event data are summed up in. */
export const QUADS: Readonly<Record<number, string>> = {
  1: 'Verbal Cooperation',
  2: 'Material Cooperation',
  3: 'Verbal Conflict',
  4: 'Material Conflict',
};

/** Class of each event type, after the PLOVER manual (2021). */
export const QUAD_OF_PLOVER: Readonly<Record<string, number>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

/** Class of each two-digit root of a CAMEO code, as GDELT sums them up. */
export const QUAD_OF_CAMEO: Readonly<Record<string, number>> = {
  '01': 1,
  '02': 1,
  '03': 1,
  '04': 1,
  '05': 1,
  '06': 2,
  '07': 2,
  '08': 2,
  '09': 3,
  '10': 3,
  '11': 3,
  '12': 3,
  '13': 3,
  '14': 4,
  '15': 4,
  '16': 4,
  '17': 4,
  '18': 4,
  '19': 4,
  '20': 4,
};
