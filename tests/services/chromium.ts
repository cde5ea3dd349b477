import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATH = process.env.COMMUNIQUE_CHROMIUM ?? '/usr/bin/chromium';

/** Whether there is a browser to test in. Where services are required, its absence is a failure, not a reason to skip. */
export function hasChromium(): boolean {
  if (existsSync(PATH)) return true;
  if (process.env.COMMUNIQUE_REQUIRE_SERVICES === '1') {
    throw new Error(`No Chromium at ${PATH}. Install it, or name its place in COMMUNIQUE_CHROMIUM.`);
  }
  return false;
}

/** Starts Chromium, with everything off by which it would call home. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: PATH,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
