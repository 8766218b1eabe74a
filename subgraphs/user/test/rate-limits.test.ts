import { LETTER_RULES, SIGN_IN_RULES } from '@moim/rate-limit';
import { readConfig } from '@moim/service-kit';
import { DEMO_PASSWORD } from '@moim/stack/demo';
import { connectRateLimits, rateLimitEnv, subgraphEnv } from '@moim/subgraph-kit';
import { RedisLine, testNamespace, testSubgraph } from '@moim/test-kit';
import fastify from 'fastify';
import { afterAll, describe, expect, inject, test, vi } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import {
  type LimitedRequest,
  limitConfirmation,
  limitLetter,
  limitProof,
  limitProviderAnswer,
  limitProviderStart,
  limitRenewal,
  limitSignIn,
  limitSignUp,
  RULES,
} from '../src/rate-limits.ts';
import { startUser } from '../src/subgraph.ts';

const line = new RedisLine(inject('moim').redisUrl);
await line.open();
afterAll(() => line.cut());
const namespace = testNamespace();
let env: NodeJS.ProcessEnv = {};
const user = await testSubgraph(
  'user',
  (given) => {
    env = given;
    return startUser(readUserConfig(given));
  },
  { env: { MOIM_RATE_LIMITS: 'on', REDIS_URL: line.url, EVENTS_NAMESPACE: namespace } },
);

/** The counters of that same service, for what would take long to try on it. */
const limits = await connectRateLimits(readConfig({ ...subgraphEnv, ...rateLimitEnv }, env));
afterAll(() => limits.close());
const { log } = fastify();

let addresses = 0;
/** An address that nobody has used yet. */
const newAddress = () => `198.51.${Math.floor(++addresses / 250)}.${(addresses % 250) + 1}`;
const from = (address: string, kind: 'other' | 'native' = 'other') => ({ kind, address, userAgent: 'test' }) as const;
const request = (address: string | null): LimitedRequest => ({
  limits,
  client: address === null ? null : from(address),
  locale: 'en',
  log,
});
/** Makes attempts at once and counts those that were let through. */
const passing = async (attempts: number, attempt: (index: number) => Promise<unknown>) => {
  const outcomes = await Promise.allSettled(Array.from({ length: attempts }, (_, index) => attempt(index)));
  const refusals = outcomes.filter((outcome) => outcome.status === 'rejected');
  for (const { reason } of refusals) expect(reason.extensions?.code).toBe('RATE_LIMITED');
  return attempts - refusals.length;
};
const wrong = async () => ({ ok: false });
const right = async () => ({ ok: true });

/** Too long for any account, so it is refused unhashed: many attempts take no time. */
const WRONG = 'x'.repeat(1_000);
const mutation = `mutation ($input: SignInInput!) {
  signIn(input: $input) { user { id } session { refreshToken } userErrors { code } }
}`;
/** The answer's code: of the error, of the user error, or SIGNED_IN. */
async function signIn(email: string, password: string, address: string): Promise<string> {
  const { data, errors } = await user.ask(mutation, { input: { email, password } }, { client: from(address) });
  const code = errors?.[0]?.extensions.code ?? data.signIn.userErrors[0]?.code ?? 'SIGNED_IN';
  return code;
}
async function failures(times: number, email: string, address: string) {
  const codes: string[] = [];
  // Five at once: more would find a busy machine's database connections still being made.
  while (codes.length < times)
    codes.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(5, times - codes.length) }, () => signIn(email, WRONG, address)),
      )),
    );
  return codes.filter((code) => code === 'INVALID_CREDENTIALS').length;
}

describe('signing in', () => {
  test('ends after ten wrong passwords for an account from an address, and goes on for all others', async () => {
    const address = newAddress();
    expect(await failures(25, 'minji@moim.test', address)).toBe(10);
    const { data, errors } = await user.ask(
      mutation,
      { input: { email: 'minji@moim.test', password: DEMO_PASSWORD } },
      { client: from(address) },
    );
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: '너무 여러 번 시도했어요. 15분 뒤에 다시 해 주세요.',
        path: ['signIn'],
        extensions: { code: 'RATE_LIMITED' },
      },
    ]);
    expect(errors?.[0]?.extensions.retryAfter).toBeGreaterThan(800);
    expect(errors?.[0]?.extensions.retryAfter).toBeLessThanOrEqual(900);
    expect(await signIn('minji@moim.test', DEMO_PASSWORD, newAddress())).toBe('SIGNED_IN');
    expect(await signIn('junho@moim.test', DEMO_PASSWORD, address)).toBe('SIGNED_IN');
  });

  test('counts each of several in one request', async () => {
    const fields = Array.from({ length: 15 }, (_, i) => `a${i}: signIn(input: $input) { userErrors { code } }`);
    const { errors } = await user.ask(
      `mutation ($input: SignInInput!) { ${fields.join('\n')} }`,
      { input: { email: 'seoyeon@moim.test', password: WRONG } },
      { client: from(newAddress()) },
    );
    // The first one refused makes the whole answer null; ten were made before it.
    expect(errors).toMatchObject([{ path: ['a10'], extensions: { code: 'RATE_LIMITED' } }]);
  });

  test('knows an address of an account however it is written', async () => {
    const address = newAddress();
    const spellings = ['doyun@moim.test', ' DOYUN@moim.test ', 'DoYuN@MOIM.test'];
    const codes = await Promise.all(
      Array.from({ length: 12 }, (_, i) => signIn(spellings[i % 3] ?? '', WRONG, address)),
    );
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10);
    // To the database, İ in lower case is i.
    expect(await signIn('mİnjİ@moim.test', DEMO_PASSWORD, newAddress())).toBe('INVALID_CREDENTIALS');
  });

  test('is refused alike, and unhashed, whether the account exists or not', async () => {
    const address = newAddress();
    const refusal = async (email: string) => {
      expect(await failures(20, email, address)).toBe(10);
      const answer = await user.ask(mutation, { input: { email, password: DEMO_PASSWORD } }, { client: from(address) });
      delete answer.errors?.[0]?.extensions.retryAfter;
      return answer;
    };
    const known = await refusal('harin@moim.test');
    expect(known.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(await refusal('nobody@moim.test')).toEqual(known);

    let tried = 0;
    const count = async () => {
      tried++;
      return { ok: false };
    };
    await passing(30, () => limitSignIn(request(newAddress()), 'harin@moim.test', count));
    expect(await passing(30, () => limitSignIn(request(address), 'harin@moim.test', count))).toBe(0);
    expect(tried).toBe(30);
  });

  test('clears the count of account and address when the password is right', async () => {
    const address = newAddress();
    expect(await failures(9, 'junho@moim.test', address)).toBe(9);
    expect(await signIn('junho@moim.test', DEMO_PASSWORD, address)).toBe('SIGNED_IN');
    expect(await failures(12, 'junho@moim.test', address)).toBe(10);
  });

  test('cannot be kept from somebody by one address, and by many not where that person has signed in', async () => {
    const home = newAddress();
    const email = 'victim@moim.test';
    await limitSignIn(request(home), email, right);
    const attacker = newAddress();
    expect(await passing(500, () => limitSignIn(request(attacker), email, wrong))).toBe(10);
    expect(await passing(1, () => limitSignIn(request(newAddress()), email, right))).toBe(1);
    const botnet = Array.from({ length: 15 }, newAddress);
    expect(await passing(300, (i) => limitSignIn(request(botnet[i % 15] ?? ''), email, wrong))).toBe(90);
    expect(await passing(1, () => limitSignIn(request(newAddress()), email, right))).toBe(0);
    expect(await passing(50, () => limitSignIn(request(home), email, right))).toBeGreaterThan(0);
    expect(await passing(20, () => limitSignIn(request(home), email, wrong))).toBe(10);
  });

  test('ends after a hundred wrong passwords from an address, for whatever accounts; those that were right do not count', async () => {
    const address = newAddress();
    expect(await passing(5, () => limitSignIn(request(address), 'own@moim.test', right))).toBe(5);
    expect(await passing(150, (i) => limitSignIn(request(address), `stuffed${i}@moim.test`, wrong))).toBe(100);
    expect(await passing(1, () => limitSignIn(request(address), 'own@moim.test', right))).toBe(0);
  });

  test('ends after three hundred passwords from an address, right or wrong', async () => {
    const address = newAddress();
    for (let i = 0; i < 300; i++) await limitSignIn(request(address), `person${i % 60}@moim.test`, right);
    expect(await passing(20, (i) => limitSignIn(request(address), `person${i}@moim.test`, right))).toBe(0);
  });

  test('counts nothing as wrong of which nobody knows', async () => {
    const address = newAddress();
    const broken = () => Promise.reject(new Error('the database is away'));
    for (let i = 0; i < 15; i++)
      await expect(limitSignIn(request(address), 'unlucky@moim.test', broken)).rejects.toThrow('the database');
    expect(await passing(20, () => limitSignIn(request(address), 'unlucky@moim.test', wrong))).toBe(10);
  });
});

describe('an address', () => {
  test('of IPv6 is the /64 that it is in; one of IPv4 is the same in IPv6', async () => {
    const wrongFrom = (address: string) => () => limitSignIn(request(address), 'six@moim.test', wrong);
    expect(await passing(6, wrongFrom('2001:db8:1:2::1'))).toBe(6);
    expect(await passing(6, wrongFrom('2001:db8:1:2:ffff:ffff:ffff:ffff'))).toBe(4);
    expect(await passing(6, wrongFrom('2001:db8:1:3::1'))).toBe(6);
    expect(await passing(6, wrongFrom('192.0.2.9'))).toBe(6);
    expect(await passing(6, wrongFrom('::ffff:192.0.2.9'))).toBe(4);
  });

  test('that nobody tells is counted as one', async () => {
    const wrongFrom = (address: string | null) => () => limitSignIn(request(address), 'unknown@moim.test', wrong);
    expect(await passing(6, wrongFrom(null))).toBe(6);
    expect(await passing(6, wrongFrom('no address'))).toBe(4);
  });
});

describe('signing up', () => {
  const signUp = `mutation ($input: SignUpInput!) { signUp(input: $input) { user { id } userErrors { code } } }`;
  const input = {
    email: 'new@moim.test',
    password: '한강에서 달리기 좋아해요',
    name: '새사람',
    interestIds: ['hiking'],
  };

  test('ends after three hundred from an address; what is faulty does not count', async () => {
    const address = newAddress();
    for (let i = 0; i < 5; i++) {
      const { data } = await user.ask(signUp, { input: { ...input, password: 'short' } }, { client: from(address) });
      expect(data.signUp.userErrors).toMatchObject([{ code: 'INVALID' }]);
    }
    expect(await passing(299, () => limitSignUp(request(address)))).toBe(299);
    const made = await user.ask(signUp, { input }, { client: from(address) });
    expect(made.data.signUp.user).not.toBeNull();
    const refused = await user.ask(signUp, { input: { ...input, email: 'more@moim.test' } }, { client: from(address) });
    expect(refused.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(refused.errors?.[0]?.extensions.retryAfter).toBeGreaterThan(3_500);
  });
});

describe('renewing', () => {
  const renew = `mutation ($input: RefreshSessionInput!) {
    refreshSession(input: $input) { session { id refreshToken } userErrors { code } }
  }`;

  test('ends after sixty of a session, with whichever of its tokens', async () => {
    const client = from(newAddress(), 'native');
    const { data } = await user.ask(
      mutation,
      { input: { email: 'doyun@moim.test', password: DEMO_PASSWORD } },
      { client },
    );
    let refreshToken: string = data.signIn.session.refreshToken;
    let renewals = 0;
    for (; renewals < 100; renewals++) {
      const answer = await user.ask(renew, { input: { refreshToken } }, { client });
      if (answer.errors !== undefined) {
        expect(answer.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
        break;
      }
      expect(answer.data.refreshSession.userErrors).toEqual([]);
      refreshToken = answer.data.refreshSession.session.refreshToken;
    }
    expect(renewals).toBe(60);
    const elsewhere = await user.ask(renew, { input: { refreshToken } }, { client: from(newAddress(), 'native') });
    expect(elsewhere.errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
  });

  test('ends after three thousand from an address', async () => {
    const address = newAddress();
    expect(await passing(3_050, () => limitRenewal(request(address), null))).toBe(3_000);
  });
});

test('sign-ins with a provider end after sixty begun, and sixty answered, from an address', async () => {
  const address = newAddress();
  expect(await passing(70, () => limitProviderStart(request(address)))).toBe(60);
  expect(await passing(70, () => limitProviderAnswer(request(address)))).toBe(60);
});

describe('letters', () => {
  const reset = `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { ok } }`;
  const requestReset = async (email: string, address: string) => {
    const { data, errors } = await user.ask(reset, { input: { email } }, { client: from(address) });
    return errors?.[0]?.extensions.code ?? data.requestPasswordReset.ok;
  };

  test('fill nobody’s inbox: five an hour, from wherever and however the address is written; it need not have an account', async () => {
    for (const email of ['minji@moim.test', 'nobody@moim.test']) {
      const spellings = [email, email.toUpperCase(), ` ${email}`];
      const answers = [];
      for (let i = 0; i < 7; i++) answers.push(await requestReset(spellings[i % 3] ?? '', newAddress()));
      expect(answers).toEqual([true, true, true, true, true, 'RATE_LIMITED', 'RATE_LIMITED']);
    }
  });

  test('are sixty an hour from an address; what an inbox refuses does not count', async () => {
    const address = newAddress();
    expect(await passing(20, () => limitLetter(request(address), 'one@moim.test'))).toBe(5);
    expect(await passing(70, (i) => limitLetter(request(address), `many${i}@moim.test`))).toBe(55);
  });

  test('bring sixty tries in ten minutes from an address', async () => {
    const address = newAddress();
    expect(await passing(59, () => limitProof(request(address)))).toBe(59);
    const answer = async () => {
      const query = `mutation { resetPassword(input: { token: "x", password: "한강에서 달리기" }) { userErrors { code } } }`;
      const { data, errors } = await user.ask(query, {}, { client: from(address) });
      return errors?.[0]?.extensions.code ?? data.resetPassword.userErrors[0].code;
    };
    expect([await answer(), await answer()]).toEqual(['LINK_EXPIRED', 'RATE_LIMITED']);
  });
});

describe('deleting an account', () => {
  const deletion = `mutation ($input: DeleteAccountInput!) { deleteAccount(input: $input) { userErrors { code } } }`;
  const deleteAs = async (as: string, password: string) => {
    const { data, errors } = await user.ask(deletion, { input: { password } }, { as, client: from(newAddress()) });
    return errors?.[0]?.extensions.code ?? data.deleteAccount.userErrors[0]?.code;
  };

  test('ends after ten wrong passwords for an account, from wherever', async () => {
    const codes = await Promise.all(Array.from({ length: 15 }, () => deleteAs('seoyeon', WRONG)));
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10);
    expect(await deleteAs('seoyeon', DEMO_PASSWORD)).toBe('RATE_LIMITED');
    expect(await deleteAs('harin', WRONG)).toBe('INVALID_CREDENTIALS');
  });

  test('begins anew after the right one', async () => {
    const confirm = (isRight: boolean) => limitConfirmation(request(newAddress()), 'usr_test', async () => isRight);
    expect(await passing(9, () => confirm(false))).toBe(9);
    expect(await confirm(true)).toBe(true);
    expect(await passing(20, () => confirm(false))).toBe(10);
  });
});

describe('while Redis is away', () => {
  test('people sign in, within the same limits, and the service is ready', async () => {
    const address = newAddress();
    expect(await failures(3, 'minji@moim.test', address)).toBe(3);
    await line.cut();
    expect(await signIn('minji@moim.test', DEMO_PASSWORD, address)).toBe('SIGNED_IN');
    expect(await failures(15, 'minji@moim.test', address)).toBe(10);
    const response = await fetch(new URL('/readyz', user.url));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ status: 'ready', parts: { redis: 'unavailable' } });

    await line.open();
    await vi.waitFor(
      async () =>
        expect(await (await fetch(new URL('/readyz', user.url))).json()).toMatchObject({ parts: { redis: 'ok' } }),
      { timeout: 10_000, interval: 100 },
    );
    // Redis still holds the three from before.
    expect(await failures(15, 'minji@moim.test', address)).toBe(7);
  });
});

test('every limit has a name of its own', () => {
  const names = Object.values({ ...SIGN_IN_RULES, ...LETTER_RULES, ...RULES }).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
