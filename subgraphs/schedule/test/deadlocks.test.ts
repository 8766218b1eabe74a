import { retryDeadlocks } from '@moim/event-bus';
import { prismaOptions } from '@moim/subgraph-kit';
import { demoDatabase } from '@moim/test-kit';
import { afterAll, expect, test } from 'vitest';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const db = new PrismaClient(prismaOptions((await demoDatabase('schedule')).url));
afterAll(() => db.$disconnect());

/** Resolves for everybody when so many have come; for those who come later at once. */
function meeting(people: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let there = 0;
  return () => {
    if (++there === people) resolve();
    return promise;
  };
}

test('two transactions that wait for each other are both done in the end, each once', async () => {
  const schedules = await db.$queryRaw<{ id: string; version: number }[]>`
    select id, version from schedules order by id limit 2`;
  const [first, second] = schedules.map(({ id }) => id) as [string, string];
  const bothHoldOne = meeting(2);
  let tries = 0;
  const change = (one: string, other: string) =>
    retryDeadlocks(() =>
      db.$transaction(async (tx) => {
        tries++;
        await tx.$executeRaw`update schedules set version = version + 1 where id = ${one}`;
        await bothHoldOne();
        await tx.$executeRaw`update schedules set version = version + 1 where id = ${other}`;
      }),
    );
  await Promise.all([change(first, second), change(second, first)]);
  expect(tries).toBe(3);
  const after = await db.$queryRaw`select id, version from schedules order by id limit 2`;
  expect(after).toEqual(schedules.map(({ id, version }) => ({ id, version: version + 2 })));
});

test('another failure is told at once', async () => {
  let tries = 0;
  const failing = retryDeadlocks(async () => {
    tries++;
    await db.$executeRaw`select * from no_such_table`;
  });
  await expect(failing).rejects.toThrow('no_such_table');
  expect(tries).toBe(1);
});
