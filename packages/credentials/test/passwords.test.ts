import { expect, test } from 'vitest';
import { checkPassword, hashPassword, isPassword } from '../src/index.ts';

const email = 'minji@moim.test';

test.each([
  ['nine char', 'too-short'],
  ['ten chars!', null],
  ['가나다라마바사아자', 'too-short'],
  ['가나다라마바사아자차'.normalize('NFD'), null],
  ['한'.repeat(10), 'too-common'],
  ['password123', 'too-common'],
  ['PASSWORD123', 'too-common'],
  ['Minji@Moim.test', 'too-common'],
  ['ab'.repeat(100), null],
  [`${'ab'.repeat(100)}c`, 'too-long'],
  ['🦊🐧'.repeat(100), null],
])('%s as a password: %s', (password, problem) => {
  expect(checkPassword(password, email)).toBe(problem);
});

test('a password is kept as an argon2id hash at OWASP’s parameters, and known again however it is composed', async () => {
  const password = '비밀번호는 길게 é';
  const hash = await hashPassword(password.normalize('NFD'));
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword(password.normalize('NFC'), hash)).toBe(true);
  expect(await isPassword('비밀번호는 길게 e', hash)).toBe(false);
  expect(await hashPassword(password)).not.toBe(hash);
});

test('where there is no hash, nothing is the password, after as long as with one', async () => {
  const hash = await hashPassword('the right password');
  const time = async (of: string | null) => {
    const startedAt = performance.now();
    expect(await isPassword('a wrong password', of)).toBe(false);
    return performance.now() - startedAt;
  };
  await time(null);
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < 11; round += 1) {
    times.known.push(await time(hash));
    times.unknown.push(await time(null));
  }
  const [known = 0, unknown = 0] = [times.known, times.unknown].map((list) => list.sort((a, b) => a - b)[5]);
  expect(unknown).toBeGreaterThan(known / 3);
  expect(await isPassword('x'.repeat(100_000), hash)).toBe(false);
});
