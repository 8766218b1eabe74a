import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { expectHeading, testStage } from './stage.ts';
import { settled, signIn, watchQueries } from './visitor.ts';

const stage = await testStage();

const ADMIN = `/communities/${demoId('com', 'bukhansan')}/admin`;

test('a member without rights sees none of these buttons', async () => {
  const page = await stage.phone();
  await signIn(page, 'seoyeon@moim.test');
  await page.goto(ADMIN);
  await page.getByText('운영진만 볼 수 있어요').first().waitFor();
  for (const name of ['차단', '모임장 넘기기', '없애기', '모임 닫기'])
    expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
  await page.goto(`/posts/${demoId('pst', 'bukhansan-1')}`);
  await settled(page);
  expect(await page.getByRole('article').getByRole('button', { name: '수정', exact: true }).count()).toBe(0);
}, 60_000);

test('a leader bans a member and lifts the ban, without asking anything again', async () => {
  const page = await stage.phone();
  await signIn(page, 'minji@moim.test');
  await page.goto(ADMIN);
  await settled(page);
  const queries = watchQueries(page);
  const members = page.locator('section', { has: page.getByRole('heading', { name: /^멤버/ }) });
  const banned = page.locator('section', { has: page.getByRole('heading', { name: '다시 들어올 수 없는 사람' }) });
  const dialog = page.getByRole('dialog');

  const member = members.getByRole('listitem').filter({ hasText: '박서연' });
  await member.getByRole('button', { name: '차단', exact: true }).click();
  await dialog.getByRole('button', { name: '차단', exact: true }).click();
  const outcast = banned.getByRole('listitem').filter({ hasText: '박서연' });
  await outcast.waitFor();
  expect(await member.count()).toBe(0);

  await outcast.getByRole('button', { name: '차단 해제' }).click();
  await dialog.getByRole('button', { name: '차단 해제' }).click();
  await outcast.waitFor({ state: 'detached' });
  expect(queries).toEqual([]);
}, 60_000);

test('an author changes a post from its menu', async () => {
  const page = await stage.phone();
  await signIn(page, 'minji@moim.test');
  await page.goto(`/posts/${demoId('pst', 'bukhansan-1')}`);
  await settled(page);
  await page.getByRole('article').getByRole('button', { name: '수정', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('제목').fill('백운대 코스가 바뀌었어요');
  await dialog.getByRole('button', { name: '저장' }).click();
  await page.getByRole('heading', { level: 1, name: '백운대 코스가 바뀌었어요' }).waitFor();
}, 60_000);

test('a leader makes a code and revokes it, and hands the club over', async () => {
  const page = await stage.phone();
  await signIn(page, 'minji@moim.test');
  await page.goto(ADMIN);
  await settled(page);
  const dialog = page.getByRole('dialog');
  const codes = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '없애기' }) });
  const before = await codes.count();
  await page.getByRole('button', { name: '코드 만들기' }).click();
  await expect.poll(() => codes.count()).toBe(before + 1);
  const code = await codes.first().locator('code').textContent();
  await codes.first().getByRole('button', { name: '없애기' }).click();
  await dialog.getByRole('button', { name: '없애기' }).click();
  await expect.poll(() => codes.count()).toBe(before);
  expect(await page.getByText(code ?? '').count()).toBe(0);

  const junho = page.getByRole('listitem').filter({ hasText: '이준호' }).first();
  await junho.getByRole('button', { name: '모임장 넘기기' }).click();
  await dialog.getByRole('button', { name: '모임장 넘기기' }).click();
  await junho.getByText('모임장', { exact: true }).waitFor();
  await expect.poll(() => page.getByRole('button', { name: '모임 닫기' }).count()).toBe(0);
}, 60_000);

test('a leader closes a club: it is there for nobody', async () => {
  const page = await stage.phone();
  await signIn(page, 'junho@moim.test');
  const club = `/communities/${demoId('com', 'hangang')}`;
  await page.goto(`${club}/admin`);
  await settled(page);
  await page.getByRole('button', { name: '모임 닫기' }).click();
  const dialog = page.getByRole('dialog');
  const close = dialog.getByRole('button', { name: '모임 닫기' });
  expect(await close.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('한강 러닝');
  expect(await close.isDisabled()).toBe(true);
  await dialog.getByRole('textbox').fill('한강 러닝크루');
  await close.click();
  await page.getByText(/닫았어요/).waitFor();
  await page.goto(club);
  await expectHeading(page, '찾을 수 없어요');
}, 60_000);
