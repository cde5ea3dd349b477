/**
 * Where coordinator and workers leave shards and parts for each other. What stands under a name is decided by the
 * name, so it does not matter who writes it, how often, or who is first.
 */
export interface PartStore {
  /** Where it is, as a worker is told: without passwords. */
  readonly label: string;
  /** The bytes under a name; null when there are none. */
  get(name: string): Promise<Uint8Array | null>;
  /** Keeps bytes under a name, one piece behind the other, as a whole or not at all. */
  put(name: string, ...pieces: readonly Uint8Array[]): Promise<void>;
  /** Removes all whose name begins with a folder. */
  clear(folder: string): Promise<void>;
  close(): Promise<void>;
}
