import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectAdmin, forEachDatabase } from '@moim/stack';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import { codeIn, demoDatabase, Letters, linkIn } from '@moim/test-kit';
import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { seriousFindings } from '../src/axe.ts';
import { agree, chooseProvider, finishSignUp, JIWOO, signInThere } from './people.ts';
import { ask, expectHeading, expectTokensOutOfReach, testStage } from './stage.ts';
import { settled, signedInPhone } from './visitor.ts';

const folder = await mkdtemp(join(tmpdir(), 'moim-letters-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const letters = new Letters(folder);

// As where mail is really sent: addresses are proved, and letters are limited.
const databaseUrls = await forEachDatabase(async (name) => (await demoDatabase(name)).url);
const stage = await testStage(
  { SIGN_UP_PROOF: 'required', MAIL_DIR: folder, MOIM_RATE_LIMITS: 'on' },
  { databaseUrls },
);

/** Changes what the user subgraph knows. */
async function change(statement: string, email: string): Promise<void> {
  const client = await connectAdmin(databaseUrls.user);
  try {
    const { rowCount } = await client.query(statement, [email]);
    expect(rowCount).toBeGreaterThan(0);
  } finally {
    await client.end();
  }
}

const ME = '{ me { name email isEmailVerified hasPassword } }';
const NEW_PASSWORD = '봄에는 산으로 갑니다';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const codeField = (page: Page) => page.getByLabel('확인 코드');
/** What an answer brings about, a slow one as well. */
const soon = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 10_000 });
const hasFocus = (element: Locator) =>
  element.evaluate((node: { matches: (selector: string) => boolean }) => node.matches(':focus'));
/** A code that is not this one. */
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** A field is marked as wrong, and what is read out with it says why. */
async function expectProblem(field: Locator, problem: RegExp): Promise<void> {
  const description = async () => {
    const ids = (await field.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const texts = await Promise.all(ids.map((id) => field.page().locator(`[id="${id}"]`).allTextContents()));
    return texts.flat().join(' ');
  };
  await soon(description).toMatch(problem);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
}

async function fillSignUp(page: Page, email: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호', { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel('이름').fill('윤하늘');
  await page.getByText('등산', { exact: true }).click();
  await button(page, '가입하기').click();
  await page.getByRole('status').getByText(`${email} 주소로 확인 코드를 보냈어요.`).waitFor();
}

/** Has a link sent to an address, and returns it. */
async function linkFor(page: Page, email: string): Promise<string> {
  await page.goto('/forgot-password');
  await page.getByLabel('이메일').fill(email);
  await button(page, '메일 받기').click();
  await page.getByRole('status').getByText(`${email} 주소로 메일을 보냈어요.`).waitFor();
  return linkIn(await letters.next(email));
}

async function setNewPassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('새 비밀번호').fill(password);
  await button(page, '정하고 로그인').click();
}

/** Nothing of a secret stands where it could be found later. */
async function expectForgotten(page: Page, secret: string): Promise<void> {
  const kept: string = await page.evaluate(
    `location.href + document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage) +
     JSON.stringify(history.state) + document.documentElement.outerHTML +
     performance.getEntriesByType('resource').map(({ name }) => name).join()`,
  );
  expect(kept).not.toContain(secret);
}

async function expectSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호').fill(password);
  await button(page, '로그인').click();
  await page.waitForURL((url) => url.pathname === '/');
  await settled(page);
}

describe('who signs up', () => {
  test('shows by a code that letters arrive; nothing that was typed is lost on the way', async () => {
    const page = await stage.phone();
    const email = 'haneul@moim.test';
    await fillSignUp(page, email);
    const first = codeIn(await letters.next(email));
    await soon(() => hasFocus(codeField(page))).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    await codeField(page).fill(otherThan(first));
    await button(page, '가입하기').click();
    await expectProblem(codeField(page), /코드가 맞지 않거나/);
    expect(await codeField(page).inputValue()).toBe(otherThan(first));
    await soon(() => hasFocus(codeField(page))).toBe(true);

    await button(page, '이메일 고치기').click();
    await soon(() => hasFocus(page.getByLabel('이메일'))).toBe(true);
    expect(await page.getByLabel('이메일').inputValue()).toBe(email);
    expect(await page.getByLabel('비밀번호', { exact: true }).inputValue()).toBe(NEW_PASSWORD);
    expect(await page.getByLabel('이름').inputValue()).toBe('윤하늘');
    expect(await page.getByLabel('등산').isChecked()).toBe(true);
    await button(page, '가입하기').click();
    const second = codeIn(await letters.next(email));
    await codeField(page).waitFor();
    await button(page, '코드 다시 받기').click();
    await page.getByRole('status').getByText('코드를 다시 보냈어요.').waitFor();
    const third = codeIn(await letters.next(email));

    // The newest counts, however it was copied.
    if (second !== third) {
      await codeField(page).fill(second);
      await button(page, '가입하기').click();
      await expectProblem(codeField(page), /코드가 맞지 않거나/);
    }
    await codeField(page).fill(` ${third.slice(0, 3)} ${third.slice(3)}`);
    await page.keyboard.press('Enter');
    await expectHeading(page, '윤하늘 님, 안녕하세요');
    expect((await ask(page, ME)).me).toEqual({ name: '윤하늘', email, isEmailVerified: true, hasPassword: true });
    await expectTokensOutOfReach(page);
  }, 60_000);

  test('is shown the same for an address that has an account; the letter tells', async () => {
    const shown: string[] = [];
    for (const email of ['nobody@moim.test', 'junho@moim.test']) {
      const page = await stage.phone();
      await fillSignUp(page, email);
      await codeField(page).fill('123456');
      await button(page, '가입하기').click();
      await expectProblem(codeField(page), /코드가 맞지 않거나/);
      shown.push(((await page.getByRole('main').textContent()) ?? '').replaceAll(email, '…'));
    }
    expect(shown[1]).toBe(shown[0]);
    expect(await letters.next('nobody@moim.test')).toContain('모임 가입 확인 코드');
    const letter = await letters.next('junho@moim.test');
    expect(letter).toContain('이미 모임에 가입되어 있어요');
    const page = await stage.phone();
    await page.goto(linkIn(letter));
    await expectHeading(page, '비밀번호 찾기');
  }, 60_000);

  test('is told so in English, too', async () => {
    const page = await stage.phone('en-US');
    await page.goto('/sign-up');
    await page.getByLabel('E-mail').fill('newcomer@moim.test');
    await page.getByLabel('Password', { exact: true }).fill('a walk in the hills');
    await page.getByLabel('Name').fill('Newcomer');
    await button(page, 'Join').click();
    await page.getByRole('status').getByText('A code is on its way to newcomer@moim.test.').waitFor();
    const letter = await letters.next('newcomer@moim.test');
    expect(letter).toContain('Your code to join Moim');
    await page.getByLabel('Code').fill(codeIn(letter));
    await button(page, 'Join').click();
    await expectHeading(page, 'Hello, Newcomer');
  });
});

describe('who forgot the password', () => {
  test('has a link sent, chooses another, and is in; whoever was in before is out', async () => {
    const old = await signedInPhone(stage, 'doyun', '/me');
    const page = await stage.phone();
    await page.goto('/sign-in');
    await page.getByLabel('이메일').fill('doyun@moim.test');
    await page.getByRole('link', { name: '비밀번호를 잊었나요?' }).click();
    await expectHeading(page, '비밀번호 찾기');
    expect(await page.getByLabel('이메일').inputValue()).toBe('doyun@moim.test');
    await button(page, '메일 받기').click();
    await page.getByText('doyun@moim.test 주소로 메일을 보냈어요. 메일에 있는 링크를 30분 안에 열어 주세요.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    const link = linkIn(await letters.next('doyun@moim.test'));
    const secret = new URL(link).hash.slice(1);
    expect(secret.length).toBeGreaterThan(20);

    await page.goto(link);
    await expectHeading(page, '새 비밀번호 정하기');
    expect(page.url()).toBe(`${stage.url}/reset-password`);
    await expectForgotten(page, secret);
    await setNewPassword(page, 'password12');
    await expectProblem(page.getByLabel('새 비밀번호'), /너무 흔하거나/);
    await setNewPassword(page, NEW_PASSWORD);
    await expectHeading(page, '최도윤 님, 안녕하세요');
    await expectForgotten(page, secret);
    await expectTokensOutOfReach(page);
    await old.getByText('로그인이 끝났어요. 다시 로그인해 주세요.').waitFor();
    expect(await letters.next('doyun@moim.test')).toContain('모임 비밀번호가 바뀌었어요');

    // Going back leads to no secret either.
    await page.goto(link);
    await expectHeading(page, '새 비밀번호 정하기');
    await setNewPassword(page, '여름에는 바다로 갑니다');
    await expectHeading(page, '링크를 쓸 수 없어요');
    await page.getByRole('alert').getByText('이미 썼거나 시간이 지난 링크예요.').waitFor();
    await expectForgotten(page, secret);
    await page.getByRole('link', { name: '링크 다시 받기' }).click();
    await expectHeading(page, '비밀번호 찾기');
    await page.goBack();
    await expectHeading(page, '링크를 쓸 수 없어요');

    await expectSignIn(old, 'doyun@moim.test', NEW_PASSWORD);
  }, 90_000);

  test('opens the next letter’s link where the last one’s is, and none at all leads to another letter', async () => {
    const page = await stage.phone();
    await page.goto('/reset-password');
    await expectHeading(page, '링크를 쓸 수 없어요');
    await page.getByText('메일에 있는 링크를 다시 열어 주세요.').waitFor();
    const first = await linkFor(page, 'harin@moim.test');
    const second = await linkFor(page, 'harin@moim.test');
    await page.goto(first);
    await setNewPassword(page, NEW_PASSWORD);
    await expectHeading(page, '링크를 쓸 수 없어요');
    await page.goto(second);
    await expectHeading(page, '새 비밀번호 정하기');
    await expectForgotten(page, new URL(second).hash.slice(1));
    await setNewPassword(page, NEW_PASSWORD);
    await expectHeading(page, '정하린 님, 안녕하세요');
  }, 60_000);

  test('is in as the letter’s reader, whoever was signed in here before', async () => {
    const page = await signedInPhone(stage, 'seoyeon');
    await page.goto(await linkFor(page, 'haneul@moim.test'));
    await setNewPassword(page, '가을에는 단풍을 봅니다');
    await expectHeading(page, '윤하늘 님, 안녕하세요');
  }, 60_000);

  test('stays there when the session that was here has ended', async () => {
    const page = await signedInPhone(stage, 'seoyeon');
    const link = await linkFor(page, 'seoyeon@moim.test');
    const { me } = await ask(page, '{ me { sessions { id isCurrent } } }');
    const { id } = me.sessions.find(({ isCurrent }: { isCurrent: boolean }) => isCurrent);
    await page.goto(link);
    const other = await signedInPhone(stage, 'seoyeon');
    await ask(other, `mutation { revokeSession(input: { sessionId: "${id}" }) { revokedSessionId } }`);
    // The gateway is told within moments: then a try that is refused ends the session.
    await expect
      .poll(
        async () => {
          await setNewPassword(page, 'password12');
          await expectProblem(page.getByLabel('새 비밀번호'), /너무 흔하거나/);
          return (await page.context().cookies()).length;
        },
        { timeout: 15_000, interval: 500 },
      )
      .toBe(0);
    await setNewPassword(page, NEW_PASSWORD);
    await expectHeading(page, '박서연 님, 안녕하세요');
  }, 60_000);

  test('is told the same for an address without an account, and when there were too many letters', async () => {
    const page = await stage.phone('en-US');
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Forgot your password?' }).click();
    await expectHeading(page, 'Forgot your password');
    await page.getByLabel('E-mail').fill('stranger@moim.test');
    await button(page, 'Send the letter').click();
    const told = page.getByText('A letter is on its way to stranger@moim.test. Open the link in it within 30 minutes.');
    await told.waitFor();
    expect(await letters.next('stranger@moim.test')).toContain('No account with this address');
    for (let i = 0; i < 4; i++) {
      await button(page, 'Send it again').click();
      await letters.next('stranger@moim.test');
      await told.waitFor();
    }
    await button(page, 'Send it again').click();
    await page.getByRole('alert').waitFor();
    expect(await told.count()).toBe(0);
    expect(await page.getByLabel('E-mail').inputValue()).toBe('stranger@moim.test');
    await page.getByRole('link', { name: 'Back to sign-in' }).click();
    await expectHeading(page, 'Sign in');
  }, 60_000);
});

describe('on the own page', () => {
  test('the password is changed, confirmed by the old one; other devices are signed out', async () => {
    const page = await signedInPhone(stage, 'minji', '/me');
    const other = await signedInPhone(stage, 'minji', '/me');
    await page.reload();
    await settled(page);
    const devices = page.getByRole('heading', { name: '로그인한 기기' }).locator('..').getByRole('listitem');
    await soon(() => devices.count()).toBeGreaterThan(1);
    await button(page, '비밀번호 바꾸기').click();
    const dialog = page.getByRole('dialog', { name: '비밀번호 바꾸기' });
    await dialog.getByLabel('지금 비밀번호').fill('something else');
    await dialog.getByLabel('새 비밀번호').fill('password12');
    await dialog.getByRole('button', { name: '비밀번호 바꾸기' }).click();
    await expectProblem(dialog.getByLabel('새 비밀번호'), /너무 흔하거나/);
    await dialog.getByLabel('새 비밀번호').fill(NEW_PASSWORD);
    await dialog.getByRole('button', { name: '비밀번호 바꾸기' }).click();
    await expectProblem(dialog.getByLabel('지금 비밀번호'), /비밀번호가 맞지 않아요/);
    expect(await seriousFindings(page)).toEqual([]);
    await dialog.getByLabel('지금 비밀번호').fill(DEMO_PASSWORD);
    await dialog.getByRole('button', { name: '비밀번호 바꾸기' }).click();
    await page.getByText('비밀번호를 바꿨어요. 다른 기기에서는 모두 로그아웃했어요.').waitFor();
    await soon(() => dialog.count()).toBe(0);
    await soon(() => devices.count()).toBe(1);
    await other.getByText('로그인이 끝났어요. 다시 로그인해 주세요.').waitFor();
    await expectSignIn(other, 'minji@moim.test', NEW_PASSWORD);
  }, 60_000);

  test('an address that is not proved is proved by a code', async () => {
    // As it is where accounts were made before addresses were proved.
    await change('update users set email_verified_at = null where email = $1', 'junho@moim.test');
    const page = await signedInPhone(stage, 'junho', '/me');
    await page.getByText('junho@moim.test · 아직 확인하지 않았어요').waitFor();
    await button(page, '이메일 확인').click();
    const dialog = page.getByRole('dialog', { name: '이메일 확인' });
    await dialog.getByLabel('비밀번호').fill(DEMO_PASSWORD);
    await button(page, '확인 코드 받기').click();
    await codeField(page).waitFor();
    expect(await button(page, '이메일 고치기').count()).toBe(0);
    await codeField(page).fill(codeIn(await letters.next('junho@moim.test')));
    await button(page, '확인하기').click();
    await page.getByText('이메일을 확인했어요.').waitFor();
    await page.getByText('junho@moim.test · 확인됨').waitFor();
  }, 60_000);

  test('another address takes the password and a code; the old one is told', async () => {
    const page = await signedInPhone(stage, 'junho', '/me');
    await page.getByText('junho@moim.test · 확인됨').waitFor();
    await button(page, '이메일 바꾸기').click();
    const dialog = page.getByRole('dialog', { name: '이메일 바꾸기' });
    await soon(() => hasFocus(dialog.getByLabel('새 이메일'))).toBe(true);
    await dialog.getByLabel('새 이메일').fill('junho.new@moim.test');
    await dialog.getByLabel('비밀번호').fill('something else');
    await button(page, '확인 코드 받기').click();
    await expectProblem(dialog.getByLabel('비밀번호'), /비밀번호가 맞지 않아요/);
    await dialog.getByLabel('비밀번호').fill(DEMO_PASSWORD);
    await button(page, '확인 코드 받기').click();
    await dialog.getByRole('status').getByText('junho.new@moim.test 주소로 확인 코드를 보냈어요.').waitFor();
    await soon(() => hasFocus(codeField(page))).toBe(true);
    expect(await seriousFindings(page)).toEqual([]);
    const code = codeIn(await letters.next('junho.new@moim.test'));
    await codeField(page).fill(otherThan(code));
    await button(page, '확인하기').click();
    await expectProblem(codeField(page), /코드가 맞지 않거나/);
    await button(page, '이메일 고치기').click();
    await soon(() => hasFocus(dialog.getByLabel('새 이메일'))).toBe(true);
    expect(await dialog.getByLabel('새 이메일').inputValue()).toBe('junho.new@moim.test');
    await button(page, '확인 코드 받기').click();
    await codeField(page).fill(codeIn(await letters.next('junho.new@moim.test')));
    await button(page, '확인하기').click();
    await page.getByText('이제 junho.new@moim.test 주소로 로그인해요.').waitFor();
    await page.getByText('junho.new@moim.test · 확인됨').waitFor();
    expect(await letters.next('junho@moim.test')).toContain('junho.new@moim.test');
    await expectSignIn(await stage.phone(), 'junho.new@moim.test', DEMO_PASSWORD);
  }, 60_000);

  test('who came from a sign-in provider adds an address and then a password, soon after signing in', async () => {
    const page = await stage.phone();
    await chooseProvider(page);
    await signInThere(page, JIWOO);
    await agree(page);
    await finishSignUp(page);
    await expectHeading(page, '한지우 님, 안녕하세요');
    await page.goto('/me');
    await page.getByText('비밀번호를 만들려면 이메일을 먼저 넣어 주세요.').waitFor();
    await button(page, '이메일 넣기').click();
    const dialog = page.getByRole('dialog', { name: '이메일 넣기' });
    await dialog.getByLabel('새 이메일').fill('jiwoo@example.test');
    expect(await dialog.getByLabel('비밀번호').count()).toBe(0);
    await button(page, '확인 코드 받기').click();
    await codeField(page).fill(codeIn(await letters.next('jiwoo@example.test')));
    await button(page, '확인하기').click();
    await page.getByText('jiwoo@example.test · 확인됨').waitFor();

    await button(page, '비밀번호 만들기').click();
    const making = page.getByRole('dialog', { name: '비밀번호 만들기' });
    expect(await making.getByLabel('지금 비밀번호').count()).toBe(0);
    await making.getByLabel('새 비밀번호').fill(NEW_PASSWORD);
    // Later than ten minutes after signing in.
    const openedMinutesAgo = (minutes: number) =>
      change(
        `update sessions set created_at = now() - interval '${minutes} minutes'
         where user_id = (select id from users where email = $1)`,
        'jiwoo@example.test',
      );
    await openedMinutesAgo(11);
    await making.getByRole('button', { name: '비밀번호 만들기' }).click();
    await making.getByRole('alert').getByText('안전을 위해 다시 로그인하고 10분 안에 해 주세요.').waitFor();
    expect(await making.getByLabel('새 비밀번호').inputValue()).toBe(NEW_PASSWORD);
    await openedMinutesAgo(1);
    await making.getByRole('button', { name: '비밀번호 만들기' }).click();
    await button(page, '비밀번호 바꾸기').waitFor();
    await expectSignIn(await stage.phone(), 'jiwoo@example.test', NEW_PASSWORD);
  }, 60_000);
});
