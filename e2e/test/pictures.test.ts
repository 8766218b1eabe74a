import { demoId } from '@moim/stack/demo';
import { phonePhoto } from '@moim/test-kit/pictures';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, expectHeading, testStage } from './stage.ts';
import { settled, signedInPhone } from './visitor.ts';

// Pictures of people and of clubs.
const stage = await testStage();

const photo = async (name: string, n: number) => ({ name, mimeType: 'image/jpeg', buffer: await phonePhoto(n) });
const field = (page: Page, label: string) => page.getByRole('group', { name: label });

async function choose(page: Page, label: string, file: { name: string; mimeType: string; buffer: Buffer }) {
  const chooser = page.waitForEvent('filechooser');
  await field(page, label)
    .getByRole('button', { name: /^사진 (고르기|바꾸기)$/ })
    .click();
  await (await chooser).setFiles(file);
}

/** The address of the picture that a field shows, once it is one of the platform's. */
async function sentPicture(page: Page, label: string): Promise<string> {
  const address = () => field(page, label).locator('img').last().getAttribute('src');
  await expect.poll(address, { timeout: 15_000 }).toMatch(/^\/media\/photos\//);
  return (await address()) as string;
}

const isThere = (page: Page, address: string) =>
  page.evaluate<boolean>(`fetch(${JSON.stringify(address)}).then((response) => response.ok)`);

test('a profile picture is chosen, seen before it is saved, shown wherever the person is, and taken out again', async () => {
  const page = await signedInPhone(stage, 'doyun', '/me');
  await page.getByRole('button', { name: '수정' }).first().click();
  await choose(page, '프로필 사진', { name: '문서.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await field(page, '프로필 사진').getByText('JPEG, PNG, WebP, AVIF 사진만 올릴 수 있어요.').waitFor();
  // What says it is a picture and is none is told by the platform, and can be replaced.
  await choose(page, '프로필 사진', { name: '가짜.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
  await field(page, '프로필 사진').getByRole('alert').filter({ hasText: '사진만 올릴 수 있어요' }).waitFor();
  await page.route('**/uploads/*', (route) => route.abort());
  await choose(page, '프로필 사진', await photo('나.jpg', 1));
  await field(page, '프로필 사진').getByText('연결이 끊겨서 올리지 못했어요.').waitFor();
  await page.unroute('**/uploads/*');
  await field(page, '프로필 사진').getByRole('button', { name: '다시 시도' }).click();
  const address = await sentPicture(page, '프로필 사진');
  await page.getByRole('button', { name: '저장' }).click();
  await page.getByText('저장했어요').waitFor();
  const { me } = await ask(page, '{ me { avatarUrl } }');
  expect(me.avatarUrl).toBe(address);
  await page.goto(`/people/${demoId('usr', 'doyun')}`);
  await settled(page);
  await page.locator(`img[src="${address}"]`).first().waitFor();

  await page.goto('/me');
  await settled(page);
  await page.getByRole('button', { name: '수정' }).first().click();
  await field(page, '프로필 사진').getByRole('button', { name: '사진 빼기' }).click();
  await page.getByRole('button', { name: '저장' }).click();
  await page.getByText('저장했어요').last().waitFor();
  expect((await ask(page, '{ me { avatarUrl } }')).me.avatarUrl).toBeNull();
}, 90_000);

test('a club is founded with a cover by keyboard, and gets another', async () => {
  const page = await signedInPhone(stage, 'seoyeon', '/communities/new');
  const chooser = page.waitForEvent('filechooser');
  await field(page, '대표 사진').getByRole('button', { name: '사진 고르기' }).focus();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(await photo('한강.jpg', 2));
  const first = await sentPicture(page, '대표 사진');
  await page.getByLabel('모임 이름').fill('저녁 한강 산책');
  await page.getByLabel('관심사').selectOption('hiking');
  await page.getByLabel('지역').fill('서울 마포구');
  // What is typed and chosen stays over a reload.
  await page.reload();
  await settled(page);
  expect(await sentPicture(page, '대표 사진')).toBe(first);
  await page.getByRole('button', { name: '만들기' }).click();
  await expectHeading(page, '저녁 한강 산책');
  await page.locator(`img[src="${first}"]`).first().waitFor();

  await page.goto(`${new URL(page.url()).pathname}/edit`);
  await settled(page);
  await choose(page, '대표 사진', await photo('노을.jpg', 3));
  await expect.poll(() => sentPicture(page, '대표 사진')).not.toBe(first);
  const second = await sentPicture(page, '대표 사진');
  await page.getByRole('button', { name: '저장' }).click();
  await page.getByText('저장했어요').waitFor();
  expect(await isThere(page, second)).toBe(true);
}, 90_000);

test('who signs up comes in with a picture', async () => {
  const page = await stage.phone();
  await page.goto('/sign-up');
  await page.getByLabel('이메일').fill('haneul@moim.test');
  await page.getByLabel('비밀번호', { exact: true }).fill('산에서 만나요 2026');
  await page.getByLabel('이름').fill('윤하늘');
  await choose(page, '프로필 사진', await photo('하늘.jpg', 4));
  await page.getByRole('button', { name: '가입하기' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-up');
  await settled(page);
  const { me } = await ask(page, '{ me { name avatarUrl } }');
  expect(me).toEqual({ name: '윤하늘', avatarUrl: expect.stringMatching(/^\/media\/photos\/[0-9a-f]{40}\/thumb$/) });
}, 60_000);
