import { join } from 'node:path';
import { ROOT } from '@moim/stack';
import { type TestProcessesOptions, testProcesses } from '@moim/test-kit';
import type { Page } from 'playwright-core';
import { afterAll, expect, onTestFinished } from 'vitest';
import { startBrowser } from '../src/browser.ts';

/** A busy machine is not an outage: what is away in these tests is stopped, and refuses at once. */
const PATIENCE = { FETCH_TIMEOUT_MS: '10000', QUERY_TIMEOUT_MS: '12000' };

/** Of usual sizes. */
const VIEWPORTS = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } };

interface Device {
  size?: keyof typeof VIEWPORTS;
  /** Keeps the app's shell, as browsers do. */
  keepsShell?: boolean;
}

/** What access tokens (JWT) and refresh tokens look like. */
const TOKEN = /eyJ[\w-]+\.eyJ|mrt_[\w-]{20}/;

/** What no subscription of the app's own is told, whatever happens. */
const REFUSED = /PERSISTED_QUERY_NOT_IN_LIST|GRAPHQL_(VALIDATION|PARSE)_FAILED/;

/** The platform with its sign-in server, every service a process of its own, and a browser to use it with, for one test file. */
export async function testStage(env: Record<string, string> = {}, options: TestProcessesOptions = {}) {
  const starting = testProcesses({ ...PATIENCE, ...env }, options);
  const [services, browser] = await Promise.all([starting, startBrowser()]);
  afterAll(() => browser.close());
  // Cookies and the address to come back to belong to the name, not to 127.0.0.1.
  const url = `http://localhost:${new URL(services.gateway.url).port}`;
  return {
    url,
    services,
    /**
     * A phone of somebody's, with nothing on it yet, for the test that runs: its screen. Where that fails, what it showed is kept as a
     * picture. No test leaves a script's error, a violated policy, or a token in the reach of scripts.
     */
    async phone(
      locale: 'ko-KR' | 'en-US' = 'ko-KR',
      { size = 'phone', keepsShell = false }: Device = {},
    ): Promise<Page> {
      const serviceWorkers = keepsShell ? 'allow' : 'block';
      const context = await browser.newContext({ baseURL: url, locale, viewport: VIEWPORTS[size], serviceWorkers });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('websocket', (socket) => {
        socket.on('framereceived', ({ payload }) => {
          if (REFUSED.test(String(payload))) faults.push(`a subscription is refused: ${payload}`);
        });
      });
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) faults.push(message.text());
      });
      page.on('response', async (response) => {
        const { origin, pathname } = new URL(response.url());
        if (origin !== url || pathname !== '/graphql') return;
        // Where the page has gone on to another, what it was answered cannot be read any more.
        const body = await response.text().catch(() => '');
        if (TOKEN.test(body)) faults.push(`a token in a body: ${body}`);
      });
      onTestFinished(async ({ task }) => {
        if (task.result?.state === 'fail') {
          const path = join(ROOT, '.moim/failed', `${Date.now()}.png`);
          await page.screenshot({ path, fullPage: true });
          console.error(`${page.url()} looked like this: ${path}`);
        }
        await context.close();
        expect(faults).toEqual([]);
      });
      return page;
    },
  };
}

/** Nothing that a script of the page can read holds a token, and the cookies that do hold them are as they should be. */
export async function expectTokensOutOfReach(page: Page): Promise<void> {
  const readable: string = await page.evaluate(
    'document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) + document.documentElement.outerHTML',
  );
  expect(readable).not.toMatch(TOKEN);
  const cookies = (await page.context().cookies()).filter(({ name }) => !name.startsWith('moim-auth'));
  expect(cookies.map(({ name }) => name).sort()).toEqual(['moim-access', 'moim-refresh']);
  for (const { value, httpOnly, sameSite } of cookies) {
    expect(value).toMatch(TOKEN);
    expect({ httpOnly, sameSite }).toEqual({ httpOnly: true, sameSite: 'Strict' });
  }
}

/** What the platform answers to a query that a script of the page sends. */
export async function ask(page: Page, query: string, headers: Record<string, string> = {}) {
  const script = `fetch('/graphql', {
    method: 'POST',
    headers: ${JSON.stringify({ 'content-type': 'application/json', ...headers })},
    body: ${JSON.stringify(JSON.stringify({ query }))},
  }).then((response) => response.json())`;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape its query gives it
  const { data } = await page.evaluate<any>(script);
  return data;
}

/** The heading of the screen, once it is the one expected. */
export async function expectHeading(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
}
