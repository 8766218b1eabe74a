import { contentExportCompleted } from '@moim/events';
import { prismaOptions } from '@moim/subgraph-kit';
import { demoDatabase, describeExport } from '@moim/test-kit';
import { afterAll } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const database = await demoDatabase('content');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());

const part = {
  db,
  handlers,
  completed: contentExportCompleted,
  own: {
    posts: 'select count(*)::int as count from posts where author_id = $1',
    comments: 'select count(*)::int as count from comments where author_id = $1',
    photos: 'select count(*)::int as count from photos where uploader_id = $1',
    likes: `select (select count(*) from post_likes where user_id = $1) + (select count(*) from comment_likes where user_id = $1)
       + (select count(*) from photo_likes where user_id = $1) as count`,
  },
};

describeExport('content', part);
