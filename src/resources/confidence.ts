import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfidenceModel } from '../core/confidence.js';
import { packageRoot } from './paths.js';

/** Where the fitted model of confidence lies. */
export const CONFIDENCE_MODEL = join(packageRoot, 'src', 'resources', 'models', 'confidence.json');

/** The fitted model of confidence, as `communique evaluate --calibrate` wrote it. */
export function confidenceModel(): ConfidenceModel {
  return JSON.parse(readFileSync(CONFIDENCE_MODEL, 'utf8')) as ConfidenceModel;
}
