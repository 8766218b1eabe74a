import { hash } from '@node-rs/argon2';
import { DEMO_AUTH_ACCOUNT, DEMO_PASSWORD } from './accounts.ts';
import type { Tables } from './tables.ts';
import { daysAgo, type World } from './world.ts';

/** The sign-in server's database of the demo world: somebody who is new to Moim itself. */
export async function authTables({ now }: World): Promise<Tables> {
  const { email, name } = DEMO_AUTH_ACCOUNT;
  return {
    accounts: [
      {
        id: '6d0b8d7e-3c1f-4a5e-9a52-1f0c7b8e4d21',
        email,
        name,
        password_hash: await hash(DEMO_PASSWORD, { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
        email_verified: false,
        created_at: daysAgo(now, 3),
      },
    ],
  };
}
