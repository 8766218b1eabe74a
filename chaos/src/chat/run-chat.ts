import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Acknowledged, checkChat, type StoredMessage } from './check-chat.ts';
import type { Room } from './people.ts';
import { RoomClient } from './room-client.ts';
import { sayUntilTaken } from './sender.ts';

/** How long the rest may take to arrive. */
const DRAIN_MS = 120_000;

export interface ChatRunOptions {
  urls: readonly string[];
  databaseUrl: string;
  rooms: readonly Room[];
  tokenOf(userId: string): Promise<string>;
  /** Over all rooms. */
  clients: number;
  /** Messages a second, over all rooms, at most. */
  rate: number;
  seconds: number;
  /** Something breaks, again and again, one after the other. Returns what it was. */
  breakSomething: () => Promise<string>;
  /** From the end of one until the next, in milliseconds. */
  pauseMs: number;
  /** One client loses one message on purpose. */
  sabotage?: boolean;
  log(line: string): void;
}

export interface ChatReport {
  violations: string[];
  messages: number;
  connections: number;
  breakages: Record<string, number>;
  /** Messages that had to be sent more than once. */
  retried: number;
  /** From the last message until everybody had it, in milliseconds. */
  drainMs: number;
}

/** People talk and listen while things break; then all comes to rest, and what everybody saw is compared with the database. */
export async function runChat(options: ChatRunOptions): Promise<ChatReport> {
  const { rooms, clients: count, seconds, log } = options;
  const clients: RoomClient[] = [];
  for (let i = 0; i < count; i++) {
    const room = rooms[i % rooms.length] as Room;
    const userId = room.userIds[Math.floor(i / rooms.length) % room.userIds.length] ?? '';
    clients.push(
      new RoomClient({
        urls: options.urls,
        name: `client ${i}`,
        token: await options.tokenOf(userId),
        roomId: room.id,
        from: 0,
        loses: options.sabotage && i === 0 ? 3 : undefined,
      }),
    );
  }
  const acknowledged: Acknowledged[] = [];
  const refused: string[] = [];
  let retried = 0;
  const end = performance.now() + seconds * 1000;
  const talking = rooms.map(async (room, r) => {
    const pause = (1000 * rooms.length) / options.rate;
    const token = await options.tokenOf(room.userIds[0] ?? '');
    for (let i = 0; performance.now() < end; i++) {
      const due = performance.now() + pause;
      try {
        const { attempts, ...taken } = await sayUntilTaken(options.urls, token, room.id, `방 ${r} 말 ${i}`);
        acknowledged.push(taken);
        if (attempts > 1) retried += 1;
      } catch (error) {
        refused.push(String(error));
      }
      await sleep(Math.max(0, due - performance.now()));
    }
  });
  const breakages: Record<string, number> = {};
  const breaking = (async () => {
    while (performance.now() < end - options.pauseMs) {
      await sleep(options.pauseMs);
      const what = await options.breakSomething();
      breakages[what] = (breakages[what] ?? 0) + 1;
      log(`${what} (${acknowledged.length} messages so far)`);
      clients[Math.floor(Math.random() * clients.length)]?.breakOff();
    }
  })();
  await Promise.all([...talking, breaking]);

  const stoppedAt = performance.now();
  const stored = await readStored(options.databaseUrl, rooms);
  const lastOf = (roomId: string) => stored.get(roomId)?.at(-1)?.seq ?? 0;
  const isCalm = () => clients.every((client) => client.lastSeq >= lastOf(client.options.roomId));
  while (!isCalm() && performance.now() - stoppedAt < DRAIN_MS) await sleep(50);
  const drainMs = performance.now() - stoppedAt;
  // What comes once more comes soon.
  await sleep(1_000);
  await Promise.all(clients.map((client) => client.stop()));
  const seen = clients.map(({ options: { name, roomId, from }, messages }) => ({
    client: name,
    roomId,
    from,
    messages,
  }));
  return {
    violations: [
      ...refused,
      ...clients.flatMap(({ gaps, options: { name } }) => (gaps > 0 ? [`${name} was told of a gap`] : [])),
      ...checkChat(stored, acknowledged, seen),
    ],
    messages: acknowledged.length,
    connections: clients.reduce((sum, { connections }) => sum + connections, 0),
    breakages,
    retried,
    drainMs,
  };
}

async function readStored(databaseUrl: string, rooms: readonly Room[]): Promise<Map<string, StoredMessage[]>> {
  const db = new pg.Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    const { rows } = await db.query<StoredMessage & { roomId: string }>(
      `select room_id as "roomId", id, seq, text from messages where room_id = any($1) order by room_id, seq`,
      [rooms.map(({ id }) => id)],
    );
    return Map.groupBy(rows, ({ roomId }) => roomId);
  } finally {
    await db.end();
  }
}
