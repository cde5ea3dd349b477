import { brat } from './brat.js';
import { doccano } from './doccano.js';
import type { Format } from './format.js';
import { labelStudio } from './label-studio.js';
import { webAnnotation } from './web-annotation.js';
import { webannoTsv } from './webanno-tsv.js';

/** The formats gold can be exported to and imported from. */
export const FORMATS: readonly Format[] = [brat, labelStudio, doccano, webannoTsv, webAnnotation];
