import { codeIn } from '@moim/test-kit';
import { AuthBrowser, JIWOO, type Screen } from '@moim/test-kit/auth';
import { describe, expect, test } from 'vitest';
import { authAndProduct, CALLBACK, newcomer, sql } from './tools.ts';

const { auth, product } = await authAndProduct({ SIGN_UP_PROOF: 'required' });

/** A browser at the first page of a sign-up. */
async function signUpPage() {
  const browser = new AuthBrowser(auth.url);
  const attempt = await product.begin();
  const first = await browser.follow(await browser.open(attempt.url), 'sign-up');
  return { browser, attempt, first };
}

/** The same at the second page, and the letter that was sent. */
async function codePage(email: string) {
  const { browser, attempt, first } = await signUpPage();
  const { length: before } = await auth.lettersTo(email);
  const page = await browser.submit(first, 'sign-up', { email });
  return { browser, attempt, page, letter: await auth.nextLetter(email, before) };
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const accounts = (email: string) =>
  sql<{ id: string; email_verified: boolean; password_hash: string }>(
    auth,
    'select id, email_verified, password_hash from accounts where email = $1',
    [email],
  );

/** Letters that are not sent yet. Looking is not counted among a server's statements. */
const waiting = () => sql(auth, 'select /* idle event bus */ id from outgoing_mails');

/** A page without what depends on the sign-in or was typed. */
const withoutOwn = ({ html }: Screen, email: string) =>
  html.replaceAll(email, '<email>').replaceAll(/\/interaction\/[\w-]+/g, '');

describe('a sign-up where addresses are to be proved', () => {
  test('asks for the address, then for the code and all else; the account is signed in, with a verified address', async () => {
    const { email, name, password } = newcomer();
    const { browser, attempt, first } = await signUpPage();
    expect(first.html).not.toMatch(/name="(password|name|code)"/);
    const page = await browser.submit(first, 'sign-up', { email: ` ${email} ` });
    expect([page.status, page.callback]).toEqual([200, null]);
    expect(page.html).toContain(`<p>${email} 주소로 확인 코드를 보냈어요.`);
    expect(page.html).toMatch(/name="code" type="text" [^>]*autocomplete="one-time-code" [^>]*inputmode="numeric"/s);
    expect(page.html).toMatch(/name="email" type="email" [^>]*autocomplete="username" [^>]* readonly/s);
    expect(await accounts(email)).toEqual([]);

    const letter = await auth.nextLetter(email);
    expect(letter).toContain('Subject: 모임 계정 확인 코드\n');
    const code = codeIn(letter);
    const consent = await browser.submit(page, 'sign-up/code', { code, name, password });
    expect(consent.html).toContain('<h1>모임에 정보를 알려도 될까요?</h1>');
    const { callback } = await browser.submit(consent, 'consent');
    const tokens = await attempt.finish(callback ?? '');
    expect(tokens.claims()).toMatchObject({ name, email, email_verified: true });
    const again = await product.begin();
    const known = await again.finish(await auth.signIn(again.url, { email, password }));
    expect(known.claims()?.sub).toBe(tokens.claims()?.sub);
  });

  test('takes a code however it was copied', async () => {
    for (const write of [
      (code: string) => ` ${code.slice(0, 3)} ${code.slice(3)} `,
      (code: string) => [...code].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
    ]) {
      const { email, name, password } = newcomer();
      const { browser, page, letter } = await codePage(email);
      const code = write(codeIn(letter));
      expect((await browser.submit(page, 'sign-up/code', { code, name, password })).html).toContain('/consent"');
    }
  });

  test('says what to put right, which uses nothing up, and keeps what was typed but the password', async () => {
    const { email, name, password } = newcomer();
    const { browser, page, letter } = await codePage(email);
    const code = codeIn(letter);
    for (let round = 0; round < 6; round += 1) {
      const refused = await browser.submit(page, 'sign-up/code', { code, name: '', password: 'too-short' });
      expect(refused.status).toBe(400);
      expect(refused.html).toContain('이름을 입력해 주세요.');
      expect(refused.html).toContain('10자 이상이어야 해요.');
      expect(refused.html).toContain(`value="${code}"`);
      expect(refused.html).not.toContain('too-short');
    }
    expect((await browser.submit(page, 'sign-up/code', { code, name, password })).html).toContain('/consent"');
  });

  test('leads back to the address, which stands there as it was typed', async () => {
    const { email } = newcomer();
    const { browser, page } = await codePage(email);
    const first = await browser.submit(page, 'sign-up/address');
    expect(first.html).toContain(`value="${email}"`);
    const refused = await browser.submit(first, 'sign-up', { email: 'nowhere' });
    expect([refused.status, refused.html.includes('이메일 주소를 확인해 주세요.')]).toEqual([400, true]);
    const tampered = await browser.submit(page, 'sign-up/code', { ...newcomer(), email: 'nowhere', code: '000000' });
    expect([tampered.status, tampered.html.includes('이메일 주소를 확인해 주세요.')]).toEqual([400, true]);
  });

  test('makes no account without a code, whatever is sent', async () => {
    const person = newcomer();
    const { browser, first } = await signUpPage();
    const cookie = await browser.cookies.getCookieString(first.url);
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const send = (url: string) =>
      fetch(url, { method: 'POST', headers, body: new URLSearchParams(person), redirect: 'manual' });
    expect((await send(first.url)).status).toBe(200);
    await auth.nextLetter(person.email);
    expect((await send(`${first.url}/code`)).status).toBe(400);
    expect(await accounts(person.email)).toEqual([]);
  });
});

describe('a code', () => {
  test('that is wrong makes no account; after five of them the right one is refused, too, and another one is good', async () => {
    const { email, name, password } = newcomer();
    const { browser, page, letter } = await codePage(email);
    const code = codeIn(letter);
    for (let tries = 0; tries < 5; tries += 1) {
      const refused = await browser.submit(page, 'sign-up/code', { code: wrong(code), name, password });
      expect([refused.status, refused.html.includes('코드가 맞지 않거나 시간이 지났어요.')]).toEqual([400, true]);
    }
    expect((await browser.submit(page, 'sign-up/code', { code, name, password })).status).toBe(400);
    expect(await accounts(email)).toEqual([]);

    const next = await browser.submit(page, 'sign-up');
    const another = codeIn(await auth.nextLetter(email, 1));
    const made = await browser.submit(next, 'sign-up/code', { code: another, name, password });
    expect(made.html).toContain('/consent"');
  });

  test('counts once', async () => {
    const { email, name, password } = newcomer();
    const { browser, page, letter } = await codePage(email);
    const code = codeIn(letter);
    expect((await browser.submit(page, 'sign-up/code', { code, name, password })).html).toContain('/consent"');
    const elsewhere = await signUpPage();
    const action = page.html.match(/action="([^"]*\/sign-up\/code)"/)?.[1] ?? '';
    const own = new URL(elsewhere.first.url).pathname;
    const there = { ...page, html: page.html.replace(action, `${own}/code`) };
    const again = await elsewhere.browser.submit(there, 'sign-up/code', { code, name, password });
    expect([again.status, again.html.includes('코드가 맞지 않거나')]).toEqual([400, true]);
    expect(await accounts(email)).toHaveLength(1);
  });

  test('of another address is wrong, and so is one whose time is over', async () => {
    const [one, other] = [newcomer(), newcomer()];
    const first = await codePage(one.email);
    const { browser, page, letter } = await codePage(other.email);
    const { name, password } = other;
    const foreign = codeIn(first.letter);
    if (foreign !== codeIn(letter))
      expect((await browser.submit(page, 'sign-up/code', { code: foreign, name, password })).status).toBe(400);
    await sql(auth, 'update email_proofs set expires_at = now() where email = $1', [other.email]);
    const late = await browser.submit(page, 'sign-up/code', { code: codeIn(letter), name, password });
    expect([late.status, await accounts(other.email)]).toEqual([400, []]);
  });

  test('that comes twice at once makes one account', async () => {
    const { email, name, password } = newcomer();
    const { browser, page, letter } = await codePage(email);
    const code = codeIn(letter);
    const posts = Array.from({ length: 4 }, () => browser.submit(page, 'sign-up/code', { code, name, password }));
    const outcomes = (await Promise.all(posts)).map(({ status }) => status).sort();
    // The sign-in of the first one that is through may end those of the others: 400 is said in either case.
    expect(outcomes).toEqual([200, 400, 400, 400]);
    expect(await accounts(email)).toHaveLength(1);
  });

  test('stands in the database in no way that tells it', async () => {
    const { email } = newcomer();
    const { letter } = await codePage(email);
    const rows = await sql<{ row: string }>(
      auth,
      `select p::text as row from email_proofs p where email = $1 union all select m::text from outgoing_mails m where recipient = $1`,
      [email],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(codeIn(letter));
  });
});

describe('nobody learns who has an account but who reads the mail there', () => {
  test('from any page: they are the same for a known address and for another', async () => {
    const unknown = newcomer().email;
    const screens = await Promise.all(
      [JIWOO.email, unknown].map(async (email) => {
        const { browser, page } = await codePage(email);
        const next = await browser.submit(page, 'sign-up');
        const refused = await browser.submit(next, 'sign-up/code', {
          ...{ code: '12 34 5x', name: '누구', password: 'spring-on-bukhansan' },
        });
        return [page, next, refused].map((screen) => [screen.status, withoutOwn(screen, email)]);
      }),
    );
    expect(screens[0]?.map(([status]) => status)).toEqual([200, 200, 400]);
    expect(screens[0]).toEqual(screens[1]);
  });

  test('who has one is told so in the letter, and no code is right', async () => {
    const { browser, page, letter } = await codePage(JIWOO.email);
    expect(letter).toContain('Subject: 이미 모임 계정이 있어요\n');
    expect(letter).toContain(`${auth.url}/forgot-password`);
    expect(letter).not.toMatch(/^\d{6}$/m);
    const [row] = await sql<{ failures: number }>(
      auth,
      `select failures from email_proofs where purpose = 'SIGN_UP' and email = $1`,
      [JIWOO.email.toUpperCase()],
    );
    expect(row?.failures).toBe(0);
    const fields = { code: '000000', name: '누구', password: 'spring-on-bukhansan' };
    expect((await browser.submit(page, 'sign-up/code', fields)).status).toBe(400);
    expect(await accounts(JIWOO.email)).toHaveLength(1);
  });

  test('nor from how long it takes', async () => {
    const unknown = newcomer().email;
    const { browser, first } = await signUpPage();
    const fields = { code: '000000', name: '누구', password: 'spring-on-bukhansan' };
    const timed = async (email: string) => {
      const start = performance.now();
      const page = await browser.submit(first, 'sign-up', { email });
      await browser.submit(page, 'sign-up/code', fields);
      return performance.now() - start;
    };
    const times = { known: Number.POSITIVE_INFINITY, unknown: Number.POSITIVE_INFINITY };
    // In turns, and the fastest of each: whatever else the machine does meets both.
    for (let i = 0; i < 10; i += 1) {
      times.known = Math.min(times.known, await timed(JIWOO.email));
      times.unknown = Math.min(times.unknown, await timed(unknown));
    }
    expect(times.known).toBeLessThan(times.unknown * 2);
    expect(times.unknown).toBeLessThan(times.known * 2);
  });

  test('nor does the server: it does the same work, but for what the letter says', async () => {
    const unknown = newcomer().email;
    const work = (email: string) => async () => {
      const { browser, page } = await codePage(email);
      await browser.submit(page, 'sign-up/code', { code: '000000', name: '누구', password: 'spring-on-bukhansan' });
      await expect.poll(waiting).toEqual([]);
    };
    const { countStatements } = auth.database;
    await expect.poll(waiting).toEqual([]);
    const counts = [await countStatements(work(JIWOO.email)), await countStatements(work(unknown))];
    expect(counts[0]).toBeGreaterThan(10);
    expect(counts[0]).toBe(counts[1]);
    const proofs = (email: string) =>
      sql(
        auth,
        `select purpose, account_id, failures, length(secret_hash) as hash from email_proofs where email = $1`,
        [email],
      );
    expect(await proofs(unknown)).toEqual([{ purpose: 'SIGN_UP', account_id: '', failures: 1, hash: 32 }]);
    expect(await proofs(JIWOO.email)).toEqual(await proofs(unknown));
  });
});

test('the way from the client through the letter to the client is what the test kit walks', async () => {
  const person = newcomer();
  const attempt = await product.begin();
  const callback = await auth.signUp(attempt.url, person);
  expect(callback).toMatch(CALLBACK);
  expect((await attempt.finish(callback)).claims()).toMatchObject({ email: person.email, email_verified: true });
});
