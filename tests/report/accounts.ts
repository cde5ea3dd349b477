import type { DocumentRecord, EntityRecord, StatementRecord } from '../../src/core/records.js';
import { extract } from '../../src/index.js';
import { createDataset, type Dataset } from '../../src/report/dataset.js';

/** A release of the tests: id and text. */
export type Release = readonly [id: string, text: string];

/** Two accounts of one meeting, what was said of it half a year later, and a release about something else. */
export const ACCOUNTS: readonly Release[] = [
  [
    'host',
    `Norway-Kenya Talks on Fisheries

March 4, 2024
Ministry of Foreign Affairs of Norway

On March 4, 2024, Foreign Minister Espen Barth Eide of Norway held a meeting with Foreign Minister Musalia Mudavadi of Kenya in Oslo.

The two Ministers strongly condemned illegal fishing off the coast of Kenya. They agreed to exchange data on fishing vessels by the end of this year.

The two Ministers welcomed the new port in Lamu. They discussed the training of inspectors.
`,
  ],
  [
    'guest',
    `Foreign Minister Mudavadi Visits Oslo

March 5, 2024
Ministry of Foreign Affairs of Kenya

Foreign Minister Musalia Mudavadi of Kenya and Foreign Minister Espen Barth Eide of Norway met in Oslo on March 4, 2024.

The two Ministers denounced illegal fishing off the Kenyan coast. They discussed the exchange of data on fishing vessels.

The two Ministers agreed to begin the training of inspectors by June 30, 2024.
`,
  ],
  [
    'later',
    `Norway-Kenya Talks on the Ocean

October 10, 2024
Ministry of Foreign Affairs of Norway

On October 10, 2024, Foreign Minister Espen Barth Eide of Norway held a meeting with Foreign Minister Musalia Mudavadi of Kenya in Nairobi.

The two Ministers pledged to exchange data on fishing vessels by June 30, 2025.
`,
  ],
  [
    'other',
    `Chile-Canada Call on Trade

March 5, 2024
Ministry of Foreign Affairs of Chile

On March 5, 2024, Foreign Minister Alberto van Klaveren of Chile spoke with Foreign Minister Melanie Joly of Canada by telephone.

The two Ministers agreed to simplify customs for wine and timber. They thanked the negotiators.
`,
  ],
];

/** A third account of the meeting of `host` and `guest`. */
export const THIRD: Release = [
  'third',
  `Norway and Kenya Meet in Oslo

March 5, 2024
Embassy of Kenya in Norway

Foreign Minister Musalia Mudavadi of Kenya met with Foreign Minister Espen Barth Eide of Norway in Oslo on March 4, 2024.

The two Ministers noted the exchange of data on fishing vessels. They welcomed the new port in Lamu.

The two Ministers thanked the embassy staff for the preparations.
`,
];

/** A release that would like to do harm. */
export const HOSTILE: Release = [
  'hostile<img src=x onerror=alert(1)>',
  `Statement on <script>window.harmed = true</script> Trade

April 2, 2024
Ministry of Foreign Affairs of Chile

Foreign Minister Alberto van Klaveren of Chile welcomed "</script><script>window.harmed = true</script>" and the \u202eevil\u202c offer. The Minister urged Canada to read [this](javascript:window.harmed=true) and <img src="https://example.invalid/x.png" onerror="window.harmed=true">. The Minister agreed to =HYPERLINK("https://example.invalid") by the end of this year.
`,
];

export interface Extracted {
  readonly documents: readonly DocumentRecord[];
  readonly statements: readonly StatementRecord[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Runs the stages over releases. */
export function extracted(releases: readonly Release[]): Extracted {
  const results = releases.map(([id, text]) => extract(text, { id }));
  return {
    documents: results.flatMap(({ document }) => (document ? [document] : [])),
    statements: results.flatMap(({ statements }) => statements),
    texts: new Map(releases),
  };
}

function entitiesOf({ documents, statements }: Extracted): EntityRecord[] {
  const found = new Map<string, EntityRecord>();
  for (const { id: document, date, entities } of documents) {
    for (const { id, type, name, country, role } of entities) {
      const counts = {
        mentions: 1,
        spoken: statements.filter(({ speakers }) => speakers.some((speaker) => speaker.id === id)).length,
        targeted: statements.filter(({ targets }) => targets.some((target) => target.id === id)).length,
      };
      const row = { id, type, name, country, role, aliases: [], sameAs: [], documents: [document], counts };
      found.set(id, { ...row, firstDate: date, lastDate: date });
    }
  }
  return [...found.values()];
}

/** The dataset that releases come to. */
export function datasetOf(releases: readonly Release[]): Dataset & { readonly texts: ReadonlyMap<string, string> } {
  const made = extracted(releases);
  return { ...createDataset(made.documents, made.statements, entitiesOf(made)), texts: made.texts };
}
