import { readFileSync } from 'node:fs';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import type { Page } from 'playwright-core';

/** Signs in as a person does, and comes home. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: '로그인', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await settled(page);
}

/** A phone on which somebody of the demo world is signed in: at home, or at a path. */
export async function signedInPhone(
  stage: { phone(): Promise<Page> },
  person: string,
  path: string | null = null,
): Promise<Page> {
  const page = await stage.phone();
  await signIn(page, `${person}@moim.test`);
  if (path === null) return page;
  await page.goto(path);
  await settled(page);
  return page;
}

/** The screen has what it asked for. */
export async function settled(page: Page): Promise<void> {
  // Before there is anything at all, nothing is busy.
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
}

const MANIFEST = new URL('../../web/src/generated/operations.json', import.meta.url);
const { operations } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { operations: { id: string; type: string }[] };
const QUERIES = new Set(operations.flatMap(({ id, type }) => (type === 'query' ? [id] : [])));

/** A request as the app sends it: the operation's hash, and its text only where the gateway says that it does not know it. */
interface AppRequest {
  operationName: string;
  query?: string;
  extensions: { persistedQuery: { sha256Hash: string } };
}

/** The queries that a page sends, by name, from now on. */
export function watchQueries(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/graphql') return;
    const { operationName, query, extensions } = request.postDataJSON() as AppRequest;
    if (query !== undefined) names.push(`${operationName}, with its text`);
    else if (QUERIES.has(extensions.persistedQuery.sha256Hash)) names.push(operationName);
  });
  return names;
}
