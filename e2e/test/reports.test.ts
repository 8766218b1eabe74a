import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { ask, testStage } from './stage.ts';
import { settled, signedInPhone } from './visitor.ts';

// What is wrong is reported with a reason, and whoever runs the club decides; both are asked first.
const stage = await testStage();

const CLUB = `/communities/${demoId('com', 'bukhansan')}`;
const POST = `/posts/${demoId('pst', 'bukhansan-1')}`;

const phoneOf = (person: string, path: string) => signedInPhone(stage, person, path);

test('a member reports a post with a reason; another reason has to be said; staff reads it and settles it, and not whom it is about', async () => {
  const page = await phoneOf('seoyeon', POST);
  await page.getByRole('article').getByRole('button', { name: '신고' }).click();
  const dialog = page.getByRole('dialog', { name: '신고' });
  const send = dialog.getByRole('button', { name: '신고하기' });
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByLabel('다른 이유').check();
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByLabel('자세한 내용').fill('코스가 통제된 곳이에요');
  await send.click();
  await page.getByText('신고했어요. 운영진이 살펴볼게요.').waitFor();
  expect(await dialog.count()).toBe(0);

  const words = '다른 이유: 코스가 통제된 곳이에요';
  const author = await phoneOf('minji', `${CLUB}/admin`);
  expect(await author.getByText(words).count()).toBe(0);
  const staff = await phoneOf('junho', `${CLUB}/admin`);
  const report = staff.getByRole('listitem').filter({ hasText: words });
  await report.getByRole('button', { name: '문제없음' }).click();
  await staff.getByRole('dialog').getByRole('button', { name: '취소' }).click();
  expect(await report.getByRole('button', { name: '문제없음' }).count()).toBe(1);
  await report.getByRole('button', { name: '문제없음' }).click();
  await staff.getByRole('dialog').getByRole('button', { name: '문제없음' }).click();
  await expect.poll(() => report.getByRole('button').count()).toBe(0);
}, 60_000);

test('messages, photos and comments of others are reported where they stand; one’s own are not', async () => {
  const page = await phoneOf('seoyeon', `/chat/${demoId('rom', 'bukhansan')}`);
  const history = page.getByRole('log', { name: '대화' });
  await history.getByRole('button', { name: '신고' }).last().click();
  const dialog = page.getByRole('dialog', { name: '신고' });
  await dialog.getByLabel('광고, 도배').check();
  await dialog.getByRole('button', { name: '신고하기' }).click();
  await page.getByText('신고했어요. 운영진이 살펴볼게요.').waitFor();
  const count = (name: string) => history.getByRole('button', { name }).count();
  const [reportable, mine] = [await count('신고'), await count('수정')];
  await page.getByLabel('메시지 쓰기').fill('제 말이에요');
  await page.getByRole('button', { name: '보내기' }).and(page.locator(':enabled')).click();
  await expect.poll(() => count('수정'), { timeout: 15_000 }).toBe(mine + 1);
  expect(await count('신고')).toBe(reportable);

  await page.goto(POST);
  await settled(page);
  await page.getByRole('region', { name: '댓글' }).getByRole('button', { name: '신고' }).first().click();
  await dialog.getByLabel('욕설, 비방').waitFor();
  await page.keyboard.press('Escape');
  await page.goto(`${CLUB}/album`);
  await settled(page);
  const { community } = await ask(
    page,
    `{ community(id: "${demoId('com', 'bukhansan')}") { photos(first: 30) { edges { node { uploader { id } } } } } }`,
  );
  const photos: { node: { uploader: { id: string } } }[] = community.photos.edges;
  const another = photos.findIndex(({ node }) => node.uploader.id !== demoId('usr', 'seoyeon'));
  await page.getByRole('main').getByRole('listitem').nth(another).getByRole('button').click();
  await page.getByRole('dialog').getByRole('button', { name: '신고' }).waitFor();
}, 60_000);

test('who is no member has nobody to report to', async () => {
  const page = await phoneOf('doyun', POST);
  expect(await page.getByRole('button', { name: '신고' }).count()).toBe(0);
});

test('a request to join is turned away only after a question', async () => {
  const doyun = await phoneOf('doyun', `/communities/${demoId('com', 'hangang')}`);
  await doyun.getByRole('button', { name: '가입 신청' }).click();
  await doyun.getByRole('dialog').getByRole('button', { name: '보내기' }).click();
  await doyun.getByText(/가입을 신청했어요/).waitFor();
  const junho = await phoneOf('junho', `/communities/${demoId('com', 'hangang')}/admin`);
  const request = junho.getByRole('listitem').filter({ hasText: '최도윤' });
  await request.getByRole('button', { name: '거절' }).click();
  await junho.getByRole('dialog').getByRole('button', { name: '취소' }).click();
  await request.waitFor();
  await request.getByRole('button', { name: '거절' }).click();
  await junho.getByRole('dialog').getByRole('button', { name: '거절' }).click();
  await expect.poll(() => request.count()).toBe(0);
}, 60_000);

test('a person is reported from the profile, to a club that both are in; where there is none, nobody is asked', async () => {
  const page = await phoneOf('seoyeon', `/people/${demoId('usr', 'junho')}`);
  await page.getByRole('button', { name: '신고', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '신고' });
  const send = dialog.getByRole('button', { name: '신고하기' });
  await dialog.getByLabel('어느 모임에 신고할까요?').selectOption({ label: '북한산 등산회' });
  expect(await send.isDisabled()).toBe(true);
  await dialog.getByLabel('욕설, 비방').check();
  await dialog.getByLabel('자세한 내용').fill('말이 너무 거칠어요');
  await send.click();
  await page.getByText('신고했어요. 운영진이 살펴볼게요.').waitFor();
  const words = '욕설, 비방: 말이 너무 거칠어요';
  const leader = await phoneOf('minji', `${CLUB}/admin`);
  await leader.getByRole('listitem').filter({ hasText: words }).getByRole('link', { name: '사람 이준호' }).waitFor();
  // He is staff there, and does not learn of it; whom staff cannot remove, they report to the same club.
  const staff = await phoneOf('junho', `${CLUB}/admin`);
  expect(await staff.getByText(words).count()).toBe(0);
  const minji = staff.getByRole('listitem').filter({ hasText: '김민지' }).filter({ hasText: '모임장' });
  await minji.getByRole('button', { name: '신고' }).click();
  await staff.getByRole('dialog', { name: '신고' }).getByLabel('다른 이유').waitFor();
  expect(await staff.getByRole('dialog', { name: '신고' }).getByLabel('어느 모임에 신고할까요?').count()).toBe(0);

  await page.goto(`/people/${demoId('usr', 'doyun')}`);
  await settled(page);
  await page.getByRole('button', { name: '신고', exact: true }).click();
  await dialog.getByText('함께 있는 모임이 없어서').waitFor();
  await dialog.getByLabel('욕설, 비방').check();
  expect(await send.isDisabled()).toBe(true);
  // Oneself nobody reports.
  await page.goto(`/people/${demoId('usr', 'seoyeon')}`);
  await settled(page);
  expect(await page.getByRole('button', { name: '신고', exact: true }).count()).toBe(0);
}, 90_000);
