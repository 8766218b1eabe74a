import { demoId } from '@moim/stack/demo';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ask, expectHeading, testStage } from './stage.ts';
import { settled, signedInPhone, watchQueries } from './visitor.ts';

// Two people with a phone each: what one does is on the other's screen without a reload.
const stage = await testStage();

const ROOM = `/chat/${demoId('rom', 'bukhansan')}`;
const CLUB = `/communities/${demoId('com', 'bukhansan')}`;

const phoneOf = (person: string, path: string) => signedInPhone(stage, person, path);

const history = (page: Page) => page.getByRole('log', { name: '대화' });
async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('메시지 쓰기').fill(text);
  await page.getByRole('button', { name: '보내기' }).and(page.locator(':enabled')).click();
}

test('two people chat: typing, messages, edits, reactions and deletions come by themselves', async () => {
  const [minji, junho] = [await phoneOf('minji', ROOM), await phoneOf('junho', ROOM)];
  await say(minji, '여기 있어요');
  await history(junho).getByText('여기 있어요').waitFor();

  await junho.getByLabel('메시지 쓰기').pressSequentially('저도', { delay: 30 });
  await minji.getByText('이준호 님이 입력 중이에요…').waitFor();
  await junho.keyboard.press('Enter');
  await history(minji).getByText('저도', { exact: true }).waitFor();
  await minji.getByText('이준호 님이 입력 중이에요…').waitFor({ state: 'detached' });

  await history(minji).getByRole('button', { name: '수정' }).last().click();
  await history(minji).getByRole('textbox', { name: '수정' }).last().fill('여기 있습니다');
  await history(minji).getByRole('button', { name: '저장' }).click();
  await history(junho).getByText('여기 있습니다').waitFor();

  await history(junho).getByRole('button', { name: '반응 남기기' }).nth(-2).click();
  await history(junho).getByRole('button', { name: '👍 반응', exact: true }).click();
  await history(minji).getByRole('button', { name: '👍 1 반응', pressed: false }).waitFor();
  await history(junho).getByRole('button', { name: '👍 1 반응', pressed: true }).waitFor();

  await history(minji).getByRole('button', { name: '삭제' }).last().click();
  await minji.getByRole('dialog').getByRole('button', { name: '삭제' }).click();
  await history(junho).getByText('여기 있습니다').waitFor({ state: 'detached' });
  await history(junho).getByText('삭제된 메시지예요.').last().waitFor();
}, 90_000);

test('without a network a message waits, and stands there once when there is one again', async () => {
  const [seoyeon, minji] = [await phoneOf('seoyeon', ROOM), await phoneOf('minji', ROOM)];
  await say(seoyeon, '지금 타요');
  await history(minji).getByText('지금 타요').waitFor();
  await seoyeon.context().setOffline(true);
  await say(seoyeon, '지하철에서 보내요');
  await history(seoyeon).getByText('보내는 중').waitFor();
  await say(minji, '터널인가 봐요');
  await seoyeon.context().setOffline(false);
  await history(seoyeon).getByText('보내는 중').waitFor({ state: 'detached' });
  await history(seoyeon).getByText('터널인가 봐요').waitFor();
  await history(minji).getByText('지하철에서 보내요').waitFor();
  await seoyeon.reload();
  await settled(seoyeon);
  for (const text of ['지하철에서 보내요', '터널인가 봐요'])
    expect(await history(seoyeon).getByText(text, { exact: true }).count(), text).toBe(1);
}, 60_000);

test('a message that is not sent yet survives a reload of the page', async () => {
  const seoyeon = await phoneOf('seoyeon', ROOM);
  await seoyeon.route('**/graphql', (route) => route.abort());
  await say(seoyeon, '닫기 전에 쓴 말');
  await history(seoyeon).getByText('보내는 중').waitFor();
  await seoyeon.unroute('**/graphql');
  await seoyeon.reload();
  await settled(seoyeon);
  await history(seoyeon).getByText('닫기 전에 쓴 말').waitFor();
  await history(seoyeon).getByText('보내는 중').waitFor({ state: 'detached' });
  expect(await history(seoyeon).getByText('닫기 전에 쓴 말').count()).toBe(1);
}, 60_000);

test('a message that is refused says why; it can be thrown away', async () => {
  const [minji, junho] = [await phoneOf('minji', ROOM), await phoneOf('junho', ROOM)];
  await say(minji, '곧 지울 말');
  await history(junho).getByText('곧 지울 말').waitFor();
  await history(junho).getByRole('button', { name: '답글' }).last().click();
  await history(minji).getByRole('button', { name: '삭제' }).last().click();
  await minji.getByRole('dialog').getByRole('button', { name: '삭제' }).click();
  await history(junho).getByText('곧 지울 말').waitFor({ state: 'detached' });
  await say(junho, '사라진 말에 답해요');
  const refusal = history(junho).getByRole('alert');
  await refusal.waitFor();
  await refusal.getByRole('button', { name: '다시 시도' }).click();
  await refusal.waitFor();
  await refusal.getByRole('button', { name: '삭제' }).click();
  await expect.poll(() => history(junho).getByText('사라진 말에 답해요').count()).toBe(0);
  await junho.reload();
  await settled(junho);
  expect(await history(junho).getByText('사라진 말에 답해요').count()).toBe(0);
}, 60_000);

test('what is not read counts up while one is elsewhere, and down as it is read', async () => {
  const [minji, junho] = [await phoneOf('minji', '/me'), await phoneOf('junho', ROOM)];
  const unread = async () => {
    const { me } = await ask(minji, '{ me { unreadMessageCount } }');
    return me.unreadMessageCount as number;
  };
  const tab = minji.getByRole('navigation', { name: '주요 화면' }).getByRole('link', { name: /채팅/ });
  const before = await unread();
  await say(junho, '다들 어디세요?');
  await tab.getByText(`안 읽음 ${before + 1}`).waitFor({ state: 'attached' });
  await tab.click();
  await expectHeading(minji, '채팅');
  await minji.getByText('이준호: 다들 어디세요?').click();
  await history(minji).getByText('다들 어디세요?').waitFor();
  await tab.getByText(`안 읽음 ${before + 1}`).waitFor({ state: 'detached' });
  expect(await unread()).toBeLessThan(before + 1);
}, 60_000);

test('who is removed from a club while looking at it sees so, with one request; its room is there no more', async () => {
  const [inRoom, inClub, minji] = [
    await phoneOf('seoyeon', ROOM),
    await phoneOf('seoyeon', CLUB),
    await phoneOf('minji', CLUB),
  ];
  await history(inRoom).waitFor();
  await inClub.getByText('멤버', { exact: true }).first().waitFor();
  const queries = watchQueries(inClub);
  const input = `{ communityId: "${demoId('com', 'bukhansan')}", userId: "${demoId('usr', 'seoyeon')}", reason: "연락이 되지 않아서" }`;
  await ask(minji, `mutation { removeMember(input: ${input}) { userErrors { code } } }`);
  await expectHeading(inRoom, '찾을 수 없어요');
  expect(await history(inRoom).count()).toBe(0);
  await inRoom.getByText('‘북한산 등산회’ 채팅방에 더는 들어갈 수 없어요.').waitFor();
  await inClub.getByText('북한산 등산회 모임에서 내보내졌어요.').waitFor();
  await inClub.getByRole('button', { name: '가입하기' }).waitFor();
  expect(queries).toEqual(['CommunityQuery']);
}, 60_000);

test('who signs out is remembered no more', async () => {
  const page = await phoneOf('doyun', '/communities/new');
  await page.getByLabel('모임 이름').fill('아직 비밀인 모임');
  await page.goto('/me');
  await settled(page);
  const remembered = () => page.evaluate<string | null>("localStorage.getItem('moim-viewer')");
  expect(await remembered()).toBe(demoId('usr', 'doyun'));
  await page.getByRole('button', { name: '로그아웃' }).first().click();
  await page.waitForURL((url) => url.pathname === '/');
  await settled(page);
  expect(await remembered()).toBeNull();
  expect(await page.evaluate<string>('JSON.stringify(sessionStorage)')).not.toContain('아직 비밀인');
});
