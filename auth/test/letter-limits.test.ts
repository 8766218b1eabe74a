import { LETTER_RULES } from '@moim/rate-limit';
import { AuthBrowser, JIWOO, type Screen } from '@moim/test-kit/auth';
import { expect, test } from 'vitest';
import { authAndProduct, newcomer } from './tools.ts';

/** Requests come from wherever they say, as behind a proxy. */
const { auth, product } = await authAndProduct({
  ...{ MOIM_RATE_LIMITS: 'on', TRUST_PROXY: '127.0.0.1', SIGN_UP_PROOF: 'required' },
});

async function signUpFrom(address: string) {
  const browser = new AuthBrowser(auth.url);
  browser.headers = { 'x-forwarded-for': address };
  const page = await browser.follow(await browser.open((await product.begin()).url), 'sign-up');
  return { browser, page };
}

async function forgotFrom(address: string) {
  const browser = new AuthBrowser(auth.url);
  browser.headers = { 'x-forwarded-for': address };
  return { browser, page: await browser.open('/forgot-password') };
}

function expectWait({ status, headers, html }: Screen, minutes: RegExp): void {
  expect(status).toBe(429);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(500);
  expect(html).toMatch(minutes);
}

test('letters to one address are bounded, for whatever they are and from wherever; whether it has an account makes no difference', async () => {
  for (const [index, email] of [JIWOO.email, newcomer().email].entries()) {
    const at = (n: number) => `192.0.${index + 2}.${n}`;
    for (let sent = 1; sent < LETTER_RULES.lettersToEmail.limit; sent += 1) {
      const { browser, page } = await signUpFrom(at(sent));
      expect((await browser.submit(page, 'sign-up', { email })).status).toBe(200);
    }
    const forgot = await forgotFrom(at(50));
    expect((await forgot.browser.submit(forgot.page, 'forgot-password', { email })).status).toBe(200);
    const wait = /너무 여러 번 시도했어요\. (59|60)분 뒤에 다시 해 주세요\./;
    const upper = email.toUpperCase();
    expectWait(await forgot.browser.submit(forgot.page, 'forgot-password', { email: upper }), wait);
    const { browser, page } = await signUpFrom(at(60));
    const refused = await browser.submit(page, 'sign-up', { email });
    expectWait(refused, wait);
    expect(refused.html).toContain(`value="${email}"`);
    await auth.nextLetter(email, LETTER_RULES.lettersToEmail.limit - 1);
    expect(await auth.lettersTo(email)).toHaveLength(LETTER_RULES.lettersToEmail.limit);
  }
});

test('letters that are asked for from one address are bounded, for whomever they are', async () => {
  const { browser, page } = await forgotFrom('192.0.2.100');
  const ask = (n: number) => browser.submit(page, 'forgot-password', { email: `anybody-${n}@moim.test` });
  const statuses = (
    await Promise.all(Array.from({ length: LETTER_RULES.lettersOfAddress.limit + 5 }, (_, n) => ask(n)))
  ).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(LETTER_RULES.lettersOfAddress.limit);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  const elsewhere = await forgotFrom('192.0.2.101');
  const { status } = await elsewhere.browser.submit(elsewhere.page, 'forgot-password', { email: newcomer().email });
  expect(status).toBe(200);
});

test('tries of codes and links from one address are bounded together', async () => {
  const { email, name, password } = newcomer();
  const { browser, page } = await signUpFrom('192.0.2.110');
  const codes = await browser.submit(page, 'sign-up', { email });
  for (let tries = 0; tries < LETTER_RULES.proofsOfAddress.limit; tries += 1) {
    const { status } =
      tries % 2 === 0
        ? await browser.submit(codes, 'sign-up/code', { code: '000000', name, password })
        : await browser.open('/reset-password?secret=none');
    expect(status).toBe(400);
  }
  const wait = /(9|10)분 뒤에 다시 해 주세요\./;
  expectWait(await browser.submit(codes, 'sign-up/code', { code: '000000', name, password }), wait);
  expectWait(await browser.open('/reset-password?secret=none'), wait);
});

test('who has set a new password signs in with it, however often the old one was wrong', async () => {
  const { email, name, password } = newcomer();
  await auth.signUp((await product.begin()).url, { email, name, password });
  const { browser, page: forgot } = await forgotFrom('192.0.2.120');
  const signIn = await browser.open((await product.begin()).url);
  for (let tries = 0; tries < 11; tries += 1) await browser.submit(signIn, 'sign-in', { email, password: 'forgotten' });
  expect((await browser.submit(signIn, 'sign-in', { email, password })).status).toBe(429);
  await browser.submit(forgot, 'forgot-password', { email });
  const letter = await auth.nextLetter(email, 1);
  const page = await browser.open(/^http.*secret=.*$/m.exec(letter)?.[0] ?? '');
  const set = await browser.submit(page, 'reset-password', { password: 'autumn-on-jirisan' });
  expect(set.status).toBe(200);
  const { callback } = await browser.submit(signIn, 'sign-in', { email, password: 'autumn-on-jirisan' });
  expect(callback).not.toBeNull();
});
