import { demoId } from '@moim/stack/demo';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, testStage } from './stage.ts';
import { settled, signedInPhone } from './visitor.ts';

// Who gets a seat, who waits for one, and who came.
const stage = await testStage();

const phoneOf = (person: string) => signedInPhone(stage, person);

/** A meet-up of 북한산 등산회 that begins in an hour: its path. */
async function plan(host: Page, title: string, seats: number): Promise<string> {
  const at = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString();
  const input = `{ communityId: "${demoId('com', 'bukhansan')}", title: "${title}", startsAt: "${at(1)}", endsAt: "${at(3)}", capacity: ${seats} }`;
  const { createSchedule } = await ask(
    host,
    `mutation { createSchedule(input: ${input}) { schedule { id } userErrors { code } } }`,
  );
  return `/schedules/${createSchedule.schedule.id}`;
}

const GOT_IT = '자리를 잡았어요!';
const TOO_LATE = '방금 마지막 자리가 찼어요. 대기하면 자리가 나는 대로 차례로 들어가요.';

test('two race for the last seat: one has it; the other is told, waits in line, and is in when the first gives it up', async () => {
  const [minji, junho, seoyeon] = [await phoneOf('minji'), await phoneOf('junho'), await phoneOf('seoyeon')];
  const path = await plan(minji, '마지막 한 자리', 1);
  const racers = [junho, seoyeon];
  for (const page of racers) {
    await page.goto(path);
    await settled(page);
    await page.getByText('0/1명 참석').waitFor();
  }
  await Promise.all(racers.map((page) => page.getByRole('button', { name: '참석하기' }).click()));
  const outcomes = await Promise.all(
    racers.map(async (page) => {
      await page.getByText(GOT_IT).or(page.getByText(TOO_LATE)).first().waitFor();
      return (await page.getByText(GOT_IT).count()) > 0;
    }),
  );
  expect(outcomes.filter(Boolean)).toHaveLength(1);
  const [winner, loser] = outcomes[0] ? [junho, seoyeon] : [seoyeon, junho];
  await winner.getByText('참석해요', { exact: true }).waitFor();
  await loser.getByText('1/1명 참석').waitFor();
  expect(await loser.getByText('참석해요', { exact: true }).count()).toBe(0);

  await loser.getByRole('button', { name: '대기하기' }).click();
  await loser.getByText('대기 1번째', { exact: true }).waitFor();
  expect(await loser.getByText(TOO_LATE).count()).toBe(0);
  await winner.getByRole('button', { name: '참석 취소' }).click();
  await winner.getByRole('dialog').getByRole('button', { name: '참석 취소' }).click();
  await winner.getByText('참석을 취소했어요.').waitFor();

  // Nobody reloads anything.
  await loser.getByText('참석해요', { exact: true }).waitFor();
  await winner.getByRole('button', { name: '대기하기' }).waitFor();
}, 90_000);

test('a seat that cannot be asked for is not there: the screen says so, and works again with the network', async () => {
  const [minji, junho] = [await phoneOf('minji'), await phoneOf('junho')];
  await junho.goto(await plan(minji, '지하에서 신청하기', 5));
  await settled(junho);
  await junho.route('**/graphql', (route) => route.abort());
  await junho.getByRole('button', { name: '참석하기' }).click();
  await junho.getByRole('region', { name: '참석' }).getByRole('alert').waitFor();
  await junho.getByText('0/5명 참석').waitFor();
  expect(await junho.getByText('참석해요', { exact: true }).count()).toBe(0);
  await junho.unroute('**/graphql');
  await junho.getByRole('button', { name: '참석하기' }).click();
  await junho.getByText(GOT_IT).waitFor();
  expect(await junho.getByRole('region', { name: '참석' }).getByRole('alert').count()).toBe(0);
}, 60_000);

test('whoever runs a meet-up notes who came; who only goes there cannot', async () => {
  const [minji, seoyeon] = [await phoneOf('minji'), await phoneOf('seoyeon')];
  const path = await plan(minji, '출석을 부르는 산행', 5);
  await seoyeon.goto(path);
  await settled(seoyeon);
  await seoyeon.getByRole('button', { name: '참석하기' }).click();
  await seoyeon.getByText(GOT_IT).waitFor();
  expect(await seoyeon.getByRole('button', { name: /출석 확인/ }).count()).toBe(0);

  await minji.goto(path);
  await settled(minji);
  await minji.getByText('0명 출석').waitFor();
  await minji.getByRole('button', { name: '박서연 님 출석 확인' }).click();
  await minji.getByText('1명 출석').waitFor();
  await minji.getByText(/(오전|오후).* 출석$/).waitFor();
  await minji.reload();
  await settled(minji);
  await minji.getByText('1명 출석').waitFor();
  expect(await minji.getByRole('button', { name: /출석 확인/ }).count()).toBe(0);

  // Who was seen there cannot give the seat up any more, and is told so.
  await seoyeon.getByRole('button', { name: '참석 취소' }).click();
  await seoyeon.getByRole('dialog').getByRole('button', { name: '참석 취소' }).click();
  await seoyeon
    .getByRole('status')
    .getByText(/출석|참석/)
    .first()
    .waitFor();
  await seoyeon.getByText('참석해요', { exact: true }).waitFor();
}, 60_000);
