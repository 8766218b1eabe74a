import { DEMO_AUTH_ACCOUNT, DEMO_PASSWORD } from '@moim/stack/demo';
import type { Page } from 'playwright-core';
import { expectHeading } from './stage.ts';

/** 한지우 has an account at the sign-in server from the start, and none here. */
export const JIWOO = { ...DEMO_AUTH_ACCOUNT, password: DEMO_PASSWORD };

interface Account {
  email: string;
  password: string;
}

/** The words on the way, as `phone(locale)` shows them. */
const WORDS = {
  ko: {
    provider: '모임 계정 로그인',
    there: '모임에 로그인',
    email: '이메일',
    password: '비밀번호',
    signIn: '로그인',
  },
  en: {
    provider: 'Continue with Moim account',
    there: 'Sign in to Moim',
    email: 'E-mail',
    password: 'Password',
    signIn: 'Sign in',
  },
};

export type Words = keyof typeof WORDS;

/** Chooses the provider; `beforeLeaving` is done when all is there but the click. */
export async function chooseProvider(
  page: Page,
  words: Words = 'ko',
  beforeLeaving: () => Promise<unknown> = async () => {},
): Promise<void> {
  await page.goto('/sign-in');
  const button = page.getByRole('button', { name: WORDS[words].provider });
  await button.waitFor();
  await beforeLeaving();
  await button.click();
}

/** Fills in the sign-in server's form, once it is there: the page before has fields of the same names. */
export async function signInThere(page: Page, { email, password }: Account, words: Words = 'ko'): Promise<void> {
  await expectHeading(page, WORDS[words].there);
  await page.getByLabel(WORDS[words].email).fill(email);
  await page.getByLabel(WORDS[words].password).fill(password);
  await page.getByRole('button', { name: WORDS[words].signIn, exact: true }).click();
}

/** Agrees to what the sign-in server is to tell Moim. */
export async function agree(page: Page): Promise<void> {
  await expectHeading(page, '모임에 정보를 알려도 될까요?');
  await page.getByRole('button', { name: '동의하고 계속' }).click();
}

/** Signs 한지우 up here, on a phone that is at the sign-up form or on its way there. */
export async function finishSignUp(page: Page): Promise<void> {
  await expectHeading(page, '처음 오셨네요');
  await page.getByRole('button', { name: '가입하기' }).click();
}

/**
 * Chooses the provider, does there what `atProvider` says, and stops where the person is sent back to, before the page does anything: returns that
 * address, for the test to change and to go to.
 */
export async function callbackOf(page: Page, words: Words, atProvider: () => Promise<unknown>): Promise<URL> {
  const script = '**/assets/*.js';
  await chooseProvider(page, words, () => page.route(script, (route) => route.abort()));
  await atProvider();
  await page.waitForURL('**/sign-in/callback?*');
  await page.unroute(script);
  return new URL(page.url());
}

/** Where the page wants to send the person when a provider is chosen; it is not gone to. */
export async function authorizationUrl(page: Page, words: Words): Promise<URL> {
  const { promise, resolve } = Promise.withResolvers<URL>();
  const isThere = (url: URL) => url.pathname === '/authorize';
  await page.route(isThere, (route) => {
    resolve(new URL(route.request().url()));
    return route.abort();
  });
  await chooseProvider(page, words);
  const url = await promise;
  await page.unroute(isThere);
  return url;
}
