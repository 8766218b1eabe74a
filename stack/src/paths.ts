import { join, resolve } from 'node:path';

/** The repository's root folder. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** Where a data directory keeps what. */
export function dataPaths(dataDir: string) {
  return {
    keys: join(dataDir, 'keys'),
    logs: join(dataDir, 'logs'),
    postgres: join(dataDir, 'postgres'),
    nats: join(dataDir, 'nats'),
    redis: join(dataDir, 'redis'),
    /** Photos that people have added, unless they are kept in a bucket. */
    media: join(dataDir, 'media'),
    /** Where Node keeps compiled code: a service starts with a third less work. May be removed at any time. */
    compiled: join(dataDir, 'compiled'),
    /** There while the demo world is being seeded. */
    seeding: join(dataDir, 'demo-seeding'),
    /** Held by the one launcher that uses the folder. */
    lock: join(dataDir, 'launcher.lock'),
    /** Where the platform's databases and NATS are, while it runs: for the commands beside it. With passwords. */
    connections: join(dataDir, 'connections.json'),
    /** What the launcher has started; what is left of it after a crash is ended by the next start. */
    processes: join(dataDir, 'processes.json'),
  };
}
