// Stands in for a thread: hangs, dies or answers as the id of the release says.
const reply = ({ document: { id } }) => ({ id, document: null, statements: [], rejects: [], findings: [], text: null });

export default function perform(tasks) {
  for (const { document } of tasks) {
    if (document.id.startsWith('hang')) for (;;);
    if (document.id.startsWith('die')) process.exit(3);
    if (document.id.startsWith('throw')) throw new Error('thrown');
  }
  return tasks.map(reply);
}
