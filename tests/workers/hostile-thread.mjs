// The thread of the package, harmed by releases as their ids say.
import perform from '../../dist/workers/thread.js';
import { meet } from './faults.mjs';

export default function performHarmed(tasks) {
  for (const { file } of tasks) meet(file.id);
  return perform(tasks);
}
