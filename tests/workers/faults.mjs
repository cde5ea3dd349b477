// What a release does to its thread, as its id says.
export function meet(id) {
  if (id.startsWith('hang')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (id.startsWith('loop')) for (;;);
  if (id.startsWith('die')) process.exit(3);
  if (id.startsWith('throw')) throw new Error('thrown');
  if (id.startsWith('fill')) for (const held = []; ; ) held.push(new Array(100_000).fill(id));
}
