/** Results that are remembered; beyond that many the memory starts afresh. */
const MOST = 1 << 13;

/** A function of a text that remembers what it gave; what it gives must not be changed. */
export function memoized<T>(compute: (text: string) => T, most = MOST): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const old = known.get(text);
    if (old !== undefined) return old;
    const made = compute(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
