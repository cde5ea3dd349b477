// Exports a dataset in a process of its own, which the tests kill: load-child.ts FOLDER TARGET
import { exportDataset } from '../../src/sinks/export.js';

const [folder = '', target = ''] = process.argv.slice(2);
process.stdout.write('ready\n');
await exportDataset(folder, target, '.');
process.stdout.write('done\n');
