import { createHash } from 'node:crypto';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';

/** How long something that has expired is remembered: until the last token that a code has given is of no use any more. Milliseconds. */
const REMEMBERED_MS = 60 * 60_000;
/** Says of an account from when on its sessions count, to the second. */
const SESSIONS_ENDED = 'SessionsEnded';
/** For longer than any session that was begun before may last. */
const SESSIONS_ENDED_MS = 15 * 24 * 60 * 60_000;
/** At most so many rows a statement. */
const BATCH = 1_000;

/**
 * Where oidc-provider keeps one of its models. Ids are kept as hashes and left out of the payload: whoever reads the table can use no
 * code, token or session of it.
 */
export class OidcRecords implements Adapter {
  readonly #db: PrismaClient;
  readonly #model: string;

  constructor(db: PrismaClient, model: string) {
    this.#db = db;
    this.#model = model;
  }

  async upsert(id: string, payload: AdapterPayload): Promise<void> {
    const data = {
      payload: withoutIds(payload),
      grantId: payload.grantId ?? null,
      uid: payload.uid ?? null,
      // Everything here has an end; oidc-provider counts in seconds.
      expiresAt: new Date((payload.exp ?? 0) * 1_000),
    };
    const key = { model: this.#model, idHash: hashOf(id) };
    await this.#db.oidcRecord.upsert({ where: { model_idHash: key }, create: { ...key, ...data }, update: data });
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    const key = { model: this.#model, idHash: hashOf(id) };
    const found = await this.#db.oidcRecord.findUnique({ where: { model_idHash: key } });
    return found === null || (await this.#isEnded(found)) ? undefined : { ...payloadOf(found), jti: id };
  }

  /** For sessions. Nobody asks for their id this way, which only the browser knows. */
  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const found = await this.#db.oidcRecord.findFirst({ where: { model: this.#model, uid } });
    return found === null || (await this.#isEnded(found)) ? undefined : payloadOf(found);
  }

  /** The device flow is off: there are no such codes. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  /**
   * Marks a code as used. Of two who do so at once, one does; the other gets InvalidGrant, and what the code has given is revoked, as
   * whenever a code comes a second time (RFC 6749, 4.1.2).
   */
  async consume(id: string): Promise<void> {
    const key = { model: this.#model, idHash: hashOf(id) };
    const { count } = await this.#db.oidcRecord.updateMany({
      where: { ...key, consumedAt: null },
      data: { consumedAt: new Date() },
    });
    if (count === 1) return;
    const used = await this.#db.oidcRecord.findUnique({ where: { model_idHash: key } });
    if (used !== null && used.grantId !== null) await revokeGrant(this.#db, used.grantId);
    throw new errors.InvalidGrant('authorization code already consumed');
  }

  async destroy(id: string): Promise<void> {
    await this.#db.oidcRecord.deleteMany({ where: { model: this.#model, idHash: hashOf(id) } });
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.#db.oidcRecord.deleteMany({ where: { model: this.#model, grantId } });
  }

  /** Whether it is a session from before all sessions of its account were ended. */
  async #isEnded({ payload }: { payload: unknown }): Promise<boolean> {
    const { accountId, loginTs = 0 } = payload as { accountId?: string; loginTs?: number };
    if (this.#model !== 'Session' || accountId === undefined) return false;
    const key = { model: SESSIONS_ENDED, idHash: hashOf(accountId) };
    const ended = await this.#db.oidcRecord.findUnique({ where: { model_idHash: key }, select: { payload: true } });
    return ended !== null && loginTs < (ended.payload as { at: number }).at;
  }
}

/**
 * Ends all sessions of an account, with the codes and tokens that they have given, and sign-ins to it that are not through yet. A request
 * that is under way writes its session anew after it was removed: that one is told by the time of its sign-in.
 */
export async function endSessions(tx: Prisma.TransactionClient, accountId: string, now: Date): Promise<void> {
  const key = { model: SESSIONS_ENDED, idHash: hashOf(accountId) };
  const data = { payload: { at: secondsOf(now) }, expiresAt: new Date(now.getTime() + SESSIONS_ENDED_MS) };
  await tx.oidcRecord.upsert({ where: { model_idHash: key }, create: { ...key, ...data }, update: data });
  await tx.$executeRaw`
    delete from oidc_records
    where model = 'Session' and payload->>'accountId' = ${accountId}
      or model = 'Interaction' and payload->'result'->'login'->>'accountId' = ${accountId}`;
}

/** A time as oidc-provider counts. */
export function secondsOf(time: Date): number {
  return Math.floor(time.getTime() / 1_000);
}

/** Removes a grant and all that it has given. */
async function revokeGrant(db: PrismaClient, grantId: string): Promise<void> {
  await db.oidcRecord.deleteMany({ where: { OR: [{ grantId }, { model: 'Grant', idHash: hashOf(grantId) }] } });
}

/** Removes what has expired an hour ago or earlier. Returns how many rows. */
export async function pruneOidcRecords(db: PrismaClient, now: Date): Promise<number> {
  const before = new Date(now.getTime() - REMEMBERED_MS);
  let removed = 0;
  for (;;) {
    const count = await db.$executeRaw`
      delete from oidc_records where (model, id_hash) in
        (select model, id_hash from oidc_records where expires_at < ${before} limit ${BATCH} for update skip locked)`;
    removed += count;
    if (count < BATCH) return removed;
  }
}

function hashOf(id: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(id).digest());
}

function withoutIds({ jti: _id, consumed: _column, ...payload }: AdapterPayload): Prisma.InputJsonObject {
  const kept = JSON.parse(JSON.stringify(payload)) as { session?: { cookie?: string } };
  // An interaction remembers the id of the session that it was begun in; nobody looks at it.
  delete kept.session?.cookie;
  return kept as Prisma.InputJsonObject;
}

function payloadOf({ payload, consumedAt }: { payload: unknown; consumedAt: Date | null }): AdapterPayload {
  const consumed = consumedAt === null ? {} : { consumed: secondsOf(consumedAt) };
  return { ...(payload as AdapterPayload), ...consumed };
}
