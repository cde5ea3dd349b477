import type { Act } from '../../core/records.js';

/** Acts by how they are directed at a party. */
export const BLAMING = new Set<Act>(['condemn', 'regret', 'express-concern', 'oppose', 'reject', 'accuse', 'warn']);
export const PRAISING = new Set<Act>(['welcome', 'commend', 'thank', 'congratulate', 'condole', 'hope']);
export const DIRECTING = new Set<Act>(['urge', 'demand', 'request', 'encourage']);
export const BACKING = new Set<Act>(['support', 'pledge']);
