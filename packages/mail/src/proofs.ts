import { createHmac, type KeyObject, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { SqlClient } from '@moim/event-bus';

/** How many digits a code has, for how long it counts, and how often it may be wrong. */
export const EMAIL_CODE = { digits: 6, minutes: 15, tries: 5 } as const;
const LINK_MINUTES = 30;

/** What is proved by a secret that was sent to an address. */
export interface ProofKey {
  /** `SIGN_UP`, ... : a secret is good for what it was made for, and nothing else. */
  purpose: string;
  /** Normalized. */
  email: string;
  /** Whose request it was, where somebody signed in has asked. */
  accountId?: string;
}

/**
 * Secrets that were sent by mail, in the table `email_proofs`: one for each key, the newest. Kept is an HMAC of them, under a key that is not in the
 * database: six digits would be found by trying. All codes are void when that key is rotated.
 */
export class EmailProofs {
  readonly #db: SqlClient;
  readonly #hashKey: () => KeyObject;

  constructor(db: SqlClient, hashKey: () => KeyObject) {
    this.#db = db;
    this.#hashKey = hashKey;
  }

  /** A new code for the key; an earlier one is void. */
  async newCode(key: ProofKey): Promise<string> {
    const code = String(randomInt(10 ** EMAIL_CODE.digits)).padStart(EMAIL_CODE.digits, '0');
    await this.#keep(key, code, EMAIL_CODE.minutes);
    return code;
  }

  /** A new secret for an address in a link; an earlier one is void. Nobody guesses it. */
  async newLinkSecret(key: ProofKey): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.#keep(key, secret, LINK_MINUTES);
    return secret;
  }

  /** As if a code had been made, but nobody has it: what is tried for this key takes as long, and is wrong as often. */
  async newDecoy(key: ProofKey): Promise<void> {
    await this.#keep(key, randomBytes(32).toString('base64url'), EMAIL_CODE.minutes);
  }

  /**
   * Whether it is the code for this key; people copy codes with spaces around and within, and full-width digits are digits. Each try is counted before anybody looks, so that of many at once no more than allowed are looked at.
   * What is right is used up by `use` alone.
   */
  async isCode(key: ProofKey, given: string): Promise<boolean> {
    const [row] = await this.#db.$queryRaw<{ hash: Uint8Array }[]>`
      update email_proofs set failures = failures + 1
      where purpose = ${key.purpose} and email = ${key.email}::citext and account_id = ${key.accountId ?? ''}
        and failures < ${EMAIL_CODE.tries} and expires_at > now()
      returning secret_hash as hash`;
    const hash = this.#hash(key.purpose, plainCode(given));
    return row !== undefined && timingSafeEqual(row.hash, hash);
  }

  /** Uses a code up that was right, in the transaction of what it is for. False when another request was faster. */
  async use(tx: SqlClient, key: ProofKey, given: string): Promise<boolean> {
    const used = await tx.$executeRaw`
      delete from email_proofs
      where purpose = ${key.purpose} and email = ${key.email}::citext and account_id = ${key.accountId ?? ''}
        and secret_hash = ${this.#hash(key.purpose, plainCode(given))} and expires_at > now()`;
    return used === 1;
  }

  /** The address that the secret of a link proves, null when it is none or its time is over. Uses nothing up. */
  async emailOfLink(purpose: string, secret: string): Promise<string | null> {
    const [row] = await this.#db.$queryRaw<{ email: string }[]>`
      select email::text as email from email_proofs
      where purpose = ${purpose} and secret_hash = ${this.#hash(purpose, secret)} and expires_at > now()`;
    return row?.email ?? null;
  }

  /** Uses up the secret of a link, in the transaction of what it is for. False when another request was faster. */
  async useLink(tx: SqlClient, purpose: string, secret: string): Promise<boolean> {
    const used = await tx.$executeRaw`
      delete from email_proofs
      where purpose = ${purpose} and secret_hash = ${this.#hash(purpose, secret)} and expires_at > now()`;
    return used === 1;
  }

  /** Whatever was sent for this key is good for nothing any more. */
  async void(tx: SqlClient, { purpose, email, accountId = '' }: ProofKey): Promise<void> {
    await tx.$executeRaw`
      delete from email_proofs where purpose = ${purpose} and email = ${email}::citext and account_id = ${accountId}`;
  }

  async #keep({ purpose, email, accountId = '' }: ProofKey, secret: string, minutes: number): Promise<void> {
    await this.#db.$executeRaw`
      delete from email_proofs where ctid in (select ctid from email_proofs where expires_at < now() limit 100)`;
    await this.#db.$executeRaw`
      insert into email_proofs (purpose, email, account_id, secret_hash, failures, expires_at)
      values (${purpose}, ${email}, ${accountId}, ${this.#hash(purpose, secret)}, 0, now() + make_interval(mins => ${minutes}::int))
      on conflict (purpose, email, account_id)
      do update set secret_hash = excluded.secret_hash, failures = 0, expires_at = excluded.expires_at`;
  }

  #hash(purpose: string, secret: string): Buffer<ArrayBuffer> {
    return createHmac('sha256', this.#hashKey())
      .update(JSON.stringify(['email proof', purpose, secret]))
      .digest();
  }
}

function plainCode(given: string): string {
  return given.slice(0, 100).normalize('NFKC').replace(/[\s-]/g, '');
}
