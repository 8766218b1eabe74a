import { expect, test } from 'vitest';
import { expectHeading, testStage } from './stage.ts';
import { settled, signIn } from './visitor.ts';

const stage = await testStage();

// Nothing else in this file asks the gateway for anything.
test('without a network the app opens after one visit, says that it is offline, and goes on when there is one again', async () => {
  const page = await stage.phone('ko-KR', { keepsShell: true });
  await signIn(page, 'minji@moim.test');
  const kept = () =>
    page.evaluate<string[]>(`(async () => {
      const names = await caches.keys();
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return requests.flat().map(({ url }) => new URL(url).pathname);
    })()`);
  const loaded = await page.evaluate<string[]>(
    "performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname).filter((path) => path.startsWith('/assets/'))",
  );
  expect(loaded.length).toBeGreaterThan(5);
  await expect
    .poll(async () => {
      const there = new Set(await kept());
      return loaded.filter((path) => !there.has(path));
    })
    .toEqual([]);
  // What the platform answered is nobody's business when somebody else has the device.
  expect((await kept()).filter((path) => !/^\/(assets\/|$|[\w-]+\.(svg|js|webmanifest)$)/.test(path))).toEqual([]);

  await page.context().setOffline(true);
  await stage.services.gateway.stop(2_000);
  await page.reload();
  // Whether the browser knows that there is no network, or only that nothing answers.
  const banner = page.getByRole('status').getByText('지금 보이는 내용은 예전 것일 수 있어요.');
  await banner.waitFor();
  await page.getByRole('navigation', { name: '주요 화면' }).getByRole('link', { name: '홈' }).waitFor();
  await expectHeading(page, '불러오지 못했어요');
  await page.getByRole('button', { name: '다시 시도' }).waitFor();

  // A screen that was never opened: its code is not there, and the app says so.
  await page.goto('/explore');
  await expectHeading(page, '화면을 열지 못했어요');
  await page.getByRole('navigation', { name: '주요 화면' }).waitFor();

  await page.goto('/');
  await expectHeading(page, '불러오지 못했어요');
  await stage.services.gateway.start();
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '다시 시도' }).click();
  await expectHeading(page, '김민지 님, 안녕하세요');
  await settled(page);
  await banner.waitFor({ state: 'hidden' });
}, 120_000);
