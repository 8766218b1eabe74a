import { join } from 'node:path';
import { type EventHandler, sqlClient } from '@moim/event-bus';
import { EVENT_SERVICES, userDeletionRequested, userExportRequested } from '@moim/events';
import { ROOT } from '@moim/stack';
import { demoDatabase } from '@moim/test-kit';
import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';

// Every service against every example of what it consumes, the ones of earlier versions included: none may be refused.

/** What the examples speak of and only the user service can know: a deletion and an export that have begun. */
const begun = `
  insert into users (id, email, name) values ('${userDeletionRequested.example.userId}', 'example@example.org', '보기');
  insert into account_deletions (id, user_id, secret)
    values ('${userDeletionRequested.example.deletionId}', '${userDeletionRequested.example.userId}', 'a secret of an example');
  insert into data_exports (id, user_id, token_hash, expires_at)
    values ('${userExportRequested.example.exportId}', '${userExportRequested.example.userId}', sha256('a token'), now() + interval '1 day');
`;

describe.each(EVENT_SERVICES)('%s', async (service) => {
  const { handlers } = (await import(join(ROOT, 'subgraphs', service, 'src/events/index.ts'))) as {
    handlers: readonly EventHandler[];
  };
  const { url } = await demoDatabase(service);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  afterAll(() => client.end());
  const db = sqlClient(client);

  const examples = handlers.flatMap((handler) => {
    const { name, earlier, example } = handler.definition;
    return [...earlier.map((version) => version.example), example].map((data, index) => ({
      type: `${name}.v${index + 1}`,
      handler,
      data,
    }));
  });

  test.each(examples)('takes $type', async ({ type, handler, data }) => {
    await client.query('begin');
    try {
      if (service === 'user') await client.query(begun);
      const event = {
        id: 'evt_example',
        type,
        aggregateId: 'example',
        aggregateVersion: 2,
        occurredAt: new Date(),
        data,
      };
      await expect(handler.handle(event, { ...db, emit: () => {} })).resolves.toBeUndefined();
    } finally {
      await client.query('rollback');
    }
  });
});
