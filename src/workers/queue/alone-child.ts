import { createPool } from '../pool.js';
import type { Order } from './alone.js';

// The worker may be killed meanwhile; then nobody wants the results.
process.once('disconnect', () => process.exit());

process.once('message', async ({ settings, tasks, thread }: Order) => {
  const pool = createPool(settings, 1, thread === undefined ? undefined : new URL(thread));
  const results = await pool.perform(tasks);
  process.send?.(
    results.map(({ bytes }) => bytes),
    () => process.exit(),
  );
});
