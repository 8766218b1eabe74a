import { catalogue, parseType, readData } from '@moim/events';
import pg from 'pg';
import { expect } from 'vitest';

interface Row {
  subject: string;
  aggregate_id: string;
  aggregate_version: number;
  payload: unknown;
}

/**
 * Fails unless every event that a database holds in its outbox is just what the catalogue says of it: of a known type and the latest
 * version, with nothing missing and nothing besides.
 */
export async function expectOutboxInCatalogue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(
      'select subject, aggregate_id, aggregate_version, payload from outbox_events order by seq',
    );
    for (const { subject, aggregate_id, aggregate_version, payload } of rows) {
      const event = `${subject} of ${aggregate_id}@${aggregate_version}`;
      const definition = catalogue.find(({ type }) => type === subject);
      expect(definition, `${event} is in the catalogue, in its latest version`).toBeDefined();
      if (definition === undefined) continue;
      expect(readData(definition, parseType(subject)?.version ?? 0, payload), event).toEqual(payload);
    }
  } finally {
    await client.end();
  }
}
