import { type EventDefinition, readData } from '@moim/events';
import { prismaOptions } from '@moim/subgraph-kit';
import { afterAll, expect } from 'vitest';
import { PrismaClient } from '../src/generated/prisma/client.ts';

/** The database of the subgraph under test, to look into and to prepare; closed when the test file is done. */
export function openDatabase({ database }: { database: { url: string } }): PrismaClient {
  const db = new PrismaClient(prismaOptions(database.url));
  afterAll(() => db.$disconnect());
  return db;
}

/** What was written to the outbox of somebody, in order: read as a consumer reads it, so it holds what the catalogue says. */
export async function published<Data>(db: PrismaClient, definition: EventDefinition<Data>, aggregateId: string) {
  const rows = await db.outboxEvent.findMany({
    where: { aggregateId, subject: definition.type },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ aggregateVersion, payload }) => ({
    version: aggregateVersion,
    data: readData(definition, definition.version, payload),
  }));
}

/** No letter is sent meanwhile, so that statements can be counted: those of sending come at any time. Afterwards none is left. */
export async function whileLettersWait(db: PrismaClient, work: () => Promise<unknown>): Promise<void> {
  await expect.poll(() => db.outgoingMail.count()).toBe(0);
  await db.$executeRaw`alter table outgoing_mails alter column next_attempt_at set default now() + interval '1 hour'`;
  try {
    await work();
  } finally {
    await db.outgoingMail.deleteMany();
    await db.$executeRaw`alter table outgoing_mails alter column next_attempt_at set default now()`;
  }
}

/** What is kept of secrets that were sent to an address, as far as it may be the same for another address. */
export async function proofsOf(db: PrismaClient, email: string) {
  const proofs = await db.emailProof.findMany({ where: { email }, orderBy: { purpose: 'asc' } });
  return proofs.map(({ purpose, accountId, failures, secretHash }) => ({
    ...{ purpose, accountId, failures },
    bytes: secretHash.length,
  }));
}
