import { demoId } from '@moim/stack/demo';
import { describe, expect, test, vi } from 'vitest';
import { seriousFindings } from '../src/axe.ts';
import { SCREENS, WAYS_IN } from '../src/screens.ts';
import { expectHeading, testStage } from './stage.ts';
import { settled, signIn, watchQueries } from './visitor.ts';

const stage = await testStage();

const BUKHANSAN = `/communities/${demoId('com', 'bukhansan')}`;

test('each screen is one request, and going back to it none', async () => {
  const page = await stage.phone();
  await signIn(page, 'minji@moim.test');
  await settled(page);
  const queries = watchQueries(page);
  const home = page.getByRole('navigation', { name: '주요 화면' }).getByRole('link', { name: '홈' });
  for (const { name, query, path } of SCREENS) {
    queries.length = 0;
    await page.goto(path);
    await settled(page);
    expect(queries, `${name}, cold`).toEqual([query]);
    if (name === 'home') continue;
    await home.click();
    await expectHeading(page, '김민지 님, 안녕하세요');
    expect(queries, `from ${name} on to home`).toEqual([query, 'HomeQuery']);
    await page.goBack();
    await settled(page);
    expect(queries, `back to ${name}`).toEqual([query, 'HomeQuery']);
  }
}, 180_000);

describe('a screen’s request', () => {
  test('is on its way before the app’s own code has come', async () => {
    const page = await stage.phone();
    const queries = watchQueries(page);
    const asked = page.waitForRequest((request) => new URL(request.url()).pathname === '/graphql');
    await page.route('**/assets/index-*.js', async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto(`${BUKHANSAN}/board`);
    await settled(page);
    expect(queries).toEqual(['BoardQuery']);
  });

  test('is the app’s, where the address has more than the early one knows', async () => {
    const page = await stage.phone();
    const queries = watchQueries(page);
    await page.goto(`${BUKHANSAN}/board?board=REVIEW`);
    await settled(page);
    expect(queries).toEqual(['BoardQuery']);
    await page.getByRole('button', { name: '후기', pressed: true }).waitFor();
  });

  test('is made again when the early one was answered badly or not at all', async () => {
    const page = await stage.phone();
    for (const fail of ['answer', 'connection']) {
      let isFirst = true;
      await page.route('**/graphql', async (route) => {
        if (!isFirst) return await route.fallback();
        isFirst = false;
        return fail === 'answer' ? await route.fulfill({ status: 502, body: 'Bad gateway' }) : await route.abort();
      });
      await page.goto(BUKHANSAN);
      await expectHeading(page, '북한산 등산회');
      expect(isFirst).toBe(false);
      await page.unroute('**/graphql');
    }
  });
});

test('axe finds nothing serious on any screen, light or dark', async () => {
  const page = await stage.phone();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signIn(page, 'minji@moim.test');
  const findings: Record<string, string[]> = {};
  for (const { name, path } of [...SCREENS, ...WAYS_IN]) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(path);
    await settled(page);
    findings[name] = await seriousFindings(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.locator('html[data-mantine-color-scheme="dark"]').waitFor();
    // Nothing else changes with the colours.
    findings[`${name}, dark`] = await seriousFindings(page, { runOnly: ['color-contrast'] });
  }
  expect(Object.entries(findings).filter(([, found]) => found.length > 0)).toEqual([]);
}, 180_000);

test('somebody new signs up, finds a club, joins, comments, likes and takes a seat', async () => {
  const page = await stage.phone();
  await page.goto('/');
  await expectHeading(page, '취미로 만나는 동네 모임');
  await page.getByRole('link', { name: '시작하기' }).click();
  await page.getByLabel('이메일').fill('saebom@moim.test');
  await page.getByLabel('비밀번호').fill('봄에는 산으로 갑니다');
  await page.getByLabel('이름').fill('한새봄');
  await page.getByText('등산', { exact: true }).click();
  await page.getByRole('button', { name: '가입하기' }).click();
  await expectHeading(page, '한새봄 님, 안녕하세요');

  await page.getByRole('link', { name: '탐색', exact: true }).click();
  // By the initials of 북한산.
  await page.getByLabel('모임과 글 찾기').fill('ㅂㅎㅅ');
  // What is found, not what stood there before it was asked for.
  await page.waitForURL((url) => url.search !== '');
  await settled(page);
  await page
    .getByRole('link', { name: /북한산 등산회/ })
    .first()
    .click();
  await expectHeading(page, '북한산 등산회');
  await page.getByRole('button', { name: '가입하기' }).click();
  await page.getByText('가입했어요. 반가워요!').waitFor();
  await page.getByText('멤버', { exact: true }).first().waitFor();

  await page.getByRole('link', { name: '이번 주 토요일 백운대 코스 안내' }).first().click();
  await expectHeading(page, '이번 주 토요일 백운대 코스 안내');
  const like = page.getByRole('article').getByRole('button', { name: /^좋아요/ });
  expect(await like.getAttribute('aria-pressed')).toBe('false');
  await like.click();
  await page
    .getByRole('article')
    .getByRole('button', { name: /^좋아요/, pressed: true })
    .waitFor();
  // The new membership has to reach the boards before one may write on them: until then the form is not there.
  await vi.waitFor(
    async () => {
      await page.reload();
      await settled(page);
      expect(await page.getByLabel('댓글 쓰기').count()).toBe(1);
    },
    { timeout: 30_000, interval: 500 },
  );
  await page.getByLabel('댓글 쓰기').fill('처음 가요. 잘 부탁드려요!');
  await page.getByRole('button', { name: '보내기' }).click();
  await page.getByText('처음 가요. 잘 부탁드려요!').waitFor();

  await page.goto(`/schedules/${demoId('sch', 'bukhansan-open')}`);
  await page.getByRole('button', { name: '참석하기' }).click();
  await page.getByText('자리를 잡았어요!').waitFor();
  await page.getByText('참석해요', { exact: true }).waitFor();
}, 90_000);

test('what somebody is into is chosen at the beginning and changed on the own page, ten things at most', async () => {
  const page = await stage.phone();
  await signIn(page, 'doyun@moim.test');
  await page.goto('/me');
  await settled(page);
  const queries = watchQueries(page);
  await page.getByRole('button', { name: '관심사 수정' }).click();
  const choices = page.getByRole('group', { name: /^관심사/ }).getByRole('checkbox');
  await choices.first().waitFor();
  for (const choice of await choices.all()) if (await choice.isChecked()) await choice.uncheck({ force: true });
  const all = await choices.count();
  for (let i = 0; i < Math.min(10, all); i++) await choices.nth(i).check({ force: true });
  if (all > 10) expect(await choices.nth(10).isDisabled()).toBe(true);
  await choices.nth(0).uncheck({ force: true });
  if (all > 10) expect(await choices.nth(10).isDisabled()).toBe(false);
  await page.getByRole('button', { name: '저장' }).click();
  await page.getByText('저장했어요.').waitFor();
  // All there is was asked for when the form was opened; nothing was asked again.
  expect(queries).toEqual(['InterestsQuery']);
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: '관심사 수정' }).click();
  await choices.first().waitFor();
  const checked = await Promise.all((await choices.all()).map((choice) => choice.isChecked()));
  expect(checked.filter(Boolean)).toHaveLength(Math.min(10, all) - 1);
  expect(checked[0]).toBe(false);
}, 60_000);

describe('settings', () => {
  test('language and colours change at once, and stay', async () => {
    const page = await stage.phone();
    await page.goto('/me');
    await page.getByText('English').click();
    await expectHeading(page, 'My page');
    await page.getByText('Dark', { exact: true }).click();
    const scheme = () => page.evaluate("document.documentElement.getAttribute('data-mantine-color-scheme')");
    expect(await scheme()).toBe('dark');
    await page.reload();
    await expectHeading(page, 'My page');
    expect(await scheme()).toBe('dark');
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
  });
});

test('the gateway serves the app at its screens and nowhere else, its files for a year', async () => {
  const page = await stage.phone();
  const screen = await page.request.get('/communities/anything/board');
  expect(screen.status()).toBe(200);
  expect(screen.headers()).toMatchObject({ 'cache-control': 'no-cache', 'x-frame-options': 'DENY' });
  const file = /src="(\/assets\/[^"]+)"/.exec(await screen.text())?.[1] ?? '';
  const asset = await page.request.get(file, { headers: { 'accept-encoding': 'br' } });
  expect(asset.headers()).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
  });
  // The screen's own code is named before the page is read, and is what the page then asks for.
  const named = [...(screen.headers().link ?? '').matchAll(/<([^>]+)>; rel=(modulepreload|preload; as=style)/g)];
  expect(named.length).toBeGreaterThan(1);
  for (const [, path = ''] of named) expect((await page.request.get(path)).status(), path).toBe(200);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${BUKHANSAN}/board`);
  await settled(page);
  expect(asked).toEqual(expect.arrayContaining(named.map(([, path]) => path)));
  for (const path of ['/nothing', '/communities', '/routes.json', '/assets/nothing.js', '/.vite/manifest.json'])
    expect((await page.request.get(path)).status(), path).toBe(404);
});

// Nothing after this asks chat for anything.
test('a service that is down costs its part of the screen, and comes back at a press', async () => {
  const page = await stage.phone();
  await signIn(page, 'minji@moim.test');
  const { chat } = stage.services.subgraphs;
  await chat.stop(2_000);
  await page.goto(BUKHANSAN);
  await expectHeading(page, '북한산 등산회');
  await page.getByText('이 부분은 잠시 볼 수 없어요.').waitFor();
  await page.getByText('다가오는 정모').waitFor();
  await chat.start();
  await page.getByRole('button', { name: '다시 시도' }).click();
  await page.getByText('모임 채팅방').waitFor();
  expect(await page.getByText('이 부분은 잠시 볼 수 없어요.').count()).toBe(0);
}, 60_000);
