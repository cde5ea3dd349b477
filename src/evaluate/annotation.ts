import type { EntityReference, GoldDocument } from '../core/records.js';

/**
 * One reading of one release, by an annotator or by the pipeline: what is compared. Its shape is that of a gold file
 * (annotation guidelines, section 8); `fromRecords` brings the pipeline's records into it.
 */
export type AnnotatedDocument = GoldDocument;

/** A statement of such a reading. */
export type AnnotatedStatement = GoldDocument['statements'][number];

const COUNTRY = /^[A-Z]{3}$/;
const BODY_OF_COUNTRY = /^(?:org|role):([A-Z]{3})\//;

/** The id as it is compared: persons without hyphens, so that Jong-sup and Jongsup are one. */
export function comparableId(id: string): string {
  return id.startsWith('person:') ? id.replaceAll('-', '') : id;
}

/**
 * Maps ids to what "by country" compares: countries to themselves; bodies, roles and persons to theirs; loose groups
 * to the one class `group`; international bodies, their offices and persons of no known country to themselves.
 *
 * @param entities the entities of the release, which know the countries of persons
 */
export function countryMapper(entities: readonly EntityReference[]): (id: string) => string {
  const countries = new Map<string, string>();
  for (const { id, country } of entities) if (country !== null) countries.set(comparableId(id), country);
  return (id) => {
    if (COUNTRY.test(id)) return id;
    if (id.startsWith('group:')) return 'group';
    const own = comparableId(id);
    return BODY_OF_COUNTRY.exec(id)?.[1] ?? countries.get(own) ?? own;
  };
}
