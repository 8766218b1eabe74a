import { describe, expect, test } from 'vitest';
import { Browser } from './browser.ts';
import { KEEPS_NOTHING, testPlatform } from './platform.ts';

const platform = await testPlatform({ gatewayEnv: KEEPS_NOTHING });
const ME = '{ me { id name } }';

async function signedIn(person: string): Promise<Browser> {
  const browser = new Browser(platform.url);
  await browser.signIn(person);
  return browser;
}

describe('hostile cookies', () => {
  const ask = (cookie: string) => new Browser(platform.url).ask(ME, {}, { headers: { cookie } });

  test.each([
    ['nothing', 'moim-access=; moim-refresh='],
    ['no token', 'moim-access=%7B%22alg%22%3A%22none%22%7D; moim-refresh=%00%ff%ZZ'],
    ['other characters', 'moim-access="a.b.c"; moim-refresh=<script>; x'],
    ['a token that nobody signed', `moim-access=eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c3JfMSJ9.; moim-refresh=`],
    ['much', `moim-access=${'a'.repeat(12_000)}; moim-refresh=`],
    ['many', `${'a=b; '.repeat(2_000)}moim-access=a.b.c`],
    ['names of Object’s', '__proto__=1; constructor=2; moim-access=a.b.c; toString=3'],
  ])('%s: nobody is signed in, and the user service is not asked', async (_what, cookie) => {
    let answer = await ask('other=1');
    const counts = await platform.countRequests(async () => {
      answer = await ask(cookie);
    });
    expect([answer.status, answer.data.me, answer.extensions]).toEqual([200, null, undefined]);
    const usual = await platform.countRequests(() => ask('other=1'));
    expect(counts).toEqual(usual);
  });

  test('one that comes twice counts as none: a neighbour may have set it', async () => {
    const [own, other] = [await signedIn('minji'), await signedIn('junho')];
    const cookie = `moim-access=${other.cookies.get('moim-access')}; moim-access=${own.cookies.get('moim-access')}`;
    expect((await ask(cookie)).data.me).toBeNull();
  });

  test('tokens in each other’s places are none', async () => {
    const browser = await signedIn('minji');
    const cookie = `moim-access=${browser.cookies.get('moim-refresh')}; moim-refresh=${browser.cookies.get('moim-access')}`;
    const answer = await ask(cookie);
    expect(answer.data.me).toBeNull();
    expect((await browser.ask(ME)).data.me).toMatchObject({ name: '김민지' });
  });

  test('more than a request may bring is refused', async () => {
    const response = await fetch(`${platform.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `moim-access=${'a'.repeat(20_000)}` },
      body: JSON.stringify({ query: ME }),
    });
    expect(response.status).toBe(431);
  });
});
