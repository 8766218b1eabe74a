import { setTimeout as sleep } from 'node:timers/promises';
import { sqlClient } from '@moim/event-bus';
import { communityCards, communityMemberships, type EventService, userBlocks, userCards } from '@moim/events';
import {
  endBlocks,
  type MembershipState,
  replaceMemberships,
  saveBlocks,
  saveCommunities,
  saveMembers,
} from '@moim/subgraph-kit';
import type pg from 'pg';
import { ask, type Broker } from './broker.ts';
import type { Databases } from './databases.ts';

/** How many cards the owner told of, and how many of those were new here. */
export interface FillCount {
  read: number;
  written: number;
}

export interface FillReport {
  service: EventService;
  /** Null for what this service keeps no cards of. */
  members: FillCount | null;
  communities: FillCount | null;
  memberships: FillCount | null;
  blocks: FillCount | null;
}

export interface FillOptions {
  service: EventService;
  onProgress?(report: FillReport): void;
}

/** An answer stays far below NATS' 1 MiB: a card is less than 1 KiB, a membership or block less than 150 bytes. */
const PAGE = { members: 200, communities: 100, memberships: 2_000, blocks: 1_000 };
/** Deadlocks and serialization failures with consumers that write the same cards: the same thing works when it is done again. */
const AGAIN = ['40P01', '40001'];
const TRIES = 5;

/**
 * Brings a service's cards up to what their owners know, page by page: missing and older ones are written, people who are no members
 * any more, and blocks that were taken back, are marked so; newer cards stay. Safe beside running services, and to repeat. Throws an AdminError when an owner does not answer.
 */
export async function fillCards(databases: Databases, broker: Broker, options: FillOptions): Promise<FillReport> {
  const { service, onProgress = () => {} } = options;
  const client = await databases.of(service);
  const kept = await keptCards(client);
  const zero = (isKept: boolean) => (isKept ? { read: 0, written: 0 } : null);
  const report: FillReport = {
    service,
    members: zero(kept.members),
    communities: zero(kept.communities),
    memberships: zero(kept.communities),
    blocks: zero(kept.blocks),
  };
  const progress = (count: FillCount | null, read: number, written: number) => {
    if (count === null) return;
    count.read += read;
    count.written += written;
    onProgress(report);
  };
  if (report.members !== null) {
    await fillMembers(client, broker, kept.interests, (...counts) => progress(report.members, ...counts));
  }
  if (report.communities !== null) {
    await fillCommunities(client, broker, (...counts) => progress(report.communities, ...counts));
    await fillMemberships(client, broker, (...counts) => progress(report.memberships, ...counts));
  }
  if (report.blocks !== null) {
    await fillBlocks(client, broker, (...counts) => progress(report.blocks, ...counts));
  }
  return report;
}

type Progress = (read: number, written: number) => void;

interface KeptCards {
  members: boolean;
  interests: boolean;
  communities: boolean;
  blocks: boolean;
}

/** Which cards a service keeps: those that its database has a table for. */
async function keptCards(client: pg.Client): Promise<KeptCards> {
  const { rows } = await client.query<KeptCards>(
    `select to_regclass('member_cards') is not null as members, to_regclass('community_cards') is not null as communities,
       to_regclass('user_blocks') is not null as blocks,
       exists (select from information_schema.columns where table_name = 'member_cards' and column_name = 'interest_ids') as interests`,
  );
  return rows[0] ?? { members: false, interests: false, communities: false, blocks: false };
}

async function fillMembers(client: pg.Client, broker: Broker, withInterests: boolean, progress: Progress) {
  const read = async (after: string | null) => (await ask(broker, userCards, { after, limit: PAGE.members })).users;
  for await (const { rows } of pages(PAGE.members, read, ({ id }) => id)) {
    progress(rows.length, await again(() => saveMembers(sqlClient(client), rows, { withInterests })));
  }
}

async function fillCommunities(client: pg.Client, broker: Broker, progress: Progress): Promise<void> {
  const read = async (after: string | null) =>
    (await ask(broker, communityCards, { after, limit: PAGE.communities })).communities;
  for await (const { rows } of pages(PAGE.communities, read, ({ id }) => id)) {
    progress(rows.length, await again(() => saveCommunities(sqlClient(client), rows)));
  }
}

/** All of a club's members are written together: who is not among them is no member. */
async function fillMemberships(client: pg.Client, broker: Broker, progress: Progress): Promise<void> {
  type Key = Pick<MembershipState, 'communityId' | 'userId'>;
  const read = async (after: Key | null) =>
    (await ask(broker, communityMemberships, { after, limit: PAGE.memberships })).memberships;
  const keyOf = ({ communityId, userId }: Key) => ({ communityId, userId });
  let open: MembershipState[] = [];
  for await (const { rows, isLast } of pages(PAGE.memberships, read, keyOf)) {
    const all = [...open, ...rows];
    // The last club of a page may go on in the next one.
    const unfinished = isLast ? undefined : all.at(-1)?.communityId;
    open = all.filter(({ communityId }) => communityId === unfinished);
    const whole = all.filter(({ communityId }) => communityId !== unfinished);
    const known = await ofKnownClubs(client, whole);
    progress(rows.length, await again(() => replaceMemberships(sqlClient(client), known)));
  }
}

/** First what is in force is written; then those that are here are asked for by their ids: which the owner does not know are over. */
async function fillBlocks(client: pg.Client, broker: Broker, progress: Progress): Promise<void> {
  const db = sqlClient(client);
  const read = async (after: string | null) => (await ask(broker, userBlocks, { after, limit: PAGE.blocks })).blocks;
  for await (const { rows } of pages(PAGE.blocks, read, ({ id }) => id)) {
    const blocks = rows.map((block) => ({ ...block, version: 1 as const }));
    progress(rows.length, (await again(() => saveBlocks(db, blocks))).length);
  }
  const readHere = async (after: string | null) => {
    const { rows } = await client.query<{ id: string }>(
      `select block_id as id from user_blocks where version = 1 and ($1::text is null or block_id > $1) order by block_id limit $2`,
      [after, PAGE.blocks],
    );
    return rows.map(({ id }) => id);
  };
  for await (const { rows: ids } of pages(PAGE.blocks, readHere, (id) => id)) {
    if (ids.length === 0) continue;
    const inForce = new Set((await ask(broker, userBlocks, { ids })).blocks.map(({ id }) => id));
    const over = ids.filter((id) => !inForce.has(id));
    progress(0, await again(() => endBlocks(db, over)));
  }
}

/** Page after page of what `read` gives after a key; a page that is not full is the last one. */
async function* pages<Row, Key>(
  size: number,
  read: (after: Key | null) => Promise<Row[]>,
  keyOf: (row: Row) => Key,
): AsyncGenerator<{ rows: Row[]; isLast: boolean }> {
  for (let after: Key | null = null; ; ) {
    const rows = await read(after);
    const last = rows.at(-1);
    const isLast = rows.length < size || last === undefined;
    yield { rows, isLast };
    if (isLast) return;
    after = keyOf(last);
  }
}

/** Without those of clubs that began after their page was read: their events are on the way. */
async function ofKnownClubs(client: pg.Client, rows: MembershipState[]): Promise<MembershipState[]> {
  const { rows: known } = await client.query<{ id: string }>(
    'select community_id as id from community_cards where community_id = any($1)',
    [[...new Set(rows.map(({ communityId }) => communityId))]],
  );
  const ids = new Set(known.map(({ id }) => id));
  return rows.filter(({ communityId }) => ids.has(communityId));
}

async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (tries >= TRIES || typeof code !== 'string' || !AGAIN.includes(code)) throw error;
      await sleep(50 * tries);
    }
  }
}
