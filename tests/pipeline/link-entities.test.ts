import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentRecord, EntityRecord, EntityReference, StatementRecord } from '../../src/core/records.js';
import { Disk } from '../../src/io/disk.js';
import { localEntities } from '../../src/pipeline/entity-tally.js';
import { EntityLinker } from '../../src/pipeline/link-entities.js';

type Release = { document: DocumentRecord; statements: StatementRecord[] };

function person(id: string, country: string | null, role: string | null, name = id): EntityReference {
  return { id: `person:${id}`, type: 'person', name, country, role };
}

function release(
  id: string,
  date: string | null,
  entities: EntityReference[],
  speaking: EntityReference[] = [],
): Release {
  const mention = { start: 0, end: 1, text: 'X' };
  const document = { id, date, entities: entities.map((entity) => ({ ...entity, mentions: [mention] })) };
  const statements = speaking.map((speaker) => ({ speakers: [speaker], targets: [] }));
  return { document: document as unknown as DocumentRecord, statements: statements as unknown as StatementRecord[] };
}

const hamada = person('hamada', 'JPN', 'Minister of Defense', 'Hamada');
const full = person('hamada-yasukazu', 'JPN', 'Minister of Defense', 'HAMADA Yasukazu');

let folder: string;
let disk: Disk;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'communique-entities-'));
  disk = await Disk.open(join(folder, 'results.sqlite'));
});
afterEach(() => {
  disk.close();
  rmSync(folder, { recursive: true, force: true });
});

function linkEntities(releases: readonly Release[]): EntityRecord[] {
  const linker = new EntityLinker(disk);
  for (const { document, statements } of releases) linker.add(localEntities(document, statements));
  return [...linker.rows()];
}

function ids(...releases: Release[]): string[] {
  return linkEntities(releases).map(({ id }) => id);
}

describe('linkEntities', () => {
  it('links a family name to the full name where country, office and date agree', () => {
    const rows = linkEntities([
      release('a', '2023-06-04', [hamada], [hamada]),
      release('b', '2022-12-16', [full], [full]),
    ]);
    expect(rows).toEqual([
      {
        id: 'person:hamada-yasukazu',
        type: 'person',
        name: 'HAMADA Yasukazu',
        country: 'JPN',
        role: 'Minister of Defense',
        aliases: ['Hamada'],
        sameAs: [
          {
            document: 'a',
            id: 'person:hamada',
            evidence: 'JPN, "Minister of Defense" as "Minister of Defense" in b of 2022-12-16',
          },
        ],
        documents: ['a', 'b'],
        counts: { mentions: 2, spoken: 2, targeted: 0 },
        firstDate: '2022-12-16',
        lastDate: '2023-06-04',
      },
    ]);
  });

  it('takes a shorter office for the same', () => {
    const minister = person('hamada', 'JPN', 'Minister');
    expect(ids(release('a', '2023-06-04', [minister]), release('b', '2023-06-01', [full]))).toEqual([
      'person:hamada-yasukazu',
    ]);
  });

  it.each([
    ['another country', person('hamada', 'BRA', 'Minister of Defense'), '2023-06-04'],
    ['no country', person('hamada', null, 'Minister of Defense'), '2023-06-04'],
    ['another office', person('hamada', 'JPN', 'Prime Minister of Justice'), '2023-06-04'],
    ['no office', person('hamada', 'JPN', null), '2023-06-04'],
    ['a date far away', hamada, '2012-06-04'],
    ['no date', hamada, null],
  ])('does not link with %s', (_, bare, date) => {
    expect(ids(release('a', date, [bare]), release('b', '2023-06-01', [full]))).toEqual([bare.id, full.id]);
  });

  it('does not choose between two bearers of the name', () => {
    const other = person('hamada-ichiro', 'JPN', 'Minister of Defense');
    const rows = ids(
      release('a', '2023-06-04', [hamada]),
      release('b', '2023-06-01', [full]),
      release('c', '2023-06-02', [other]),
    );
    expect(rows).toEqual(['person:hamada', 'person:hamada-ichiro', 'person:hamada-yasukazu']);
  });

  it('takes ids that differ in hyphens only for one, named as most releases do', () => {
    const [one, two] = [person('lee-jong-sup', 'KOR', null), person('lee-jongsup', 'KOR', null)];
    const rows = linkEntities([release('a', null, [two]), release('b', null, [one]), release('c', null, [one])]);
    expect(rows.map(({ id, sameAs }) => [id, sameAs])).toEqual([
      ['person:lee-jong-sup', [{ document: 'a', id: 'person:lee-jongsup', evidence: 'the same id but for hyphens' }]],
    ]);
  });

  it('gives the same rows for organisations whatever else is there', () => {
    const body: EntityReference = { id: 'org:nato', type: 'organization', name: 'NATO', country: null, role: null };
    const nato = {
      ...{ id: 'org:nato', type: 'organization', name: 'NATO', country: null, role: null, aliases: [], sameAs: [] },
      ...{ documents: ['a'], counts: { mentions: 1, spoken: 0, targeted: 0 }, firstDate: null, lastDate: null },
    };
    expect(linkEntities([release('a', null, [body, hamada])])[0]).toEqual(nato);
  });
});
