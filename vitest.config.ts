import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Two workers even on two cores: much of the time goes into waiting for processes, servers and the browser.
  test: { include: ['tests/**/*.test.ts'], maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 },
});
