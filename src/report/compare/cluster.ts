/** Two things that belong together, by their numbers, and how much. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/**
 * Gathers linked things into groups, the strongest link first.
 *
 * @param count things are numbered from 0
 * @param mayJoin whether two groups may be one
 * @returns all groups, those of one thing too, by their first members
 */
export function cluster(
  count: number,
  links: readonly Link[],
  mayJoin: (a: readonly number[], b: readonly number[]) => boolean,
): number[][] {
  const groups = Array.from({ length: count }, (_, at) => [at]);
  const strongestFirst = [...links].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  for (const link of strongestFirst) {
    const [a, b] = [groups[link.a], groups[link.b]] as [number[], number[]];
    if (a === b || !mayJoin(a, b)) continue;
    const joined = [...a, ...b].sort((x, y) => x - y);
    for (const member of joined) groups[member] = joined;
  }
  return groups.filter((group, at) => group[0] === at);
}

/**
 * Whether at least half of what two groups hold against each other is alike: a chain of links alone draws nothing
 * together.
 *
 * @param alike null for two that cannot be held against each other
 */
export function halfAlike(
  a: readonly number[],
  b: readonly number[],
  alike: (one: number, other: number) => boolean | null,
): boolean {
  const found = a.flatMap((one) => b.flatMap((other) => alike(one, other) ?? []));
  return found.filter(Boolean).length * 2 >= found.length;
}
