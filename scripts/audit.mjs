// Audits the dependencies. Ends with 0 when there are no advisories of high severity, 1 when there are, and 3 with a
// warning when the registry gave no answer: an audit that did not happen is not a pass.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--json', '--omit=dev'], { encoding: 'utf8' });
let counts = null;
try {
  counts = JSON.parse(stdout).metadata?.vulnerabilities ?? null;
} catch {
  // No JSON: told below.
}
if (counts === null) {
  process.stderr.write('::warning::The dependencies were NOT audited: the registry gave no answer to npm audit.\n');
  process.exitCode = 3;
} else {
  process.stdout.write(`advisories: ${JSON.stringify(counts)}\n`);
  process.exitCode = counts.high + counts.critical > 0 ? 1 : 0;
}
