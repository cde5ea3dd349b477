import { InputFailure } from '../failure.js';

/** Pages of more depth or elements are no releases; building their document takes time in the square of the depth. */
const DEEPEST = 200;
const MOST_ELEMENTS = 50_000;

/**
 * Parses a page without building a document, and stops at the first element too many.
 *
 * @throws InputFailure `format` when the page is nested too deeply or has too many elements
 */
export async function refuseMonsters(html: string): Promise<void> {
  const { defaultTreeAdapter, parse } = await import('parse5');
  const depths = new WeakMap<object, number>();
  let elements = 0;
  const count = (parent: object, node: object): void => {
    const depth = (depths.get(parent) ?? 0) + 1;
    depths.set(node, depth);
    if (depth <= DEEPEST && ++elements <= MOST_ELEMENTS) return;
    const what = depth > DEEPEST ? 'is nested too deeply' : 'has too many elements';
    throw new InputFailure('format', `The page ${what}.`, 'Save the release alone, or as text.');
  };
  parse(html, {
    treeAdapter: {
      ...defaultTreeAdapter,
      appendChild(parent, node) {
        count(parent, node);
        defaultTreeAdapter.appendChild(parent, node);
      },
      insertBefore(parent, node, reference) {
        count(parent, node);
        defaultTreeAdapter.insertBefore(parent, node, reference);
      },
    },
  });
}
