import {
  chatExportCompleted,
  communityExportCompleted,
  contentExportCompleted,
  scheduleExportCompleted,
  userExportRequested,
} from '@moim/events';
import { connectAdmin } from '@moim/stack';
import { demoId } from '@moim/stack/demo';
import { newId, readPiece } from '@moim/subgraph-kit';
import { applyEvent, testSubgraph } from '@moim/test-kit';
import { beforeEach, describe, expect, test } from 'vitest';
import { readUserConfig } from '../src/config.ts';
import { handlers } from '../src/events/index.ts';
import { pruneExports } from '../src/events/prune-exports.ts';
import { startUser } from '../src/subgraph.ts';
import { openDatabase, published } from './tools.ts';

// What is downloaded in the end is in contract/test/export.test.ts.
const user = await testSubgraph('user', (env) => startUser(readUserConfig(env)));
const db = openDatabase(user);
const minji = demoId('usr', 'minji');
const DAY_MS = 24 * 3600_000;

async function ask(as = 'minji'): Promise<{ downloadUrl: string; expiresAt: string }> {
  const { data, errors } = await user.ask(
    'mutation { exportMyData { downloadUrl expiresAt userErrors { code } } }',
    {},
    { as },
  );
  expect(errors).toBeUndefined();
  return data.exportMyData;
}

const others = [communityExportCompleted, scheduleExportCompleted, contentExportCompleted, chatExportCompleted];
const complete = async (exportId: string) => {
  for (const definition of others) {
    const event = { aggregateId: exportId, aggregateVersion: 1, data: { userId: minji, exportId, pieces: 0 } };
    await applyEvent(db, handlers, definition, event);
  }
};
const exportsOf = (userId: string) => db.dataExport.findMany({ where: { userId }, orderBy: { requestedAt: 'asc' } });

beforeEach(async () => {
  await db.dataExport.deleteMany();
  await db.exportPiece.deleteMany();
});

describe('exportMyData', () => {
  test('gathers what is here at once, and asks the others by an event', async () => {
    const { downloadUrl, expiresAt } = await ask();
    expect(downloadUrl).toMatch(/^http:\/\/localhost:4000\/exports\/[\w-]{43}$/);
    expect(new Date(expiresAt).getTime()).toBeGreaterThan(Date.now() + 6.9 * DAY_MS);
    const [made] = await exportsOf(minji);
    const exportId = made?.id ?? '';
    expect(await published(db, userExportRequested, exportId)).toEqual([
      { version: 1, data: { userId: minji, exportId, expiresAt } },
    ]);
    const pieces = await db.exportPiece.count({ where: { exportId } });
    const sections = await Promise.all(Array.from({ length: pieces }, (_, i) => readPiece(db, exportId, i + 1)));
    expect(sections.map((piece) => piece?.section)).toEqual(
      expect.arrayContaining(['profile', 'blocks', 'notifications']),
    );
    expect(sections.find((piece) => piece?.section === 'notifications')?.items).toHaveLength(24);
    expect(JSON.stringify(sections)).not.toContain('argon2');
  });

  test('keeps nothing by which the address could be told', async () => {
    const { downloadUrl } = await ask();
    const token = downloadUrl.split('/').at(-1) ?? '';
    const [row] = await db.$queryRaw<
      { text: string }[]
    >`select e::text as text from data_exports e where user_id = ${minji}`;
    expect(row?.text).not.toContain(token);
    expect(row?.text).not.toContain(Buffer.from(token).toString('hex'));
  });

  test('asked often at once is one export, and one address works', async () => {
    const asked = await Promise.all(Array.from({ length: 5 }, () => ask()));
    expect(await exportsOf(minji)).toHaveLength(1);
    expect(new Set(asked.map(({ expiresAt }) => expiresAt)).size).toBe(1);
    const statuses = await Promise.all(
      asked.map(async ({ downloadUrl }) => {
        const response = await fetch(new URL(new URL(downloadUrl).pathname, user.url));
        await response.body?.cancel();
        return response.status;
      }),
    );
    expect(statuses.toSorted()).toEqual([202, 404, 404, 404, 404]);
  });

  test('within a day is the same, a day later another one, unless it is not gathered yet', async () => {
    await ask();
    const [{ id } = { id: '' }] = await exportsOf(minji);
    await db.dataExport.update({ where: { id }, data: { requestedAt: new Date(Date.now() - 2 * DAY_MS) } });
    await ask();
    expect(await exportsOf(minji)).toHaveLength(1);
    await complete(id);
    await ask();
    expect(await exportsOf(minji)).toHaveLength(2);
    await ask();
    expect(await exportsOf(minji)).toHaveLength(2);
  });

  test('is for who is signed in and still there', async () => {
    const signedOut = await user.ask('mutation { exportMyData { downloadUrl } }');
    const gone = await user.ask('mutation { exportMyData { downloadUrl } }', {}, { as: 'nobody' });
    for (const { errors } of [signedOut, gone]) {
      expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    }
    expect(await db.dataExport.count()).toBe(0);
  });
});

describe('a part that was gathered', () => {
  test('twice counts once, with what was said first', async () => {
    await ask();
    const [{ id } = { id: '' }] = await exportsOf(minji);
    const say = (pieces: number) =>
      applyEvent(db, handlers, chatExportCompleted, {
        aggregateId: id,
        aggregateVersion: 1,
        data: { userId: minji, exportId: id, pieces },
      });
    await say(3);
    await say(4);
    expect(await db.dataExportStep.findMany({ where: { exportId: id, service: 'CHAT' } })).toMatchObject([
      { pieces: 3 },
    ]);
    expect(await exportsOf(minji)).toMatchObject([{ completedAt: null }]);
  });

  test('for an export that went with its account is nothing', async () => {
    await complete(newId('exp'));
    expect(await db.dataExportStep.count()).toBe(0);
  });
});

test('an export is forgotten a month after its time was over', async () => {
  const tokenHash = (byte: number) => new Uint8Array(32).fill(byte);
  const made = [29, 31].map((days) => ({
    id: newId('exp'),
    userId: minji,
    tokenHash: tokenHash(days),
    requestedAt: new Date(Date.now() - (days + 7) * DAY_MS),
    expiresAt: new Date(Date.now() - days * DAY_MS),
  }));
  await db.dataExport.createMany({ data: made });
  const client = await connectAdmin(user.database.url);
  await pruneExports.run(client);
  await client.end();
  expect((await exportsOf(minji)).map(({ id }) => id)).toEqual([made[0]?.id]);
});
