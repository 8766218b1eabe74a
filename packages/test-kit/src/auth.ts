// A real sign-in server for tests that sign in with a provider: `testAuth({ redirectUris })` starts it, `signIn(authorizationUrl,
// account)` walks its pages as a person would and returns the address at which the client is called back. Imported from
// `@moim/test-kit/auth`, so that other tests load nothing of it.
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readAuthConfig, startAuth } from '@moim/auth';
import type { RunningService } from '@moim/service-kit';
import { freePort } from '@moim/stack';
import { DEMO_AUTH_ACCOUNT, DEMO_PASSWORD } from '@moim/stack/demo';
import { afterAll, inject } from 'vitest';
import { AuthBrowser } from './auth-browser.ts';
import { type DemoDatabase, demoDatabase } from './database.ts';
import { codeIn, letterAfter, letterOf, lettersTo } from './letters.ts';

export { AuthBrowser, type Screen } from './auth-browser.ts';

export interface TestAccount {
  email: string;
  password: string;
}

/** The one account that is there from the start: 한지우. */
export const JIWOO: TestAccount & { name: string } = { ...DEMO_AUTH_ACCOUNT, password: DEMO_PASSWORD };

/** A sign-in server that runs for one test file, on a database of its own. */
export interface TestAuth {
  /** The issuer. */
  url: string;
  clientId: string;
  clientSecret: string;
  /** The server as an entry of SIGN_IN_PROVIDERS. */
  provider: { id: string; name: { ko: string; en: string }; issuer: string; clientId: string; clientSecret: string };
  database: DemoDatabase;
  /** What it was started with. */
  env: NodeJS.ProcessEnv;
  /** Where its letters lie. */
  mailDir: string;
  /** The letters to an address, in the order in which they were sent. */
  lettersTo(email: string): Promise<string[]>;
  /** The letter to an address that comes after so many, as soon as it is there. */
  nextLetter(email: string, after?: number): Promise<string>;
  /**
   * Signs in with a known account, agreeing to what the client asks for where that is asked; in a browser of its own, or in the one given.
   * Returns the address at which the client is called back.
   */
  signIn(authorizationUrl: string | URL, account?: TestAccount, browser?: AuthBrowser): Promise<string>;
  /** The same with a new account, by the code of a letter where the server asks for one. */
  signUp(
    authorizationUrl: string | URL,
    account: TestAccount & { name: string },
    browser?: AuthBrowser,
  ): Promise<string>;
  /** Takes the server away until `start`, which puts it back at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a sign-in server with the client `moim`, in this process; stops it when the test file is done. */
export async function testAuth({
  redirectUris,
  env = {},
}: {
  redirectUris: readonly string[];
  env?: NodeJS.ProcessEnv;
}): Promise<TestAuth> {
  const { keysDir, redisUrl } = inject('moim');
  const database = await demoDatabase('auth');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const mailDir = join(dirname(keysDir), 'mail', `auth-${port}`);
  const [clientId, clientSecret] = ['moim', randomBytes(32).toString('base64url')];
  const client = { client_id: clientId, client_secret: clientSecret, redirect_uris: redirectUris };
  const given: NodeJS.ProcessEnv = {
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'error',
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    REDIS_URL: redisUrl,
    MOIM_RATE_LIMITS: 'off',
    AUTH_URL: url,
    AUTH_CLIENTS: JSON.stringify([{ ...client, name: { ko: '모임', en: 'Moim' } }]),
    AUTH_SIGNING_KEYS_FILE: join(keysDir, 'auth-signing.jwks'),
    AUTH_COOKIE_KEYS_FILE: join(keysDir, 'auth-cookies.key'),
    MAIL_DIR: mailDir,
    ...env,
  };
  let running: RunningService | null = null;
  const start = async () => {
    running ??= await startAuth(readAuthConfig(given));
  };
  const stop = async () => {
    const service = running;
    running = null;
    await service?.stop();
    // Until the connections that fetch keeps have noticed.
    await sleep(50);
  };
  await start();
  afterAll(stop);

  const provider = { id: 'moim', name: { ko: '모임 계정', en: 'Moim account' }, issuer: url, clientId, clientSecret };
  return {
    ...{ url, clientId, clientSecret, provider, database, env: given, mailDir, start, stop },
    lettersTo: (email) => lettersTo(mailDir, email),
    nextLetter: (email, after = 0) => letterAfter(mailDir, email, after),
    signIn: (at, { email, password } = JIWOO, browser = new AuthBrowser(url)) =>
      browser.walk(at, (screen) => browser.submit(screen, 'sign-in', { email, password })),
    signUp: (at, { email, name, password }, browser = new AuthBrowser(url)) =>
      browser.walk(at, async (screen) => {
        const first = await browser.follow(screen, 'sign-up');
        if (first.html.includes(' name="password"')) return browser.submit(first, 'sign-up', { email, name, password });
        let second = first;
        const letter = await letterOf(mailDir, email, async () => {
          second = await browser.submit(first, 'sign-up', { email });
        });
        const code = codeIn(letter);
        return browser.submit(second, 'sign-up/code', { code, name, password });
      }),
  };
}
