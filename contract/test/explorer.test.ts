import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@moim/stack';
import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { Browser } from './browser.ts';
import { testPlatform } from './platform.ts';

// To whom the schema explorer is open, with all that belongs to it.
const WEB_DIR = join(ROOT, 'web/dist');
const platform = await testPlatform();
const production = await platform.startGateway({
  ...{ WEB_DIR, NODE_ENV: 'production', MOIM_RATE_LIMITS: 'on', DEVELOPERS: demoId('usr', 'minji') },
  DEMO_MEDIA_DIR: join(ROOT, 'stack/demo-media'),
  // For signing in by a text that is not the app's; who may see the schema does not go by it.
  ALLOWED_OPERATIONS: 'any',
});
const development = await platform.startGateway({ WEB_DIR, DEMO_MEDIA_DIR: join(ROOT, 'stack/demo-media') });

const scripts = readdirSync(join(WEB_DIR, 'explorer/assets')).filter((name) => name.endsWith('.js'));
const PAGES = ['/explorer', '/explorer/map/Community/memberCount', '/explorer/nothing-of-the-kind'];
const FILES = ['/explorer/settings.json', ...scripts.map((name) => `/explorer/assets/${name}`)];

async function visitor(person: string | null, url = production.url): Promise<Browser> {
  const browser = new Browser(url);
  if (person !== null) expect((await browser.signIn(person)).errors).toBeUndefined();
  expect(browser.cookies.has('moim-access')).toBe(person !== null);
  return browser;
}

async function expectClosed(browser: Browser, options: { site?: string } = {}): Promise<void> {
  for (const path of PAGES) {
    const answer = await browser.open(path, options);
    expect({ path, status: answer.status }).toEqual({ path, status: 403 });
    const page = await answer.text();
    expect(page).toContain('개발자만 볼 수 있어요');
    expect(page).toContain('For developers only');
    expect(page).not.toContain('/explorer/assets/');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
  for (const path of FILES) {
    const answer = await browser.open(path, options);
    expect({ path, status: answer.status, body: await answer.json() }).toMatchObject({
      status: 403,
      body: { errors: [{ extensions: { code: 'FORBIDDEN' } }] },
    });
  }
}

async function expectOpen(browser: Browser): Promise<void> {
  for (const path of PAGES) {
    const answer = await browser.open(path);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    expect(await answer.text()).toContain('/explorer/assets/');
  }
  for (const path of FILES) {
    const answer = await browser.open(path, { site: 'same-origin' });
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    expect(answer.headers.get('cache-control')).toMatch(/private|no-store/);
    await answer.arrayBuffer();
  }
}

describe('in production', () => {
  test('it is closed to somebody signed out', async () => {
    await expectClosed(await visitor(null));
  });

  test('it is closed to a member who is no developer', async () => {
    await expectClosed(await visitor('junho'));
  });

  test('it is open to a developer, who brings no demo accounts along', async () => {
    const minji = await visitor('minji');
    await expectOpen(minji);
    const settings = await minji.open('/explorer/settings.json', { site: 'same-origin' });
    expect(await settings.json()).toEqual({ hasDemoAccounts: false });
  });

  test("pages of others do not get it by a developer's cookies", async () => {
    const minji = await visitor('minji');
    await expectClosed(minji, { site: 'same-site' });
    await expectClosed(minji, { site: 'cross-site' });
  });

  test('a session whose access token is over is renewed, and goes on', async () => {
    const minji = await visitor('minji');
    await minji.expireAccess();
    const before = minji.cookies.get('moim-access');
    await expectOpen(minji);
    expect(minji.cookies.get('moim-access')).not.toBe(before);
    expect((await minji.ask('{ __typename }')).status).toBe(200);
  });

  test('it is closed to a developer who has signed out', async () => {
    const minji = await visitor('minji');
    const stolen = minji.clone();
    await minji.ask('mutation { signOut { userErrors { code } } }');
    await expectClosed(minji);
    await expect.poll(async () => (await stolen.open('/explorer')).status).toBe(403);
  });

  test('what the closed page itself needs is open, and nothing inline', async () => {
    const nobody = await visitor(null);
    const page = await (await nobody.open('/explorer')).text();
    expect(page).not.toMatch(/<style|<script(?![^>]*\ssrc=)|\sstyle=|\son\w+=/);
    const paths = [...page.matchAll(/(?:src|href)="(\/explorer\/closed\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(paths).toHaveLength(2);
    for (const path of paths) expect((await nobody.open(path)).status).toBe(200);
    expect((await nobody.open('/explorer/closed/../index.html')).status).toBe(403);
  });
});

test('in development it is open to everybody, with the demo accounts', async () => {
  const nobody = await visitor(null, development.url);
  await expectOpen(nobody);
  expect(await (await nobody.open('/explorer/settings.json')).json()).toEqual({ hasDemoAccounts: true });
});
