import type { EntityType, GoldDocument } from '../../core/records.js';
import { comparableId } from '../annotation.js';
import type { Report } from './finding.js';

const FORMS: Readonly<Record<EntityType, RegExp>> = {
  country: /^[A-Z]{3}$/,
  person: /^person:[a-z0-9]+(-[a-z0-9]+)*$/,
  role: /^role:([A-Z]{3}|[a-z0-9-]+)\/[a-z0-9]+(-[a-z0-9]+)*$/,
  organization: /^org:([A-Z]{3}\/)?[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9-]+)?$/,
  group: /^group:([A-Z]{3}\/)?[a-z0-9]+(-[a-z0-9]+)*$/,
};

/** Checks ids, their forms and countries, and that none stands twice. */
export function checkEntities(gold: GoldDocument, report: Report): void {
  const seen = new Map<string, string>();
  for (const { id, type, country } of gold.entities) {
    const twin = seen.get(comparableId(id));
    if (twin !== undefined) {
      report(
        'error',
        `entities ${id}`,
        twin === id ? 'stands twice.' : `is the same as "${twin}", which differs only in hyphens. Use one.`,
      );
    }
    seen.set(comparableId(id), id);
    if (!FORMS[type].test(id))
      report('error', `entities ${id}`, `is no id of a ${type}; one looks like ${EXAMPLES[type]}.`);
    const named = type === 'country' ? id : /^(?:org|role|group):([A-Z]{3})\//.exec(id)?.[1];
    if (named !== undefined && country !== named) {
      report('error', `entities ${id}`, `has the country ${country ?? 'null'}, but its id says ${named}.`);
    }
  }
}

const EXAMPLES: Readonly<Record<EntityType, string>> = {
  country: 'JPN',
  person: 'person:hamada-yasukazu',
  role: 'role:JPN/prime-minister',
  organization: 'org:JPN/ministry-of-defense or org:nato',
  group: 'group:international-community',
};
