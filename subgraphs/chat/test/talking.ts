import { catalogue, parseType, readData } from '@moim/events';
import type { As, GraphQLAnswer, TestSubgraph } from '@moim/test-kit';
import { expect } from 'vitest';
import type { PrismaClient } from '../src/generated/prisma/client.ts';

/** Asks for a mutation as somebody; the whole answer. */
export function mutate(
  chat: TestSubgraph,
  field: string,
  input: Record<string, unknown>,
  { as, selection, locale = 'ko' }: { as: As; selection: string; locale?: 'ko' | 'en' },
): Promise<GraphQLAnswer> {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  return chat.ask(
    `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { field message code } } }`,
    { input },
    { as, locale },
  );
}

/** What a mutation's payload holds beside `userErrors`, of which there must be none. */
export async function done(answer: Promise<GraphQLAnswer>) {
  const { data, errors } = await answer;
  expect(errors).toBeUndefined();
  const [payload] = Object.values(data) as [Record<string, unknown> & { userErrors: unknown[] }];
  const { userErrors, ...result } = payload;
  expect(userErrors).toEqual([]);
  return Object.values(result)[0] as GraphQLAnswer['data'];
}

/** What the person is to put right; nothing else must be in the payload. */
export async function refusal(answer: Promise<GraphQLAnswer>) {
  const { data, errors } = await answer;
  expect(errors).toBeUndefined();
  const [{ userErrors, ...result }] = Object.values(data) as [{ userErrors: { code: string; field: string[] }[] }];
  expect(Object.values(result)).toEqual([null]);
  return userErrors.map(({ field, code }) => `${code} ${field.join('.')}`);
}

/** The code of the one error that an answer ends with. */
export async function errorOf(answer: Promise<GraphQLAnswer>): Promise<string | undefined> {
  const { errors } = await answer;
  expect(errors).toHaveLength(1);
  return errors?.[0]?.extensions.code;
}

/** An event in the outbox. */
export interface Published {
  type: string;
  version: number;
  data: unknown;
}

/** A room as it is, to see later what was published since. */
export async function versionOf(db: PrismaClient, roomId: string): Promise<number> {
  return (await db.room.findUniqueOrThrow({ where: { id: roomId } })).version;
}

/**
 * What was published of a room since `afterVersion`, in its order. Fails when something of it is not what the catalogue says, or when the
 * versions are not `afterVersion` + 1, + 2, ... up to the room's own.
 */
export async function published(db: PrismaClient, roomId: string, afterVersion: number): Promise<Published[]> {
  const rows = await db.outboxEvent.findMany({
    where: { aggregateId: roomId, aggregateVersion: { gt: afterVersion } },
    orderBy: { seq: 'asc' },
  });
  for (const { subject, payload } of rows) {
    const type = parseType(subject);
    const definition = catalogue.find(({ name }) => name === type?.name);
    if (type === null || definition === undefined) throw new Error(`${subject} is not in the catalogue`);
    expect(readData(definition, type.version, payload)).toEqual(payload);
  }
  const version = await versionOf(db, roomId);
  expect(rows.map((row) => row.aggregateVersion)).toEqual(
    Array.from({ length: version - afterVersion }, (_, i) => afterVersion + 1 + i),
  );
  return rows.map((row) => ({ type: row.subject, version: row.aggregateVersion, data: row.payload }));
}
