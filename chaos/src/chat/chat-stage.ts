import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  dataPaths,
  ensureKeys,
  forEachDatabase,
  migrate,
  prepareDatabases,
  Reaper,
  ROOT,
  startServers,
  startServices,
} from '@moim/stack';
import { prepareRooms, type Room, tokensBy } from './people.ts';

/** Everything that a platform is made of, each a process of its own, with rooms full of people. */
export interface ChatStage {
  urls: string[];
  databaseUrl: string;
  rooms: Room[];
  tokenOf(userId: string): Promise<string>;
  breakSomething(): Promise<string>;
  /** The process that clients are connected to. */
  gatewayPid(): number | undefined;
  stop(): Promise<void>;
}

/** Starts it all in a folder of its own, on data of its own; each room has so many members. */
export async function chatStage({
  directory,
  rooms,
  members = 20,
  log,
}: {
  directory: string;
  rooms: number;
  members?: number;
  log(line: string): void;
}): Promise<ChatStage> {
  const toolsDir = process.env.MOIM_TOOLS_DIR ?? join(ROOT, '.moim/tools');
  const reaper = new Reaper(dataPaths(directory).processes);
  const servers = await startServers({ dataDir: directory, toolsDir, reaper, durable: false });
  const keys = await ensureKeys(dataPaths(directory).keys);
  const databaseUrls = await prepareDatabases({
    adminUrl: servers.postgres.adminUrl,
    passwords: keys.databasePasswords,
  });
  await forEachDatabase((name) =>
    migrate({ databaseUrl: databaseUrls[name], migrationsDir: join(ROOT, 'prisma', name, 'migrations') }),
  );
  const services = await startServices({
    databaseUrls,
    natsUrl: servers.nats.url,
    redisUrl: servers.redis.url,
    keys,
    logsDir: join(directory, 'logs'),
    compiledDir: join(directory, 'compiled'),
    reaper,
    env: { PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'warn', MOIM_RATE_LIMITS: 'off' },
  });
  log('everything runs');
  const made = await prepareRooms(databaseUrls.chat, rooms, members);
  const kill = (pid: number | undefined, signal: NodeJS.Signals) => pid !== undefined && process.kill(pid, signal);
  const troubles: [string, () => Promise<unknown> | unknown][] = [
    ['chat is killed', () => kill(services.subgraphs.chat.pid, 'SIGKILL')],
    ['the gateway is killed', () => kill(services.gateway.pid, 'SIGKILL')],
    ['chat is restarted in order', () => kill(services.subgraphs.chat.pid, 'SIGTERM')],
    ['the gateway is restarted in order', () => kill(services.gateway.pid, 'SIGTERM')],
    ['NATS is killed', () => kill(servers.nats.pid(), 'SIGKILL')],
    ['the user service is killed', () => kill(services.subgraphs.user.pid, 'SIGKILL')],
    ['Postgres is restarted', () => kill(servers.postgres.pid(), 'SIGINT')],
    ['chat hangs for 3 s', () => hang(services.subgraphs.chat.pid, 3_000)],
  ];
  let next = 0;
  return {
    urls: [services.gateway.url],
    databaseUrl: databaseUrls.chat,
    rooms: made,
    tokenOf: tokensBy(await readFile(keys.accessKeysFile, 'utf8')),
    gatewayPid: () => services.gateway.pid,
    async breakSomething() {
      // In turn, so that a short run has all of them; from a random one on.
      if (next === 0) next = Math.floor(Math.random() * troubles.length);
      const [what, make] = troubles[next++ % troubles.length] as (typeof troubles)[number];
      await make();
      return what;
    },
    async stop() {
      await services.stop();
      await servers.stop();
      await sleep(100);
      reaper.close();
    },
  };

  async function hang(pid: number | undefined, milliseconds: number) {
    kill(pid, 'SIGSTOP');
    await sleep(milliseconds);
    kill(pid, 'SIGCONT');
  }
}
