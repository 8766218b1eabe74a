/**
 * A table of what each screen costs whoever opens it first: GraphQL requests, JavaScript, what axe finds, and how long it takes until what was asked
 * for is shown, on this machine and as on a slow phone. `npm run bench -- web [<screen>...]`; bench/README.md says more. Exit code 1 when an aim is missed.
 */
import { DEMO_PASSWORD } from '@moim/stack/demo';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { seriousFindings } from './axe.ts';
import { startBrowser } from './browser.ts';
import { startDemoPlatform } from './demo-platform.ts';
import { SCREENS } from './screens.ts';

/** A phone in a bad place: milliseconds, bytes a second, and how many times slower it computes. */
const SLOW = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, cpu: 4 };
const ROUNDS = 3;
const AIMS = { requests: 1, scriptBytes: 200 * 1024, findings: 0, slowMs: 3_000 };

/**
 * Tells when the screen shows what it has asked for (its heading is there, and nothing is on its way), and what JavaScript it took until then, as it came
 * over the line.
 */
const WATCH = `new MutationObserver((_, observer) => {
  if (!document.querySelector('main h1') || document.querySelector('[aria-busy="true"]')) return;
  observer.disconnect();
  const scripts = new Map(performance.getEntriesByType('resource').map((entry) => [entry.name, entry.encodedBodySize]));
  const bytes = [...scripts].reduce((sum, [name, size]) => sum + (name.endsWith('.js') ? size : 0), 0);
  window.moimShown(performance.now(), bytes);
}).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-busy'] });`;

interface Visit {
  requests: number;
  scriptBytes: number;
  shownMs: number;
  findings: readonly string[];
}

/** Opens a screen on a phone that has never been there: nothing of it is in any cache. */
async function visit(
  browser: Browser,
  phone: BrowserContextOptions,
  path: string,
  { isSlow = false, withAxe = false } = {},
): Promise<Visit> {
  const context = await browser.newContext(phone);
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    let requests = 0;
    await client.send('Network.enable');
    client.on('Network.requestWillBeSent', ({ request }) => {
      if (new URL(request.url).pathname === '/graphql' && request.method === 'POST') requests += 1;
    });
    if (isSlow) {
      const { cpu, ...network } = SLOW;
      await client.send('Network.emulateNetworkConditions', { offline: false, ...network });
      await client.send('Emulation.setCPUThrottlingRate', { rate: cpu });
    }
    const shown = Promise.withResolvers<{ shownMs: number; scriptBytes: number }>();
    await page.exposeFunction('moimShown', (shownMs: number, scriptBytes: number) =>
      shown.resolve({ shownMs, scriptBytes }),
    );
    await page.addInitScript(WATCH);
    await page.goto(path, { waitUntil: 'commit' });
    const { shownMs, scriptBytes } = await shown.promise;
    return { requests, scriptBytes, shownMs, findings: withAxe ? await seriousFindings(page) : [] };
  } finally {
    await context.close();
  }
}

const middle = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const [, , ...wanted] = process.argv;
const platform = await startDemoPlatform();
const browser = await startBrowser();
const missed: string[] = [];
try {
  const phone: BrowserContextOptions = {
    baseURL: platform.url,
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width: 390, height: 844 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  };
  const desk = await browser.newContext(phone);
  await desk.request.post('/graphql', {
    data: {
      query: 'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }',
      variables: { input: { email: 'minji@moim.test', password: DEMO_PASSWORD } },
    },
    headers: { origin: platform.url },
  });
  const signedIn = { ...phone, storageState: await desk.storageState() };
  await desk.close();

  console.log('screen             requests   JavaScript   serious (axe)   shown after   on a slow phone');
  for (const { name, path } of SCREENS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    // The first visit warms the services up, and axe looks at it.
    const first = await visit(browser, signedIn, path, { withAxe: true });
    const fast: Visit[] = [];
    const slow: Visit[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      fast.push(await visit(browser, signedIn, path));
      slow.push(await visit(browser, signedIn, path, { isSlow: true }));
    }
    const requests = Math.max(...[first, ...fast, ...slow].map((one) => one.requests));
    const scriptBytes = Math.max(...fast.map((one) => one.scriptBytes));
    const slowMs = middle(slow.map((one) => one.shownMs));
    const fastMs = middle(fast.map((one) => one.shownMs));
    console.log(
      `${name.padEnd(17)} ${String(requests).padStart(9)} ${`${(scriptBytes / 1024).toFixed(1)} KB`.padStart(12)} ${String(first.findings.length).padStart(15)} ${`${fastMs.toFixed(0)} ms`.padStart(13)} ${`${slowMs.toFixed(0)} ms`.padStart(17)}`,
    );
    for (const finding of first.findings) console.log(`  ${finding}`);
    if (requests !== AIMS.requests) missed.push(`${name}: ${requests} requests`);
    if (scriptBytes > AIMS.scriptBytes) missed.push(`${name}: ${scriptBytes} bytes of JavaScript`);
    if (first.findings.length > AIMS.findings) missed.push(`${name}: axe`);
    if (slowMs > AIMS.slowMs) missed.push(`${name}: ${slowMs.toFixed(0)} ms on a slow phone`);
  }
} finally {
  await browser.close();
  await platform.stop();
}
if (missed.length > 0) console.log(`\nmissed: ${missed.join('; ')}`);
process.exitCode = missed.length > 0 ? 1 : 0;
