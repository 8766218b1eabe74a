import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { ask, expectHeading, testStage } from './stage.ts';
import { settled, signedInPhone, watchQueries } from './visitor.ts';

// Clubs and meet-ups are changed by those who run them, and by nobody else.
const stage = await testStage();

const CLUB_ID = demoId('com', 'bukhansan');
const CLUB = `/communities/${CLUB_ID}`;
const MEETUP_ID = demoId('sch', 'bukhansan-open');
const MEETUP = `/schedules/${MEETUP_ID}`;

const phoneOf = (person: string) => signedInPhone(stage, person);

test('a leader changes the club: what is wrong says so at its field, what was typed stays, what was not touched is not sent', async () => {
  const [page, tablet] = [await phoneOf('minji'), await phoneOf('minji')];
  await page.goto(`${CLUB}/admin`);
  await settled(page);
  const queries = watchQueries(page);
  await page.getByRole('link', { name: '모임 정보 수정' }).click();
  await expectHeading(page, '모임 정보 수정');
  expect(queries).toEqual(['EditCommunityQuery']);
  const save = page.getByRole('button', { name: '저장' });
  expect(await save.isDisabled()).toBe(true);

  await page.getByLabel('모임 이름').fill('북한산 주말 등산회');
  await page.getByLabel('정원').fill('3');
  await page.getByLabel('가입 방법').selectOption('누구나 바로');
  await save.click();
  await page.getByText(/지금 멤버가 \d+명이라/).waitFor();
  expect(await page.getByLabel('정원').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('모임 이름').inputValue()).toBe('북한산 주말 등산회');

  // Another of the leader's devices changes something else meanwhile; and this one is reloaded.
  const input = `{ id: "${CLUB_ID}", region: "서울 강북구" }`;
  const told = await ask(tablet, `mutation { updateCommunity(input: ${input}) { userErrors { code } } }`);
  expect(told.updateCommunity.userErrors).toEqual([]);
  await page.reload();
  await settled(page);
  expect(await page.getByLabel('모임 이름').inputValue()).toBe('북한산 주말 등산회');
  expect(await page.getByLabel('지역').inputValue()).toBe('서울 강북구');

  await page.getByLabel('정원').fill('');
  await save.click();
  await page.getByText('저장했어요.').waitFor();
  await expectHeading(page, '모임 관리');
  await page.getByRole('link', { name: '북한산 주말 등산회' }).click();
  await expectHeading(page, '북한산 주말 등산회');
  await settled(page);
  await page.getByText(/등산 · 서울 강북구/).waitFor();

  // Nothing of it is left in the form.
  await page.goto(`${CLUB}/edit`);
  await settled(page);
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel('소개').fill('쓰다 만 소개');
  await page.getByRole('button', { name: '취소' }).click();
  await expectHeading(page, '모임 관리');
  await page.goto(`${CLUB}/edit`);
  await settled(page);
  expect(await page.getByLabel('소개').inputValue()).not.toBe('쓰다 만 소개');
}, 90_000);

test('staff and members cannot change the club: no way there, nothing at its address, and the platform says no', async () => {
  for (const person of ['junho', 'seoyeon']) {
    const page = await phoneOf(person);
    await page.goto(`${CLUB}/admin`);
    await settled(page);
    expect(await page.getByRole('link', { name: '모임 정보 수정' }).count(), person).toBe(0);
    await page.goto(`${CLUB}/edit`);
    await expectHeading(page, '모임장만 바꿀 수 있어요');
    expect(await page.getByRole('textbox').count(), person).toBe(0);
    const answer = await ask(
      page,
      `mutation { updateCommunity(input: { id: "${CLUB_ID}", name: "${person}의 모임" }) { userErrors { code } } }`,
    );
    expect(answer, person).toBeNull();
    const { community } = await ask(page, `{ community(id: "${CLUB_ID}") { name } }`);
    expect(community.name, person).not.toContain(person);
  }
}, 60_000);

test('who runs a meet-up changes it: fewer seats than taken are refused at the field, and the rest stays typed', async () => {
  const page = await phoneOf('minji');
  await page.goto(MEETUP);
  await settled(page);
  const queries = watchQueries(page);
  await page.getByRole('link', { name: '정모 수정' }).click();
  await expectHeading(page, '정모 수정');
  expect(queries).toEqual(['EditScheduleQuery']);
  const starts = await page.getByLabel(/^시작/).inputValue();
  await page.getByLabel('제목').fill('토요일 백운대 느린 산행');
  await page.getByLabel('정원').fill('2');
  await page.getByRole('button', { name: '저장' }).click();
  await page.getByText(/이미 \d+명이/).waitFor();
  expect(await page.getByLabel('정원').getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('정원').fill('30');
  await page.getByLabel('회비(원)').fill('5000');
  queries.length = 0;
  await page.getByRole('button', { name: '저장' }).click();
  await expectHeading(page, '토요일 백운대 느린 산행');
  await page.getByText(/\/30명 참석/).waitFor();
  await page.getByText('₩5,000').waitFor();
  // Its time was not touched.
  const { schedule } = await ask(page, `{ schedule(id: "${MEETUP_ID}") { startsAt capacity fee { amount } } }`);
  expect(schedule).toMatchObject({ capacity: 30, fee: { amount: 5_000 } });
  expect(await page.evaluate(`new Date("${schedule.startsAt}").getTime() === new Date("${starts}").getTime()`)).toBe(
    true,
  );
}, 60_000);

test('a meet-up is called off after a question, and is on no list of what comes', async () => {
  const [page, seoyeon] = [await phoneOf('minji'), await phoneOf('seoyeon')];
  await page.goto(CLUB);
  await settled(page);
  const upcoming = page.locator('section', { has: page.getByRole('heading', { name: '다가오는 정모' }) });
  await upcoming.getByRole('listitem').first().getByRole('link').click();
  await page.getByRole('button', { name: '정모 취소하기' }).click();
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  await page.getByRole('dialog').getByRole('button', { name: '정모 취소하기' }).click();
  await page.getByText('취소됨').first().waitFor();
  await expect.poll(() => page.getByRole('link', { name: '정모 수정' }).count()).toBe(0);
  await page.goBack();
  await settled(page);
  await upcoming.waitFor();
  expect(await upcoming.getByText(title, { exact: true }).count()).toBe(0);

  await page.goForward();
  await expectHeading(page, title);
  await seoyeon.goto(new URL(page.url()).pathname);
  await settled(seoyeon);
  await seoyeon.getByText('취소됨').first().waitFor();
  await page.goto(`${new URL(page.url()).pathname}/edit`);
  await expectHeading(page, '끝났거나 취소된 정모예요');
}, 60_000);

test('a member who did not plan it cannot change a meet-up or call it off', async () => {
  const page = await phoneOf('seoyeon');
  await page.goto(MEETUP);
  await settled(page);
  expect(await page.getByRole('link', { name: '정모 수정' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '정모 취소하기' }).count()).toBe(0);
  await page.goto(`${MEETUP}/edit`);
  await expectHeading(page, '바꿀 수 없는 정모예요');
  expect(await page.getByRole('textbox').count()).toBe(0);
  const answer = await ask(page, `mutation { cancelSchedule(input: { id: "${MEETUP_ID}" }) { userErrors { code } } }`);
  expect(answer).toBeNull();
}, 60_000);
