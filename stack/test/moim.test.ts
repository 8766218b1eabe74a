import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, inject, onTestFinished, test, vi } from 'vitest';
import { testPlatform } from '../../contract/test/platform.ts';
import { lockDataDir } from '../src/data-dir.ts';
import { demoId } from '../src/demo/index.ts';
import { replaceFile } from '../src/files.ts';
import { dataPaths, ROOT } from '../src/paths.ts';
import { forEachSubgraph } from '../src/subgraphs.ts';
import { freePort } from '../src/supervisor/ports.ts';
import { eventually, makeFolder, query, removeFolder, runScript, says, testFolder } from './helpers.ts';
import { start } from './start-helpers.ts';

// Each test starts several processes, on machines that have others to run.
vi.setConfig({ testTimeout: 120_000 });

// The command line beside a platform that runs in this process, which stands in the data folder as npm start would put it.
const MOIM = join(ROOT, 'stack/src/commands/moim.ts');
const platform = await testPlatform();
const dataDir = makeFolder();
const unlock = await lockDataDir(dataDir);
afterAll(() => {
  unlock();
  removeFolder(dataDir);
});
const databaseUrls = await forEachSubgraph(async (name) => platform.subgraphs[name].database.url);
const natsUrls = [inject('moim').natsUrl];
const connections = { databaseUrls, natsUrls, eventsNamespace: platform.eventsNamespace };
replaceFile(dataPaths(dataDir).connections, JSON.stringify(connections), 0o600);

/** Runs `moim <args>`; what it says on stdout and stderr, and its exit code. */
async function moim(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number | null; output: string }> {
  const beside = { MOIM_DATA_DIR: dataDir, DATABASE_URL: '', NATS_URL: '', MOIM_KEYS_DIR: '', EVENTS_NAMESPACE: '' };
  const run = runScript(MOIM, args, { ...beside, ...env });
  return { code: await run.exited, output: run.output() };
}

async function rename(name: string): Promise<void> {
  const { data } = await platform.ask(
    'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { userErrors { code } } }',
    { input: { name } },
    { as: 'minji' },
  );
  expect(data.updateProfile).toEqual({ userErrors: [] });
}

/** A dead letter in the schedule service, for a real change of a name that has been undone there. Returns its id. */
async function deadLetter(id: string, reason: string): Promise<string> {
  const name = `민지 ${id}`;
  await rename(name);
  const card = async () =>
    (
      await query<{ name: string; version: number }>(
        databaseUrls.schedule,
        'select name, version from member_cards where user_id = $1',
        [demoId('usr', 'minji')],
      )
    )[0];
  await eventually(async () => (await card())?.name === name);
  await query(
    databaseUrls.schedule,
    `update member_cards set name = 'lost', version = version - 1 where user_id = $1 returning user_id`,
    [demoId('usr', 'minji')],
  );
  const [event] = await query<{ id: string; payload: unknown; version: number }>(
    databaseUrls.user,
    'select id, payload, aggregate_version as version from outbox_events where aggregate_id = $1 order by seq desc limit 1',
    [demoId('usr', 'minji')],
  );
  const envelope = {
    ...{ id: event?.id, type: 'user.profile.updated.v1', aggregateId: demoId('usr', 'minji') },
    ...{ aggregateVersion: event?.version, occurredAt: new Date(), data: event?.payload },
  };
  await query(
    databaseUrls.schedule,
    `insert into dead_letters (id, consumer, event_id, subject, aggregate_id, payload, reason, attempts)
     values ($1, 'schedule-from-user', $2, $3, $4, $5, $6, 5)`,
    [id, envelope.id, envelope.type, envelope.aggregateId, JSON.stringify(envelope), reason],
  );
  return id;
}

describe('moim dlq', () => {
  test('list, show, replay: the cause is fixed, the event takes effect, the list is empty', async () => {
    const id = await deadLetter('dlq_replayed', 'Error: no\nroom');
    const list = await moim(['dlq', 'list', '--service', 'schedule', '--subject', 'user.*', '--since', '1h']);
    expect(list.code, list.output).toBe(0);
    expect(list.output).toMatch(/^ID +AGE +CONSUMER +EVENT +AGGREGATE +TRIES +REASON\n/);
    expect(list.output).toMatch(
      /dlq_replayed +\d+s +schedule-from-user +user\.profile\.updated\.v1 +usr_\w+@\d+ +5 +Error: no room\n/,
    );
    const json = await moim(['dlq', 'list', '--json']);
    expect(JSON.parse(json.output)).toMatchObject({ id, service: 'schedule', attempts: 5 });

    const dry = await moim(['dlq', 'replay', '--all', '--consumer', 'schedule-from-user', '--dry-run']);
    expect(dry.output).toMatch(/^dlq_replayed .* would be replayed\n$/);
    const replay = await moim(['dlq', 'replay', id, '--wait', '20s', '--by', 'harin', '--note', 'room was made']);
    expect(replay.code, replay.output).toBe(0);
    expect(replay.output).toMatch(/^dlq_replayed .* replayed\ndlq_replayed {2}succeeded\n$/);
    const [card] = await query(databaseUrls.schedule, 'select name from member_cards where user_id = $1', [
      demoId('usr', 'minji'),
    ]);
    expect(card).toEqual({ name: '민지 dlq_replayed' });

    const show = await moim(['dlq', 'show', id]);
    expect(show.output).toMatch(/state +settled/);
    expect(show.output).toMatch(/REPLAYED {2}harin: room was made\n.*SUCCEEDED {2}consumer\n/);
    expect(show.output).toContain('"name": "민지 dlq_replayed"');
    expect((await moim(['dlq', 'list'])).output).toBe('no open dead letters\n');
    const twice = await moim(['dlq', 'replay', id]);
    expect(twice.code).toBe(1);
    expect(twice.output).toMatch(/^dlq_replayed is settled already, since /);
  });

  test('discard needs to know why, and keeps it with who did it', async () => {
    const id = await deadLetter('dlq_discarded', 'Error: hopeless');
    const why = await moim(['dlq', 'discard', id]);
    expect(why).toMatchObject({ code: 1, output: expect.stringContaining("required option '--note <why>'") });
    const discard = await moim(['dlq', 'discard', id, '--note', 'a test']);
    expect(discard.code, discard.output).toBe(0);
    expect((await moim(['dlq', 'show', id])).output).toMatch(/DISCARDED {2}\S+@\S+: a test\n/);
  });

  test('what is asked wrongly is answered in one line', async () => {
    const line = async (...args: string[]) => {
      const { code, output } = await moim(args);
      expect(code).toBe(1);
      return output.trim();
    };
    expect(await line('dlq', 'show', 'dlq_nobody')).toBe(
      'moim: dlq_nobody: there is no such dead letter (moim dlq list shows the open ones)',
    );
    expect(await line('dlq', 'replay')).toMatch(/^moim: which ones\? Give ids, or --all with filters/);
    expect(await line('dlq', 'replay', '--subject', 'user')).toMatch(/^moim: filters choose among all: say --all/);
    expect(await line('dlq', 'list', '--since', 'yesterday')).toMatch(/Say it as 30s, 10m, 2h or 7d\.$/);
    expect(await line('dlq', 'list', '--service', 'web')).toMatch(/Allowed choices are user, community, schedule/);
  });
});

describe('moim events', () => {
  test('tail shows what was published', async () => {
    await rename('민지 꼬리');
    const { code, output } = await moim(['events', 'tail', 'user.profile', '--since', '10m', '--no-follow']);
    expect(code, output).toBe(0);
    expect(output).toMatch(/^\d{4}-\S+Z {2}user\.profile\.updated\.v1 {2}usr_\w+@\d+ {2}evt_\w+\n/);
    const json = await moim(['events', 'tail', '--service', 'user', '--since', '10m', '--limit', '1', '--json']);
    expect(JSON.parse(json.output)).toMatchObject({ type: 'user.profile.updated.v1', data: { user: {} } });
  });

  test('tail follows until Ctrl-C', async () => {
    const run = runScript(MOIM, ['events', 'tail', '--service', 'user', '--since', '1s'], {
      ...{ MOIM_DATA_DIR: dataDir, DATABASE_URL: '', NATS_URL: '', MOIM_KEYS_DIR: '' },
    });
    let renames = 0;
    await eventually(async () => {
      renames += 1;
      await rename(`민지 ${renames}`);
      await sleep(200);
      return run.output().includes('user.profile.updated.v1');
    }, 15_000);
    // As it comes from the terminal and, a moment later, from the launcher.
    run.child.kill('SIGINT');
    run.child.kill('SIGINT');
    expect(await run.exited, run.output()).toBe(0);
  });

  test('republish sends it again', async () => {
    await rename('민지 다시');
    const last = async () =>
      (
        await query<{ republished: number; out: boolean }>(
          databaseUrls.user,
          'select republished, published_at is not null as out from outbox_events order by seq desc limit 1',
        )
      )[0];
    await eventually(async () => (await last())?.out);
    const dry = await moim(['events', 'republish', '--service', 'user', '--since', '5m', '--dry-run']);
    expect(dry.output).toMatch(/^\d+ events? of user would be published again\n$/);
    const { code, output } = await moim(['events', 'republish', '--service', 'user', '--since', '5m']);
    expect(code, output).toBe(0);
    expect(output).toMatch(/events? of user were published again\n/);
    expect(await last()).toEqual({ republished: 1, out: true });
  });

  test('status says that all is well, or what is not', async () => {
    const well = await eventually(async () => {
      const status = await moim(['events', 'status']);
      return status.code === 0 && status.output;
    }, 20_000);
    expect(well).toMatch(/OUTBOX +WAITING +OLDEST\nuser +0 +-\n/);
    expect(well).toMatch(/CONSUMER +LAG[\s\S]+schedule-from-user +0 +0 +0 +0\n/);
    expect(well).toMatch(/STREAM +EVENTS[\s\S]+all is well\n$/);
    await deadLetter('dlq_status', 'Error: look at me');
    const ill = await moim(['events', 'status']);
    expect(ill.code).toBe(1);
    expect(ill.output).toContain(
      '! dead letters of schedule-from-user (1): moim dlq list --consumer schedule-from-user',
    );
    await moim(['dlq', 'discard', 'dlq_status', '--note', 'seen']);
  });
});

describe('moim cards fill', () => {
  const TABLES = {
    member_cards: 'user_id',
    community_cards: 'community_id',
    community_member_cards: 'community_id, user_id',
    user_blocks: 'block_id',
  };
  /** Who is shown, who is what in which club, and who has blocked whom, in the chat service; versions aside. */
  const cards = async () => {
    const rows = await Promise.all(
      Object.entries(TABLES).map(([table, key]) =>
        query<{ row: Record<string, unknown> }>(
          databaseUrls.chat,
          `select to_jsonb(t) as row from ${table} t order by ${key}`,
        ),
      ),
    );
    return rows.flat().map(({ row: { version: _, ...row } }) => row);
  };

  test('gives an emptied subgraph all that it had', async () => {
    await eventually(async () => (await moim(['events', 'status'])).code === 0, 30_000);
    const before = await cards();
    expect(before.length).toBeGreaterThan(50);
    await query(
      databaseUrls.chat,
      `with gone as (delete from community_member_cards), unblocked as (delete from user_blocks) delete from member_cards`,
    );
    // The clubs' chat rooms hang on these, so they stay, with nothing in them.
    await query(
      databaseUrls.chat,
      `update community_cards set name = '', cover_url = '', is_private = true, version = 0`,
    );
    const { code, output } = await moim(['cards', 'fill', 'chat']);
    expect(code, output).toBe(0);
    // On a slow machine, lines of progress stand before it.
    expect(output).toMatch(
      /^chat: \d+ people \(\d+ written\), \d+ clubs \(\d+ written\), \d+ memberships \(\d+ written\), 1 block \(1 written\)\n$/m,
    );
    expect(await cards()).toEqual(before);
    await moim(['cards', 'fill', 'all']);
    const again = await moim(['cards', 'fill', 'all']);
    for (const service of ['schedule', 'content', 'chat']) {
      expect(again.output).toMatch(
        new RegExp(
          `^${service}: \\d+ people \\(0 written\\), \\d+ clubs \\(0 written\\), \\d+ memberships \\(0 written\\)${service === 'schedule' ? '' : ', 1 block \\(0 written\\)'}$`,
          'm',
        ),
      );
    }
    expect(again.output).toMatch(/^community: \d+ people \(0 written\)$/m);
    expect(again.output).toContain('user: keeps no cards');
  });

  test('takes clubs with thousands of members, ends what has ended, and leaves what is newer', async () => {
    const club = demoId('com', 'bukhansan');
    await query(
      databaseUrls.community,
      `with version as (update communities set version = version + 10 where id = $1)
       insert into memberships (community_id, user_id, role)
       select $1, 'usr_' || lpad(n::text, 26, '0'), 'MEMBER' from generate_series(1, 4500) as n`,
      [club],
    );
    const left = 'usr_00000000000000000000099999';
    await query(
      databaseUrls.schedule,
      `insert into community_member_cards (community_id, user_id, role, version) values ($1, $2, 'MEMBER', 1), ($1, $3, 'STAFF', 1000000)`,
      [club, left, 'usr_00000000000000000000000007'],
    );
    const { code, output } = await moim(['cards', 'fill', 'schedule']);
    expect(code, output).toBe(0);
    const roles = await query<{ role: string | null; count: number }>(
      databaseUrls.schedule,
      `select role, count(*)::int from community_member_cards where community_id = $1 and user_id like 'usr_000000%' group by role order by role`,
      [club],
    );
    expect(roles).toEqual([
      { role: 'STAFF', count: 1 },
      { role: 'MEMBER', count: 4_499 },
      { role: null, count: 1 },
    ]);
  });
});

test('moim cards fill brings blocks that were missed, ends those that are over, and does not bring back what was taken back', async () => {
  const user = (key: string) => demoId('usr', key);
  const block = (key: string) => demoId('blk', key);
  const [missed, over, takenBack] = ['missed', 'over', 'taken back'].map(block);
  await query(databaseUrls.user, 'insert into blocks (id, blocker_id, blocked_id) values ($1, $3, $4), ($2, $4, $3)', [
    missed,
    takenBack,
    user('seoyeon'),
    user('doyun'),
  ]);
  // Its end has come here, and has not been read of the user service yet.
  await query(
    databaseUrls.content,
    'insert into user_blocks (block_id, blocker_id, blocked_id, version) values ($1, $3, $4, 1), ($2, $4, $3, 2)',
    [over, takenBack, user('seoyeon'), user('doyun')],
  );
  const { code, output } = await moim(['cards', 'fill', 'content']);
  expect(code, output).toBe(0);
  const blocks = await query(
    databaseUrls.content,
    'select block_id as id, version from user_blocks where block_id = any($1) order by version, block_id',
    [[missed, over, takenBack]],
  );
  expect(blocks).toEqual([
    { id: missed, version: 1 },
    ...[over, takenBack].toSorted().map((id) => ({ id, version: 2 })),
  ]);
});

describe('which platform', () => {
  test('none: one line that says so', async () => {
    const { code, output } = await moim(['dlq', 'list'], { MOIM_DATA_DIR: testFolder() });
    expect(code).toBe(1);
    expect(output).toMatch(/^moim: Moim is not running on \S+: start it with npm start, or name another platform/);
  });

  test('npm start says where it is while it runs, to its owner alone', async () => {
    const folder = testFolder();
    const run = start({ MOIM_DATA_DIR: folder, PORT: String(await freePort()) });
    await says(run, 'ready in', 30_000);
    const { connections: file } = dataPaths(folder);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await moim(['dlq', 'list'], { MOIM_DATA_DIR: folder })).toEqual({
      code: 0,
      output: 'no open dead letters\n',
    });
    // Named by the environment, it is the same.
    const { databaseUrls: urls, natsUrls: nats } = JSON.parse(readFileSync(file, 'utf8'));
    const { host } = new URL(urls.user);
    const named = { DATABASE_URL: `postgres://postgres@${host}/postgres`, NATS_URL: nats[0] };
    const keys = join(folder, 'keys');
    const list = await moim(['dlq', 'list'], { MOIM_DATA_DIR: testFolder(), MOIM_KEYS_DIR: keys, ...named });
    expect(list).toEqual({ code: 0, output: 'no open dead letters\n' });

    run.child.kill('SIGTERM');
    expect(await run.exited).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  test('one that setup has prepared: its URLs are beside the keys', async () => {
    const keys = testFolder();
    for (const [name, url] of Object.entries(databaseUrls)) {
      mkdirSync(join(keys, 'services', name), { recursive: true });
      replaceFile(join(keys, 'services', name, 'database.url'), `${url}\n`, 0o600);
    }
    const env = { MOIM_DATA_DIR: testFolder(), MOIM_KEYS_DIR: keys };
    expect(await moim(['dlq', 'list'], env)).toEqual({ code: 0, output: 'no open dead letters\n' });
    const tail = await moim(['events', 'tail', '--no-follow'], env);
    expect(tail).toEqual({
      code: 1,
      output: 'moim: NATS_URL is not set: this command needs the NATS of the platform.\n',
    });
    const named = { ...env, NATS_URL: natsUrls[0], EVENTS_NAMESPACE: platform.eventsNamespace };
    const status = await moim(['events', 'status'], named);
    expect(status.output).toContain('schedule-from-user');
  });

  test('a database that is away is named, without its password', async () => {
    const folder = testFolder();
    const unlockFolder = await lockDataDir(folder);
    onTestFinished(unlockFolder);
    const chat = 'postgres://moim_chat:secret@127.0.0.1:1/moim_chat';
    const away = { ...connections, databaseUrls: { ...databaseUrls, chat } };
    replaceFile(dataPaths(folder).connections, JSON.stringify(away), 0o600);
    const { code, output } = await moim(['dlq', 'list'], { MOIM_DATA_DIR: folder });
    expect(code).toBe(1);
    expect(output).toContain('moim: the database of chat (moim_chat at 127.0.0.1:1) cannot be reached: ');
    expect(output).not.toContain('secret');
  });
});
