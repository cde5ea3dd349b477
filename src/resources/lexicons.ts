import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../core/diagnostics.js';
import { packageRoot } from './paths.js';
import { explainErrors, validator } from './schemas.js';

/** What every lexicon entry has, whatever its kind. */
export interface LexiconEntry {
  readonly id: string;
  readonly note?: string;
  /** Sentences in which the entry must fire, and sentences in which it must not; the tests run them all. */
  readonly examples?: readonly string[];
  readonly counterExamples?: readonly string[];
}

/** The lexicons of one configuration: the package's own entries, then the user's. */
export interface Resources {
  /**
   * Entries of `src/lexicons/en/NAME.json` with the user's additions.
   * @throws UsageError when an entry does not match `schemas/lexicon-NAME.schema.json` or repeats an id
   */
  lexicon<T extends LexiconEntry>(name: string): readonly T[];
}

function checked<T extends LexiconEntry>(name: string, entries: unknown, where: string): readonly T[] {
  const validate = validator(`lexicon-${name}`);
  if (!validate(entries)) {
    throw new UsageError(`${where}: ${explainErrors(validate.errors).join('; ')}. Mend the entry and run again.`);
  }
  return entries as readonly T[];
}

/**
 * Reads lexicons on first use and keeps them, frozen.
 *
 * @param extra entries by lexicon name, as `pipeline.config.json` gives them; `where` names their place in messages.
 *   An entry with the id of a built-in one replaces it.
 */
export function createResources(extra: Readonly<Record<string, unknown>> = {}, where = 'lexicons'): Resources {
  const loaded = new Map<string, readonly LexiconEntry[]>();
  return {
    lexicon<T extends LexiconEntry>(name: string): readonly T[] {
      let entries = loaded.get(name);
      if (!entries) {
        const file = join(packageRoot, 'src', 'lexicons', 'en', `${name}.json`);
        const own = checked<T>(name, JSON.parse(readFileSync(file, 'utf8')), `src/lexicons/en/${name}.json`);
        const added = extra[name] === undefined ? [] : checked<T>(name, extra[name], `${where}/${name}`);
        const byId = new Map<string, T>();
        for (const list of [own, added]) {
          const seen = new Set<string>();
          for (const entry of list) {
            if (seen.has(entry.id)) {
              throw new UsageError(
                `lexicon "${name}": the id "${entry.id}" stands twice. Rename or remove one of the two entries.`,
              );
            }
            seen.add(entry.id);
            byId.set(entry.id, entry);
          }
        }
        entries = Object.freeze([...byId.values()]);
        loaded.set(name, entries);
      }
      return entries as readonly T[];
    },
  };
}
