import { demoId } from '@moim/stack/demo';
import { phonePhoto } from '@moim/test-kit/pictures';
import { expect, test } from 'vitest';
import { testStage } from './stage.ts';
import { settled, signIn } from './visitor.ts';

// Photos go from a phone into the album, as its people do it.
const stage = await testStage();
const ALBUM = `/communities/${demoId('com', 'bukhansan')}/album`;

test('photos that are chosen are in the album, first; what is no photo says so, and costs no other', async () => {
  const page = await stage.phone();
  await signIn(page, 'seoyeon@moim.test');
  await page.goto(ALBUM);
  await settled(page);
  const tiles = page.getByRole('button', { name: /^사진 \d+$/ });
  const before = await tiles.count();
  const photos = await Promise.all([1, 2, 3].map((n) => phonePhoto(n)));
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '사진 올리기' }).click();
  await (await chooser).setFiles([
    ...photos.map((buffer, n) => ({ name: `산 ${n}.jpg`, mimeType: 'image/jpeg', buffer })),
    { name: '페이지.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>이것은 사진이 아니에요</html>') },
    { name: '문서.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
  ]);
  await page.getByText('JPEG, PNG, WebP, AVIF 사진만 올릴 수 있어요.').waitFor();
  const html = page.getByRole('listitem').filter({ hasText: '페이지.jpg' });
  await html.getByRole('alert').waitFor();
  await expect.poll(() => tiles.count(), { timeout: 15_000 }).toBe(before + 3);
  await html.getByRole('button', { name: '페이지.jpg 빼기' }).click();
  await page.getByRole('button', { name: '문서.pdf 빼기' }).click();
  expect(
    await page
      .getByRole('listitem')
      .filter({ hasText: /\.(jpg|pdf)$/ })
      .count(),
  ).toBe(0);

  // What the platform has is what is shown.
  await page.reload();
  await settled(page);
  const first = tiles.first();
  await first.click();
  const viewer = page.getByRole('dialog');
  await viewer.getByText('박서연').waitFor();
  await viewer.getByRole('button', { name: '사진 삭제' }).click();
  await page.getByRole('dialog', { name: '사진 삭제' }).getByRole('button', { name: '삭제', exact: true }).click();
  await expect.poll(() => viewer.count()).toBe(0);
  await page.getByText(/^사진 \d+장$/).waitFor();
});

test('an upload that breaks off is sent again by a press', async () => {
  const page = await stage.phone();
  await signIn(page, 'seoyeon@moim.test');
  await page.goto(ALBUM);
  await settled(page);
  await page.route('**/uploads/*', (route) => route.abort());
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '사진 올리기' }).click();
  await (await chooser).setFiles([{ name: '다시.jpg', mimeType: 'image/jpeg', buffer: await phonePhoto(9) }]);
  await page.getByText('연결이 끊겨서 올리지 못했어요.').waitFor();
  await page.unroute('**/uploads/*');
  await page.getByRole('button', { name: '다시 시도' }).click();
  await page.getByText('다시.jpg').waitFor({ state: 'detached' });
});

test('who is no member sees no way to add photos, and nobody the means to delete others’', async () => {
  const page = await stage.phone();
  await signIn(page, 'doyun@moim.test');
  await page.goto(ALBUM);
  await settled(page);
  expect(await page.getByRole('button', { name: '사진 올리기' }).count()).toBe(0);
  await page.getByRole('button', { name: '사진 1', exact: true }).click();
  expect(await page.getByRole('dialog').getByRole('button', { name: '사진 삭제' }).count()).toBe(0);
});
