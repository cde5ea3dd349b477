function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** A hint for a mistyped name: ` Did you mean "x"?`, or the names there are when none is near. */
export function nearest(name: string, known: readonly string[]): string {
  const ranked = known.map((candidate) => ({ candidate, edits: distance(name, candidate) }));
  const best = ranked.sort((a, b) => a.edits - b.edits)[0];
  if (best && best.edits <= Math.max(2, name.length / 3)) return `Did you mean "${best.candidate}"?`;
  return `Known: ${known.join(', ')}.`;
}
