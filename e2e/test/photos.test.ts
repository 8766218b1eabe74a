import { demoId } from '@moim/stack/demo';
import { phonePhoto } from '@moim/test-kit/pictures';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, expectHeading, testStage } from './stage.ts';
import { settled, signedInPhone } from './visitor.ts';

// Photos go along with what people write: on boards, and in their club's room.
const stage = await testStage();

const CLUB_ID = demoId('com', 'bukhansan');
const ROOM = `/chat/${demoId('rom', 'bukhansan')}`;

const phoneOf = (person: string, path: string) => signedInPhone(stage, person, path);

async function choose(page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '사진 넣기' }).click();
  await (await chooser).setFiles(files);
}

const photo = async (name: string, n: number) => ({ name, mimeType: 'image/jpeg', buffer: await phonePhoto(n) });

const attached = (page: Page) => page.getByRole('list', { name: '함께 올릴 사진' });

async function photosInAlbum(page: Page): Promise<number> {
  const { community } = await ask(page, `{ community(id: "${CLUB_ID}") { photos(first: 1) { totalCount } } }`);
  return community.photos.totalCount;
}

test('a post has the photos that were chosen for it, in full at a press; one that is left out is nowhere', async () => {
  const page = await phoneOf('seoyeon', `/communities/${CLUB_ID}/board/new`);
  const before = await photosInAlbum(page);
  await page.getByLabel('제목').fill('어제 산행 사진');
  await choose(page, [await photo('정상.jpg', 1), await photo('계곡.jpg', 2), await photo('흔들림.jpg', 3)]);
  await attached(page).getByRole('button', { name: '사진 3 빼기' }).waitFor();
  await page.getByText('사진은 모임 사진첩에도 담겨요.').waitFor();
  await attached(page).getByRole('button', { name: '사진 3 빼기' }).click();
  await expect.poll(() => photosInAlbum(page), { timeout: 15_000 }).toBe(before + 2);

  // What was chosen stays over a reload, as does what was typed.
  await page.reload();
  await settled(page);
  expect(await page.getByLabel('제목').inputValue()).toBe('어제 산행 사진');
  expect(await attached(page).getByRole('listitem').count()).toBe(2);
  await page.getByRole('button', { name: '올리기' }).click();
  await expectHeading(page, '어제 산행 사진');
  const inPost = page.getByRole('article').getByRole('button', { name: /^사진 \d$/ });
  expect(await inPost.count()).toBe(2);
  await inPost.first().click();
  const viewer = page.getByRole('dialog', { name: '사진 1/2' });
  await viewer.getByRole('img', { name: '사진 1' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('dialog', { name: '사진 2/2' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

  // Nothing of it waits for the next post.
  await page.goto(`/communities/${CLUB_ID}/board/new`);
  await settled(page);
  expect(await attached(page).count()).toBe(0);
  expect(await page.getByLabel('제목').inputValue()).toBe('');
}, 90_000);

test('an edit takes photos out of a post and puts others in; what is taken out stays in the album', async () => {
  const page = await phoneOf('seoyeon', `/communities/${CLUB_ID}/board/new`);
  await page.getByLabel('제목').fill('지난 산행');
  await choose(page, [await photo('하나.jpg', 11), await photo('둘.jpg', 12)]);
  await attached(page).getByRole('button', { name: '사진 2 빼기' }).waitFor();
  await page.getByRole('button', { name: '올리기' }).click();
  await expectHeading(page, '지난 산행');
  const album = await photosInAlbum(page);
  const post = page.url().split('/').at(-1);
  const shown = async (): Promise<string[]> => {
    const answer = await ask(page, `{ post(id: "${post}") { photos { id } } }`);
    return answer.post.photos.map(({ id }: { id: string }) => id);
  };
  const [first, second] = await shown();
  await page.getByRole('article').getByRole('button', { name: '수정' }).click();
  const form = page.getByRole('dialog', { name: '글 고치기' });
  await form.getByRole('button', { name: '사진 1 빼기' }).click();
  await choose(page, [await photo('셋.jpg', 13)]);
  await form.getByRole('button', { name: '사진 2 빼기' }).waitFor();
  await form.getByRole('button', { name: '저장' }).click();
  await expect.poll(() => form.count()).toBe(0);
  await expect
    .poll(() =>
      page
        .getByRole('article')
        .getByRole('button', { name: /^사진 \d$/ })
        .count(),
    )
    .toBe(2);
  const after = await shown();
  expect([after.length, after[0], after.includes(first ?? '')]).toEqual([2, second, false]);
  expect(await photosInAlbum(page)).toBe(album + 1);

  // An edit of the words alone leaves the photos.
  await page.getByRole('article').getByRole('button', { name: '수정' }).click();
  expect(await form.getByRole('listitem').count()).toBe(2);
  await form.getByLabel('제목').fill('지난주 산행');
  await form.getByRole('button', { name: '저장' }).click();
  await expectHeading(page, '지난주 산행');
  expect(await shown()).toEqual(after);
}, 90_000);

/** A room begins with so many. */
const LAST_MESSAGES = 12;

test('a photo goes with a message or alone, and the other sees it at once', async () => {
  const [seoyeon, junho] = [await phoneOf('seoyeon', ROOM), await phoneOf('junho', ROOM)];
  const history = (page: Page) => page.getByRole('log', { name: '대화' });
  const photosIn = (page: Page) => history(page).getByRole('button', { name: /^사진 \d$/ });
  // The last messages are there first, and then the others.
  for (const page of [seoyeon, junho])
    await expect.poll(() => history(page).locator('time').count()).toBeGreaterThan(LAST_MESSAGES);
  const before = await photosIn(junho).count();
  const send = seoyeon.getByRole('button', { name: '보내기' });
  expect(await send.isDisabled()).toBe(true);
  await choose(seoyeon, [await photo('노을.jpg', 4), await photo('하늘.jpg', 5)]);
  await attached(seoyeon).getByRole('button', { name: '사진 2 빼기' }).waitFor();
  await seoyeon.getByLabel('메시지 쓰기').fill('노을이 예뻐요');
  await send.click();
  await history(junho).getByText('노을이 예뻐요').waitFor();
  await expect.poll(() => photosIn(junho).count()).toBe(before + 2);
  await expect.poll(() => photosIn(seoyeon).count()).toBe(before + 2);
  expect(await attached(seoyeon).count()).toBe(0);

  await choose(seoyeon, [await photo('말없이.jpg', 6)]);
  await attached(seoyeon).getByRole('button', { name: '사진 1 빼기' }).waitFor();
  await send.click();
  await expect.poll(() => photosIn(junho).count()).toBe(before + 3);
  await photosIn(junho).last().click();
  await junho.getByRole('dialog', { name: '사진 1/1' }).getByRole('img', { name: '사진 1' }).waitFor();
}, 90_000);

test('what cannot be sent says why, costs nothing else, and can be sent again or left out', async () => {
  const page = await phoneOf('seoyeon', ROOM);
  await page.route('**/uploads/*', (route) => route.abort());
  await choose(page, [
    await photo('터널.jpg', 7),
    { name: '문서.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') },
  ]);
  await page.getByText('터널.jpg: 연결이 끊겨서 올리지 못했어요.').waitFor();
  await page.getByText('문서.pdf: JPEG, PNG, WebP, AVIF 사진만 올릴 수 있어요.').waitFor();
  await attached(page).getByRole('button', { name: '문서.pdf 빼기' }).click();
  await page.unroute('**/uploads/*');
  await attached(page).getByRole('button', { name: '다시 시도: 터널.jpg' }).click();
  await attached(page).getByRole('button', { name: '사진 1 빼기' }).click();
  await expect.poll(() => attached(page).count()).toBe(0);
  expect(await page.getByRole('button', { name: '보내기' }).isDisabled()).toBe(true);
}, 60_000);

test('between two a photo is for the two alone, and is there at once', async () => {
  const direct = await phoneOf('minji', '/chat');
  const { me } = await ask(direct, '{ me { chatRooms(first: 50) { edges { node { id kind title } } } } }');
  const rooms: { node: { id: string; kind: string; title: string } }[] = me.chatRooms.edges;
  const path = `/chat/${rooms.find(({ node }) => node.kind === 'DIRECT' && node.title === '이준호')?.node.id}`;
  await direct.goto(path);
  await settled(direct);
  const junho = await phoneOf('junho', path);
  const photosIn = (page: Page) => page.getByRole('log', { name: '대화' }).getByRole('button', { name: /^사진 \d$/ });
  for (const page of [direct, junho]) await page.getByLabel('메시지 쓰기').waitFor();
  await choose(direct, [await photo('둘만.jpg', 8), await photo('빼기.jpg', 9)]);
  await attached(direct).getByRole('button', { name: '사진 2 빼기' }).click();
  await direct.getByText('사진은 두 사람만 볼 수 있어요.').waitFor();
  await direct.getByRole('button', { name: '보내기' }).click();
  await expect.poll(() => photosIn(junho).count()).toBe(1);
  const picture = photosIn(junho).locator('img').last();
  await expect.poll(() => picture.evaluate((image: { naturalWidth: number }) => image.naturalWidth)).toBeGreaterThan(0);
  const address = (await picture.getAttribute('src')) ?? '';
  expect(address).toMatch(/^\/media\/photos\/[0-9a-f]{40}\/\w+\?expires=/);
  const statusOf = (page: Page, of: string) =>
    page.evaluate<number>(`fetch(${JSON.stringify(of)}).then((response) => response.status)`);
  expect(await statusOf(junho, address)).toBe(200);
  expect(await statusOf(junho, address.split('?')[0] ?? '')).toBe(404);
  // Opened anew it is there, too; somebody else finds no room.
  await junho.reload();
  await settled(junho);
  await expect.poll(() => photosIn(junho).count()).toBe(1);
  const seoyeon = await phoneOf('seoyeon', path);
  expect(await photosIn(seoyeon).count()).toBe(0);
}, 90_000);
