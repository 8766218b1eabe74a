import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import type { Locator, Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { seriousFindings } from '../src/axe.ts';
import { FORMS, SCREENS, WAYS_IN } from '../src/screens.ts';
import { expectHeading, testStage } from './stage.ts';
import { settled, signIn } from './visitor.ts';

// For those who see little, and those who use no pointer; on a platform as in production, which runs the app's operations and no others.
const stage = await testStage({ NODE_ENV: 'production', MOIM_RATE_LIMITS: 'on', DEVELOPERS: demoId('usr', 'minji') });

const CLUB = `/communities/${demoId('com', 'bukhansan')}`;
const POST = `/posts/${demoId('pst', 'bukhansan-1')}`;

const hasFocus = (element: Locator) =>
  element.evaluate((node: { matches: (selector: string) => boolean }) => node.matches(':focus'));

/** Presses Tab until something has the focus; as far as a person would go. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  for (let i = 0; i < 120; i++) {
    if (await hasFocus(element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${element}`);
}

async function pressOn(page: Page, element: Locator): Promise<void> {
  await tabTo(page, element);
  await page.keyboard.press('Enter');
}

/** Somebody has come to a screen: its heading is what is read out next. */
async function expectArrival(page: Page, heading: string): Promise<void> {
  await expectHeading(page, heading);
  await expect.poll(() => hasFocus(page.getByRole('heading', { level: 1 }))).toBe(true);
}

test('by keyboard alone: finds a club, joins it, comments; the focus is where one has come to', async () => {
  const page = await stage.phone();
  await signIn(page, 'doyun@moim.test');
  await page.goto('/');
  await settled(page);
  await page.keyboard.press('Tab');
  expect(await hasFocus(page.getByRole('link', { name: '본문으로 건너뛰기' }))).toBe(true);

  await pressOn(page, page.getByRole('link', { name: '탐색', exact: true }));
  await expectArrival(page, '탐색');
  await tabTo(page, page.getByLabel('모임과 글 찾기'));
  await page.keyboard.type('북한산');
  await page.waitForURL((url) => url.search !== '');
  await settled(page);
  await pressOn(page, page.getByRole('link', { name: /북한산 등산회/ }).first());
  await expectArrival(page, '북한산 등산회');
  await pressOn(page, page.getByRole('button', { name: '가입하기' }));
  await page.getByText('가입했어요. 반가워요!').waitFor();

  // A question takes the focus, and gives it back.
  const leave = page.getByRole('button', { name: '모임 나가기' });
  await pressOn(page, leave);
  const dialog = page.getByRole('dialog', { name: '모임 나가기' });
  await expect.poll(() => hasFocus(dialog.getByRole('button', { name: '취소' }))).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => dialog.count()).toBe(0);
  await expect.poll(() => hasFocus(leave)).toBe(true);

  await pressOn(page, page.getByRole('link', { name: '이번 주 토요일 백운대 코스 안내' }).first());
  await expectArrival(page, '이번 주 토요일 백운대 코스 안내');
  // The new membership has to reach the boards before one may write on them.
  await vi.waitFor(
    async () => {
      await page.reload();
      await settled(page);
      expect(await page.getByLabel('댓글 쓰기').count()).toBe(1);
    },
    { timeout: 60_000, interval: 500 },
  );
  // Past all comments, of which each has several stops.
  await pressOn(page, page.getByRole('button', { name: '댓글 쓰러 가기' }));
  await expect.poll(() => hasFocus(page.getByLabel('댓글 쓰기'))).toBe(true);
  await page.keyboard.type('손은 키보드 위에만 있었어요');
  await pressOn(page, page.getByRole('button', { name: '보내기' }));
  await page.getByText('손은 키보드 위에만 있었어요').waitFor();
}, 180_000);

test('axe finds nothing serious in dialogs, light or dark', async () => {
  const page = await stage.phone();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'seoyeon@moim.test');
  const press = (name: string | RegExp) => page.getByRole('main').getByRole('button', { name }).first().click();
  const dialogs: [name: string, path: string, open: () => Promise<void>][] = [
    ['leave', CLUB, () => press('모임 나가기')],
    ['report', POST, () => press('신고')],
    ['photo', `${CLUB}/album`, () => page.getByRole('main').getByRole('listitem').getByRole('button').first().click()],
    ['give up', `/schedules/${demoId('sch', 'bukhansan-full')}`, () => press('참석 취소')],
    ['change e-mail', '/me', () => press('이메일 바꾸기')],
    ['change password', '/me', () => press('비밀번호 바꾸기')],
    ['delete account', '/me', () => press('계정 삭제')],
  ];
  const findings: Record<string, string[]> = {};
  for (const [name, path, open] of dialogs) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await settled(page);
    await open();
    await page.getByRole('dialog').waitFor();
    findings[name] = await seriousFindings(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    findings[`${name}, dark`] = await seriousFindings(page, { runOnly: ['color-contrast'] });
  }
  expect(Object.entries(findings).filter(([, found]) => found.length > 0)).toEqual([]);
}, 120_000);

test('axe finds nothing serious on a desk either, nor in forms', async () => {
  const page = await stage.phone('ko-KR', { size: 'desk' });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'minji@moim.test');
  const findings: Record<string, string[]> = {};
  for (const { name, path } of [...SCREENS, ...FORMS, ...WAYS_IN]) {
    await page.goto(path);
    await settled(page);
    findings[name] = await seriousFindings(page);
  }
  expect(Object.entries(findings).filter(([, found]) => found.length > 0)).toEqual([]);
}, 180_000);

test('the explorer is closed to a member, who is told so; a developer signs in and comes back to it', async () => {
  const page = await stage.phone();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'junho@moim.test');
  await page.goto('/explorer/map/Community');
  await page.getByRole('heading', { name: '개발자만 볼 수 있어요' }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await seriousFindings(page, { runOnly: ['color-contrast'] })).toEqual([]);

  const other = await stage.phone('ko-KR', { size: 'desk' });
  await other.goto('/explorer/map/Community');
  await pressOn(other, other.getByRole('link', { name: '로그인' }));
  await other.getByLabel('이메일').fill('minji@moim.test');
  await other.getByLabel('비밀번호').fill(DEMO_PASSWORD);
  await other.getByRole('button', { name: '로그인', exact: true }).click();
  await other.waitForURL('**/explorer/map/Community');
  await other.getByRole('heading', { name: /^Community/ }).waitFor();
  // As herself: there are no demo accounts here.
  await other.getByText('김민지 (나)').waitFor();
  await other.goto('/explorer/operations/HomeScreen');
  await other.locator('.graphiql-query-editor').getByText('HomeScreen', { exact: true }).waitFor();
  await other.getByRole('button', { name: 'Execute query (Ctrl-Enter)' }).click();
  await other.locator('.graphiql-response').getByText('"memberships"').first().waitFor();
}, 60_000);
