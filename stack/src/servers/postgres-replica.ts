import { chownSync, cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ensureDataDir } from '../data-dir.ts';
import { dataPaths } from '../paths.ts';
import { checkPostgres, postgresFlags } from './postgres.ts';
import { postgresPrograms } from './postgres-cluster.ts';
import { unprivilegedUser } from './postgres-user.ts';
import type { RunningServer, ServerContext } from './server.ts';
import { startServer } from './start-server.ts';

const SLOT = 'replica';
/** What a copy has not: which process runs the server, and the log, which it is sent. */
const NOT_COPIED = ['postmaster.pid', 'postmaster.opts', 'pg_wal', 'pg_replslot'];

/**
 * Starts a streaming replica of a Postgres of this machine, whose superuser's address that is, in `<context.dataDir>/postgres`: for tests and measurements. It
 * holds what the primary held when it was copied, and from then on whatever is written there.
 */
export async function startPostgresReplica(context: ServerContext, adminUrl: string): Promise<RunningServer> {
  ensureDataDir(context.dataDir);
  const directory = dataPaths(context.dataDir).postgres;
  const programs = postgresPrograms();
  const user = await unprivilegedUser([programs.postgres], context.dataDir);
  await copyCluster(adminUrl, directory);
  const { hostname, port, username, password } = new URL(adminUrl);
  const follow = {
    hot_standby: 'on',
    primary_conninfo: `host=${hostname} port=${port} user=${username} password=${password}`,
    primary_slot_name: SLOT,
  };
  const flags = postgresFlags(context, follow);
  const command = user.command(programs.postgres, ['-D', directory, ...flags]);
  return await startServer(
    {
      name: 'postgres',
      command: command.command,
      args: (own) => [...command.args, '-p', String(own)],
      user: command.user,
      stopSignal: 'SIGINT',
      url: (own) => `postgresql://${username}:${password}@127.0.0.1:${own}/postgres`,
      check: checkPostgres,
    },
    context,
  );
}

/** By Postgres' own protocol for copying a server that runs: what the copy lacks comes from the log, which the slot keeps for it. */
async function copyCluster(adminUrl: string, directory: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_create_physical_replication_slot($1, true)', [SLOT]);
    await client.query("select pg_backup_start('replica', true)");
    const source: string = (await client.query('show data_directory')).rows[0].data_directory;
    cpSync(source, directory, {
      recursive: true,
      preserveTimestamps: true,
      filter: (path) => !NOT_COPIED.some((name) => path === join(source, name)),
    });
    for (const name of ['pg_wal', 'pg_replslot']) mkdirSync(join(directory, name), { mode: 0o700 });
    const { rows } = await client.query('select labelfile from pg_backup_stop(false)');
    writeFileSync(join(directory, 'backup_label'), rows[0].labelfile);
    writeFileSync(join(directory, 'standby.signal'), '');
    own(directory, statSync(source));
  } finally {
    await client.end();
  }
}

function own(path: string, owner: { uid: number; gid: number }): void {
  chownSync(path, owner.uid, owner.gid);
  if (!statSync(path).isDirectory()) return;
  for (const entry of readdirSync(path)) own(join(path, entry), owner);
}
