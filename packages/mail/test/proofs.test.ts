import { generateKeySync } from 'node:crypto';
import { sqlClient } from '@moim/event-bus';
import { demoDatabase } from '@moim/test-kit';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { EMAIL_CODE, EmailProofs } from '../src/index.ts';

const database = await demoDatabase('user');
const client = new pg.Client({ connectionString: database.url });
await client.connect();
afterAll(() => client.end());
const db = sqlClient(client);
let key = generateKeySync('hmac', { length: 256 });
const proofs = new EmailProofs(db, () => key);

let people = 0;
const someone = () => ({ purpose: 'SIGN_UP', email: `proof-${++people}@moim.test` });
const wrong = (code: string) => String((Number(code) + 1) % 10 ** EMAIL_CODE.digits).padStart(EMAIL_CODE.digits, '0');

test('a code is right for its address and purpose alone, however the address is written, and once', async () => {
  const mine = someone();
  const code = await proofs.newCode(mine);
  expect(code).toMatch(/^\d{6}$/);
  expect(await proofs.isCode({ ...mine, email: mine.email.toUpperCase() }, code)).toBe(true);
  expect(await proofs.isCode({ ...mine, purpose: 'EMAIL_CHANGE' }, code)).toBe(false);
  expect(await proofs.isCode({ ...mine, accountId: 'usr_somebody' }, code)).toBe(false);
  expect(await proofs.isCode(someone(), code)).toBe(false);
  expect(await proofs.use(db, mine, code)).toBe(true);
  expect(await proofs.use(db, mine, code)).toBe(false);
  expect(await proofs.isCode(mine, code)).toBe(false);
});

test('the newest code counts', async () => {
  const mine = someone();
  const first = await proofs.newCode(mine);
  const second = await proofs.newCode(mine);
  expect(await proofs.isCode(mine, second)).toBe(true);
  expect(first === second || !(await proofs.isCode(mine, first))).toBe(true);
});

test('after five tries nobody gets in, and of many at once five are looked at', async () => {
  const mine = someone();
  const code = await proofs.newCode(mine);
  for (let i = 0; i < EMAIL_CODE.tries; i++) expect(await proofs.isCode(mine, wrong(code))).toBe(false);
  expect(await proofs.isCode(mine, code)).toBe(false);

  const crowd = someone();
  const open = await proofs.newCode(crowd);
  const pool = new pg.Pool({ connectionString: database.url, max: 8 });
  const many = new EmailProofs(
    {
      $queryRaw: async (...query) => {
        const own = await pool.connect();
        try {
          return await sqlClient(own).$queryRaw(...query);
        } finally {
          own.release();
        }
      },
      $executeRaw: () => Promise.reject(new Error('not needed')),
    },
    () => key,
  );
  const answers = await Promise.all(Array.from({ length: 20 }, () => many.isCode(crowd, open)));
  await pool.end();
  expect(answers.filter((isRight) => isRight)).toHaveLength(EMAIL_CODE.tries);
});

test('a decoy costs what a code costs, and nothing is right for it', async () => {
  const known = someone();
  const free = someone();
  const costs = {
    code: await database.countStatements(() => proofs.newCode(free)),
    decoy: await database.countStatements(() => proofs.newDecoy(known)),
  };
  expect(costs.decoy).toBe(costs.code);
  expect(await proofs.isCode(known, '000000')).toBe(false);
  const rows = await client.query('select failures from email_proofs where email = any($1) order by email', [
    [known.email, free.email],
  ]);
  expect(rows.rowCount).toBe(2);
});

test('codes and links end with their time, and what ended is removed', async () => {
  const mine = someone();
  const code = await proofs.newCode(mine);
  const link = { purpose: 'PASSWORD_RESET', email: mine.email };
  const secret = await proofs.newLinkSecret(link);
  await client.query("update email_proofs set expires_at = now() - interval '1 second' where email = $1", [mine.email]);
  expect(await proofs.isCode(mine, code)).toBe(false);
  expect(await proofs.use(db, mine, code)).toBe(false);
  expect(await proofs.emailOfLink('PASSWORD_RESET', secret)).toBeNull();
  expect(await proofs.useLink(db, 'PASSWORD_RESET', secret)).toBe(false);
  await proofs.newCode(someone());
  expect((await client.query('select from email_proofs where email = $1', [mine.email])).rowCount).toBe(0);
});

test('a link proves its address, for its purpose and once; no code is one', async () => {
  const mine = { purpose: 'PASSWORD_RESET', email: someone().email };
  const secret = await proofs.newLinkSecret(mine);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(await proofs.emailOfLink('PASSWORD_RESET', secret)).toBe(mine.email);
  expect(await proofs.emailOfLink('SIGN_UP', secret)).toBeNull();
  expect(await proofs.useLink(db, 'PASSWORD_RESET', secret)).toBe(true);
  expect(await proofs.emailOfLink('PASSWORD_RESET', secret)).toBeNull();
});

test('the database knows no secret, and another key makes all of them void', async () => {
  const mine = someone();
  const code = await proofs.newCode(mine);
  const { rows } = await client.query(
    'select row_to_json(p)::text as row, secret_hash from email_proofs p where email = $1',
    [mine.email],
  );
  expect(rows[0].secret_hash).toHaveLength(32);
  key = generateKeySync('hmac', { length: 256 });
  expect(await proofs.isCode(mine, code)).toBe(false);
});
