import { readFileSync } from 'node:fs';
import { UsageError } from '../../core/diagnostics.js';
import type { Correction } from '../../core/records.js';
import { explainErrors, validator } from '../../resources/schemas.js';

function correctionOf(line: string, place: string): Correction {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UsageError(`${place}: no JSON (${error instanceof Error ? error.message : error}). Mend the line.`);
  }
  const validate = validator('correction');
  if (!validate(value)) {
    throw new UsageError(`${place}: ${explainErrors(validate.errors).join('; ')}. Mend the line.`);
  }
  const correction = value as Correction;
  const wanted = correction.action === 'amend' || correction.action === 'add';
  if (wanted !== (correction.values !== undefined)) {
    const remedy = wanted ? 'Give the fields and their right values.' : 'Leave "values" out, or make it an amend.';
    throw new UsageError(`${place}: "${correction.action}" with${wanted ? 'out' : ''} "values". ${remedy}`);
  }
  return correction;
}

/**
 * Corrections of a file, one a line.
 *
 * @throws UsageError naming file and line of what cannot be read or does not fit `schemas/correction.schema.json`
 */
export function readCorrections(file: string): { corrections: Correction[]; text: string } {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`corrections: the file "${file}" cannot be read. Mend the path, or create the file.`);
  }
  const lines = text.split('\n').map((line, index) => [line.trim(), `${file}:${index + 1}`] as const);
  const corrections = lines.filter(([line]) => line !== '').map(([line, place]) => correctionOf(line, place));
  return { corrections, text };
}
