// Stands in for a thread: one release ends the whole process, as a fault in native code would.
import { workerData } from 'node:worker_threads';
import { createEngine } from '../../dist/pipeline/engine.js';
import { pack } from '../../dist/pipeline/packed.js';

const engine = createEngine(workerData.config);

export default async function perform(tasks) {
  if (tasks.some((task) => task.file.id.startsWith('poison'))) process.kill(process.pid, 'SIGKILL');
  const results = [];
  for (const task of tasks) results.push(pack(await engine.perform(task)).bytes);
  return results;
}
