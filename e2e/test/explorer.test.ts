import { demoId } from '@moim/stack/demo';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { seriousFindings } from '../src/axe.ts';
import { ask, testStage } from './stage.ts';
import { signedInPhone } from './visitor.ts';

// What a new developer opens on the first day; contract/test/explorer.test.ts says to whom it is closed.
const stage = await testStage();

/** A desk with the explorer open at a path; it asks nobody but the platform. */
async function explorerAt(path: string, options: { size?: 'phone' | 'desk' } = { size: 'desk' }): Promise<Page> {
  const page = await stage.phone('ko-KR', options);
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== stage.url && protocol !== 'data:' && protocol !== 'blob:') foreign.push(request.url());
  });
  onTestFinished(() => expect(foreign).toEqual([]));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`/explorer${path}`);
  await page.getByRole('heading').first().waitFor();
  return page;
}

const accounts = (page: Page) => page.getByLabel('실행하는 사람');

async function becomes(page: Page, name: string): Promise<void> {
  await accounts(page).selectOption({ label: name });
  await expect.poll(() => accounts(page).locator('option:checked').textContent()).toBe(name);
  await expect.poll(() => accounts(page).isEnabled()).toBe(true);
}

/** Chooses an operation of the contract, and waits until the editor has it. */
async function choose(page: Page, operation: string): Promise<void> {
  await page.getByLabel('계약의 연산').selectOption(operation);
  await page.waitForURL(`**/explorer/operations/${operation}`);
  await page.locator('.graphiql-query-editor').getByText(operation, { exact: true }).first().waitFor();
}

const press = (page: Page) => page.getByRole('button', { name: /^(Execute|Stop) query/ }).click();
const answer = (page: Page) => page.locator('.graphiql-response');

test('as a demo account: runs a query, a mutation, and a subscription that tells of an event', async () => {
  const page = await explorerAt('/operations/CommunityScreen');
  await becomes(page, '김민지');
  await page.getByRole('textbox', { name: '연산', exact: true }).focus();
  await page.keyboard.press('Control+Enter');
  await answer(page).getByText('"북한산 등산회"').first().waitFor();

  await choose(page, 'BookmarkCommunity');
  await press(page);
  await answer(page).getByText('"bookmarkCommunity"').waitFor();
  await answer(page).getByText('"viewerHasBookmarked"').waitFor();

  await choose(page, 'ViewerEvents');
  await press(page);
  await page.getByRole('button', { name: /^Stop query/ }).waitFor();
  const junho = await signedInPhone(stage, 'junho');
  const input = `{ roomId: "${demoId('rom', 'bukhansan')}", text: "탐색기에서 보이나요?", clientMessageId: "explorer" }`;
  // Until somebody hears of it: a stream that has only just been asked for may miss the first.
  await expect
    .poll(
      async () => {
        const id = `explorer-${performance.now()}`;
        await ask(
          junho,
          `mutation { sendMessage(input: ${input.replace('"explorer"', `"${id}"`)}) { message { id } } }`,
        );
        return await answer(page).textContent();
      },
      { interval: 500 },
    )
    .toContain('"viewerEvents"');
  await press(page);

  // The docs are of the schema as it is, and what was run is in the history.
  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Query', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Show History' }).click();
  await page.getByRole('button', { name: 'CommunityScreen', exact: true }).first().waitFor();
}, 60_000);

test('by keyboard: finds a field by its Korean name; from there to its subgraph, its screens, its events, and back', async () => {
  const page = await explorerAt('/map');
  await page
    .getByText('237개')
    .or(page.getByText(/^\d+개$/))
    .first()
    .waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('멤버 수');
  const result = page.getByRole('link', { name: /Community\.memberCount/ });
  await result.waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/explorer/map/Community/memberCount?q=**');
  await page.getByText('subgraphs/community/schema.graphql', { exact: false }).waitFor();
  const field = page.getByRole('article');
  // From its heading, not through all of the list.
  await expect.poll(() => page.locator(':focus').textContent()).toMatch(/^Community\.memberCount/);
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('Community');
  await field.getByRole('link', { name: 'CommunityScreen' }).waitFor();
  await field.getByRole('link', { name: 'community.member.joined.v1' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/explorer/events/community.member.joined.v1');
  await page.getByRole('heading', { name: 'community.member.joined.v1' }).waitFor();
  for (const service of ['user', 'schedule', 'content', 'chat'])
    await page.getByRole('article').getByRole('link', { name: service, exact: true }).waitFor();

  await page.goBack();
  await field.getByRole('link', { name: 'CommunityScreen' }).waitFor();
  expect(await page.getByLabel('타입과 필드 찾기').inputValue()).toBe('멤버 수');
  await field.getByRole('link', { name: 'community', exact: true }).click();
  await page.waitForURL('**/explorer/map?owner=community');
  await page.goBack();
  await field.getByRole('link', { name: 'Community', exact: true }).click();
  await page.getByRole('heading', { name: /^Community/ }).waitFor();
  await page.getByRole('table').getByRole('link', { name: 'chatRoom', exact: true }).waitFor();
}, 60_000);

test('draws the plan of the club screen, with the time of each fetch', async () => {
  const page = await explorerAt('/plan/CommunityScreen');
  await becomes(page, '김민지');
  await page.getByText(/^예산: 가져오기 \d+번/).waitFor();
  const picture = page.getByRole('img', { name: /^CommunityScreen의 계획: 가져오기 \d+번/ });
  await picture.waitFor();
  for (const service of ['community', 'content', 'schedule']) await picture.getByText(service).first().waitFor();
  expect(await picture.getByText(/^[\d.]+ ms( ✕)?$/).count()).toBeGreaterThan(3);
  const sent = page.getByRole('group').filter({ hasText: '서브그래프에 보낸 것' }).first();
  await sent.getByText('서브그래프에 보낸 것').click();
  // In lines, as one reads GraphQL.
  expect(await sent.locator('pre').textContent()).toMatch(/\{\n {2}\w/);
  expect(await seriousFindings(page)).toEqual([]);
}, 60_000);

test('what cannot be is said: no such field, a subscription has no plan, a mutation waits for a press, streams are for somebody', async () => {
  const page = await explorerAt('/map/Community/nothingOfTheKind');
  await page.getByRole('heading', { name: '그런 것은 없어요' }).waitFor();
  await page.goto('/explorer/plan/RoomEvents');
  await page.getByRole('heading', { name: '구독에는 계획이 없어요' }).waitFor();
  await page.goto('/explorer/plan/Like');
  await page.getByRole('button', { name: '실행하고 그리기' }).waitFor();
  await page.goto('/explorer/plan');
  await page.getByRole('heading', { name: '아직 고른 연산이 없어요' }).waitFor();
  // Nobody is signed in here.
  await page.goto('/explorer');
  await page.getByRole('navigation').getByRole('link', { name: '연산', exact: true }).click();
  await choose(page, 'ViewerEvents');
  await press(page);
  await answer(page).getByText('구독은 로그인한 사람만 할 수 있어요', { exact: false }).waitFor();
  await page.getByRole('link', { name: '이 연산의 계획 보기' }).click();
  await page.getByRole('heading', { name: '구독에는 계획이 없어요' }).waitFor();
}, 60_000);

/** GraphiQL's tabs, each with a button in it, and CodeMirror's lines, which move with the cursor: not ours to build otherwise. */
const THEIRS = /^nested-interactive: .*graphiql-tab|^scrollable-region-focusable: .*CodeMirror-scroll/;

test.each(['phone', 'desk'] as const)(
  'axe finds nothing serious on a %s, in light or in dark',
  async (size) => {
    const page = await explorerAt('', { size });
    const findings: Record<string, string[]> = {};
    for (const path of [
      '',
      '/map/Community',
      '/map/Community/memberCount',
      '/events/content.liked.v1',
      '/operations/HomeScreen',
    ]) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`/explorer${path}`);
      await page.getByRole('heading').first().waitFor();
      if (path.startsWith('/operations')) await page.locator('.graphiql-query-editor .CodeMirror').waitFor();
      findings[path] = (await seriousFindings(page)).filter((finding) => !THEIRS.test(finding));
      await page.emulateMedia({ colorScheme: 'dark' });
      findings[`${path}, dark`] = await seriousFindings(page, { runOnly: ['color-contrast'] });
    }
    expect(Object.entries(findings).filter(([, found]) => found.length > 0)).toEqual([]);
  },
  60_000,
);
