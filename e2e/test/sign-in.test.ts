import { DEMO_PASSWORD } from '@moim/stack/demo';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { agree, authorizationUrl, callbackOf, chooseProvider, finishSignUp, JIWOO, signInThere } from './people.ts';
import { ask, expectHeading, expectTokensOutOfReach, testStage } from './stage.ts';

const stage = await testStage();

const ME = '{ me { name email interests { name } sessions { isCurrent } } }';
const signOut = (page: Page) => page.getByRole('button', { name: '로그아웃' }).click();
const signInButton = (page: Page) => page.getByRole('button', { name: '로그인', exact: true });

describe('with an account of the sign-in server', () => {
  test('somebody new makes an account there, agrees, says what they are into, and is signed in', async () => {
    const page = await stage.phone();
    await chooseProvider(page);
    await expectHeading(page, '모임에 로그인');
    await page.getByRole('link', { name: '계정 만들기' }).click();
    await page.getByLabel('이메일').fill('haneul@moim.test');
    await page.getByLabel('이름').fill('윤하늘');
    await page.getByLabel('비밀번호').fill('주말에는 북한산에 가요');
    await page.getByRole('button', { name: '계정 만들기' }).click();
    await agree(page);

    await expectHeading(page, '처음 오셨네요');
    expect(page.url()).toBe(`${stage.url}/sign-in/callback`);
    expect((await ask(page, ME)).me).toBeNull();
    expect(await page.getByLabel('이름').inputValue()).toBe('윤하늘');
    await page.getByLabel('등산').check();
    await page.getByLabel('사진', { exact: true }).check();
    await page.getByRole('button', { name: '가입하기' }).click();

    await expectHeading(page, '윤하늘 님, 안녕하세요');
    expect(await page.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('지금 쓰는 기기')]);
    expect((await ask(page, ME)).me).toEqual({
      name: '윤하늘',
      // The sign-in server does not vouch for the address, so it is not taken.
      email: null,
      interests: [{ name: '등산' }, { name: '사진' }],
      sessions: [{ isCurrent: true }],
    });
    await expectTokensOutOfReach(page);
  });

  test('somebody known is signed in by two clicks, and on the same phone by one', async () => {
    const first = await stage.phone();
    await chooseProvider(first);
    await signInThere(first, JIWOO);
    await agree(first);
    await finishSignUp(first);
    await expectHeading(first, '한지우 님, 안녕하세요');

    const second = await stage.phone();
    await chooseProvider(second);
    await signInThere(second, JIWOO);
    await expectHeading(second, '한지우 님, 안녕하세요');
    expect(await second.getByRole('listitem').count()).toBe(2);
    await expectTokensOutOfReach(second);

    await signOut(second);
    await expectHeading(second, '로그인');
    expect(
      (await second.context().cookies(stage.url)).filter(({ name }) => /^moim-(access|refresh)$/.test(name)),
    ).toEqual([]);
    await chooseProvider(second);
    await expectHeading(second, '한지우 님, 안녕하세요');
  });
});

describe('a sign-in stops with a page that says what happened', () => {
  test('when the state is another', async () => {
    const page = await stage.phone();
    const back = await callbackOf(page, 'ko', () => signInThere(page, JIWOO));
    back.searchParams.set('state', 'x'.repeat(43));
    await page.goto(back.href);
    await expectHeading(page, '이 창에서 시작한 로그인이 아니에요');
    expect(await page.getByRole('paragraph').last().textContent()).toBe(
      '다른 곳에서 시작했거나 이미 끝난 로그인이라서 안전을 위해 멈췄어요.',
    );
    expect((await ask(page, ME)).me).toBeNull();
    await page.getByRole('link', { name: '처음부터 다시 로그인' }).click();
    await expectHeading(page, '로그인');
  });

  test('when the page’s own check is got round, too', async () => {
    const page = await stage.phone();
    const back = await callbackOf(page, 'ko', () => signInThere(page, JIWOO));
    const other = 'x'.repeat(43);
    back.searchParams.set('state', other);
    await page.evaluate(
      `sessionStorage.setItem('moim-sign-in', JSON.stringify({ ...JSON.parse(sessionStorage.getItem('moim-sign-in')), state: '${other}' }))`,
    );
    await page.goto(back.href);
    await expectHeading(page, '로그인하지 못했어요');
    await page.getByText('다른 서비스 계정으로 로그인하지 못했어요. 처음부터 다시 시도해 주세요.').waitFor();
    expect((await ask(page, ME)).me).toBeNull();
  });

  test('when it was begun on somebody else’s phone', async () => {
    const attacker = await stage.phone('en-US');
    const link = await callbackOf(attacker, 'en', () => signInThere(attacker, JIWOO, 'en'));

    const victim = await stage.phone('en-US');
    await victim.goto(link.href);
    await expectHeading(victim, 'This sign-in was not begun in this window');
    await victim.getByText('It was begun elsewhere, or is finished already. To be safe, it was stopped.').waitFor();
    expect((await ask(victim, ME)).me).toBeNull();
    expect(victim.url()).toBe(`${stage.url}/sign-in/callback`);
  });

  test.each([
    ['ko', 'ko-KR', '로그인하지 못했어요', '다른 서비스 계정으로 로그인하지 못했어요. 처음부터 다시 시도해 주세요.'],
    [
      'en',
      'en-US',
      'The sign-in did not work',
      'The sign-in with an account of another service did not work. Begin again.',
    ],
  ] as const)('when the code was used before (%s)', async (words, locale, heading, message) => {
    const page = await stage.phone(locale);
    const used = await callbackOf(page, words, () => signInThere(page, JIWOO, words));
    await page.goto(used.href);
    await page.waitForURL('**/sign-in/done');
    await page.goto(used.href);
    await expectHeading(
      page,
      words === 'ko' ? '이 창에서 시작한 로그인이 아니에요' : 'This sign-in was not begun in this window',
    );

    // The same code in the answer to a sign-in of its own.
    await page.context().clearCookies({ name: /^moim-(access|refresh)$/ });
    const back = await callbackOf(page, words, async () => {});
    expect(back.searchParams.get('code')).not.toBe(used.searchParams.get('code'));
    back.searchParams.set('code', used.searchParams.get('code') ?? '');
    await page.goto(back.href);
    await expectHeading(page, heading);
    await page.getByText(message).waitFor();
    expect((await ask(page, ME)).me).toBeNull();
  });

  test.each([
    ['ko', 'ko-KR', '돌아갈 주소가 등록되어 있지 않아요', '안전을 위해 보내지 않았어요.'],
    ['en', 'en-US', 'The address to go back to is not registered', 'To be safe, nobody was sent there.'],
  ] as const)('when the address to come back to is another (%s)', async (words, locale, heading, message) => {
    const page = await stage.phone(locale);
    const url = await authorizationUrl(page, words);
    url.searchParams.set('redirect_uri', `${stage.url}/sign-in/callback/elsewhere`);
    const answer = await page.goto(url.href);
    expect(answer?.status()).toBe(400);
    await expectHeading(page, heading);
    await page.getByText(message).waitFor();
    expect(new URL(page.url()).origin).toBe(stage.services.authUrl);
  });

  test.each([
    ['ko', 'ko-KR', 'code_challenge', '안전하지 않은 로그인 요청이에요', 'PKCE, S256'],
    ['en', 'en-US', 'code_challenge', 'Not a safe sign-in request', 'PKCE with S256'],
    ['en', 'en-US', 'code_challenge_method', 'Not a safe sign-in request', 'PKCE with S256'],
  ] as const)('when PKCE is missing (%s: %s, %s)', async (words, locale, missing, heading, message) => {
    const page = await stage.phone(locale);
    const url = await authorizationUrl(page, words);
    url.searchParams.delete(missing);
    const answer = await page.goto(url.href);
    expect(answer?.status()).toBe(400);
    await expectHeading(page, heading);
    await page.getByText(message).waitFor();
  });

  test.each([
    ['ko', 'ko-KR', '취소하고 돌아가기', '로그인을 그만두었어요'],
    ['en', 'en-US', 'Cancel and go back', 'The sign-in was stopped'],
  ] as const)('when the person does not want to (%s)', async (words, locale, button, heading) => {
    const page = await stage.phone(locale);
    await chooseProvider(page, words);
    await page.getByRole('button', { name: button }).click();
    await expectHeading(page, heading);
    expect((await ask(page, ME)).me).toBeNull();
  });
});

describe('with an account of one’s own', () => {
  test('a wrong password is said, the right one signs in, and stays so', async () => {
    const page = await stage.phone();
    await page.goto('/sign-in');
    await page.getByLabel('이메일').fill('minji@moim.test');
    await page.getByLabel('비밀번호').fill('wrong password');
    await signInButton(page).click();
    await page.getByRole('alert').getByText('이메일 또는 비밀번호가 맞지 않아요.').waitFor();
    await page.getByLabel('비밀번호').fill(DEMO_PASSWORD);
    await signInButton(page).click();
    await expectHeading(page, '김민지 님, 안녕하세요');
    await expectTokensOutOfReach(page);
    await page.goto('/sign-in');
    await expectHeading(page, '김민지 님, 안녕하세요');
    await signOut(page);
    await expectHeading(page, '로그인');
    expect(await page.context().cookies()).toEqual([]);
  });

  test('gives no script a token, whatever it asks for', async () => {
    const page = await stage.phone();
    const answer = await page.goto('/sign-in');
    expect(answer?.headers()).toMatchObject({
      'cache-control': 'no-cache',
      'content-security-policy': expect.stringContaining(
        "default-src 'none'; script-src 'self'; style-src 'self'; img",
      ),
    });
    const mutation = `mutation { signIn(input: { email: "harin@moim.test", password: "${DEMO_PASSWORD}" }) {
      user { name } session { accessToken refreshToken }
    } }`;
    const nothing = { user: { name: '정하린' }, session: { accessToken: null, refreshToken: null } };
    expect((await ask(page, mutation)).signIn).toEqual(nothing);
    expect((await ask(page, mutation, { 'x-moim-client': 'native' })).signIn).toEqual(nothing);
    await expectTokensOutOfReach(page);
  });

  test('says so when another device has ended the session', async () => {
    const [lost, kept] = [await stage.phone('en-US'), await stage.phone('en-US')];
    for (const page of [lost, kept]) {
      await page.goto('/sign-in');
      await page.getByLabel('E-mail').fill('junho@moim.test');
      await page.getByLabel('Password').fill(DEMO_PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expectHeading(page, 'Hello, 이준호');
    }
    const { me } = await ask(lost, '{ me { sessions { id isCurrent } } }');
    const { id } = me.sessions.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
    await ask(kept, `mutation { revokeSession(input: { sessionId: "${id}" }) { revokedSessionId } }`);
    // The gateway is told within moments, and its page by the open connection: nobody has to press anything.
    await lost.getByText('Your session is over. Sign in again.').waitFor();
    expect(await lost.context().cookies()).toEqual([]);
    await kept.goto('/sign-in/done');
    await expectHeading(kept, 'Hello, 이준호');
  }, 60_000);
});

// Nothing after this signs in with the provider.
test('while the sign-in server is away, the page says so, and the own account goes on', async () => {
  const page = await stage.phone();
  const back = await callbackOf(page, 'ko', () => signInThere(page, JIWOO));
  await stage.services.auth.stop(2_000);
  await page.goto(back.href);
  await expectHeading(page, '로그인하지 못했어요');
  await page.getByText('로그인 서비스가 응답하지 않아요.').waitFor();
  await page.goto('/sign-in');
  await page.getByLabel('이메일').fill('seoyeon@moim.test');
  await page.getByLabel('비밀번호').fill(DEMO_PASSWORD);
  await signInButton(page).click();
  await expectHeading(page, '박서연 님, 안녕하세요');
});
