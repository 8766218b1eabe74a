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

/** The screen has what it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The queries that a page sends, by name, from now on. */
export function watchQueries(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/graphql') return;
    const { operationName, query } = request.postDataJSON() as { operationName: string; query: string };
    if (query.startsWith('query')) names.push(operationName);
  });
  return names;
}
