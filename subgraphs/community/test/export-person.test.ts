import { communityExportCompleted } from '@moim/events';
import { prismaOptions } from '@moim/subgraph-kit';
import { demoDatabase, describeExport } from '@moim/test-kit';
import { afterAll } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const database = await demoDatabase('community');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());

const part = {
  db,
  handlers,
  completed: communityExportCompleted,
  own: {
    memberships: 'select count(*)::int as count from memberships where user_id = $1',
    bookmarks: 'select count(*)::int as count from bookmarks where user_id = $1',
    invites: 'select count(*)::int as count from invites where created_by = $1',
  },
};

describeExport('community', part);
