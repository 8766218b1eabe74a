import { type EventHandler, insertEvents, outboxRow, type SqlClient } from '@moim/event-bus';
import type { EventDefinition } from '@moim/events';

/** A Prisma client. */
export interface TransactionalClient<Tx> {
  $transaction<R>(work: (tx: Tx) => Promise<R>): Promise<R>;
}

/**
 * Lets an event take effect in a database as a delivery of it does: all of `handlers` that are for it, in one transaction, with what
 * they publish in the outbox. Its data is the catalogue's example, with `data` in place of some of it.
 */
export async function applyEvent<Tx extends SqlClient, Data>(
  db: TransactionalClient<Tx>,
  handlers: readonly EventHandler[],
  definition: EventDefinition<Data>,
  {
    aggregateId,
    aggregateVersion,
    data,
    occurredAt = new Date(),
  }: { aggregateId: string; aggregateVersion: number; data: Partial<Data>; occurredAt?: Date },
): Promise<void> {
  const ours = handlers.filter((handler) => handler.definition.name === definition.name);
  if (ours.length === 0) throw new Error(`nothing happens here with ${definition.type}`);
  const envelope = {
    id: `evt_${crypto.randomUUID()}`,
    type: definition.type,
    aggregateId,
    aggregateVersion,
    occurredAt,
    data: { ...definition.example, ...data },
  };
  await db.$transaction(async (tx) => {
    const rows: ReturnType<typeof outboxRow>[] = [];
    for (const handler of ours) {
      await handler.handle(envelope, {
        $queryRaw: (query, ...values) => tx.$queryRaw(query, ...values),
        $executeRaw: (query, ...values) => tx.$executeRaw(query, ...values),
        emit: (emitted, occurrence) => void rows.push(outboxRow(emitted, occurrence)),
      });
    }
    if (rows.length > 0) await tx.$executeRaw(insertEvents(rows));
  });
}

/** A fingerprint of each table of a database but the outbox: to see that something changes nothing. */
export async function fingerprints(db: SqlClient): Promise<Record<string, string>> {
  // One statement for all tables, whichever there are: Postgres makes the inner ones of their names.
  const rows = await db.$queryRaw<{ name: string; hash: string }[]>`
    select table_name as name, (xpath('//hash/text()', query_to_xml(format(
      'select md5(coalesce(string_agg(t::text, ''|'' order by t::text), '''')) as hash from %I t', table_name), true, false, '')))[1]::text as hash
    from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('outbox_events', '_prisma_migrations')
    order by table_name`;
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}
