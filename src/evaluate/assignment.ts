/**
 * One-to-one assignment of rows to columns with the greatest total weight: the Hungarian method in the form of
 * shortest augmenting paths with potentials (R. Jonker, A. Volgenant, "A Shortest Augmenting Path Algorithm for Dense
 * and Sparse Linear Assignment Problems", Computing 38, 1987), O(rows² × columns).
 *
 * @param weights one list of weights ≥ 0 a row, all as long; 0 means that row and column may not be paired
 * @returns the column of each row, or -1 where the row stays alone
 */
export function assign(weights: readonly (readonly number[])[]): number[] {
  const columns = weights[0]?.length ?? 0;
  if (weights.length > columns) return invert(assign(transpose(weights, columns)), weights.length);
  const rowPotential = new Float64Array(weights.length + 1);
  const columnPotential = new Float64Array(columns + 1);
  // Row of each column, both counted from 1; column 0 is where the row to be placed waits.
  const rowOf = new Int32Array(columns + 1);
  for (let row = 1; row <= weights.length; row++) augment(row, weights, rowOf, rowPotential, columnPotential);
  const result = weights.map(() => -1);
  for (let column = 1; column <= columns; column++) {
    const row = (rowOf[column] as number) - 1;
    if (row >= 0 && (weights[row]?.[column - 1] ?? 0) > 0) result[row] = column - 1;
  }
  return result;
}

/** Places one more row along the cheapest alternating path, where the cost of a pair is its negative weight. */
function augment(
  row: number,
  weights: readonly (readonly number[])[],
  rowOf: Int32Array,
  rowPotential: Float64Array,
  columnPotential: Float64Array,
): void {
  const size = rowOf.length;
  const distance = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(size);
  const reached = new Uint8Array(size);
  rowOf[0] = row;
  let column = 0;
  do {
    reached[column] = 1;
    const from = rowOf[column] as number;
    const costs = weights[from - 1] ?? [];
    let step = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let c = 1; c < size; c++) {
      if (reached[c]) continue;
      const cost = -(costs[c - 1] ?? 0) - (rowPotential[from] as number) - (columnPotential[c] as number);
      if (cost < (distance[c] as number)) {
        distance[c] = cost;
        previous[c] = column;
      }
      if ((distance[c] as number) < step) {
        step = distance[c] as number;
        next = c;
      }
    }
    for (let c = 0; c < size; c++) {
      if (reached[c]) {
        rowPotential[rowOf[c] as number] = (rowPotential[rowOf[c] as number] as number) + step;
        columnPotential[c] = (columnPotential[c] as number) - step;
      } else distance[c] = (distance[c] as number) - step;
    }
    column = next;
  } while (rowOf[column] !== 0);
  for (; column !== 0; column = previous[column] as number) rowOf[column] = rowOf[previous[column] as number] as number;
}

function transpose(weights: readonly (readonly number[])[], columns: number): number[][] {
  return Array.from({ length: columns }, (_, column) => weights.map((row) => row[column] ?? 0));
}

function invert(rowOfColumn: readonly number[], rows: number): number[] {
  const result = new Array<number>(rows).fill(-1);
  rowOfColumn.forEach((row, column) => {
    if (row >= 0) result[row] = column;
  });
  return result;
}
