import { contentExportCompleted } from '@moim/events';
import { demoId } from '@moim/stack/demo';
import { newId, prismaOptions } from '@moim/subgraph-kit';
import { demoDatabase, describeExport, exportOfMinji } from '@moim/test-kit';
import { afterAll, expect, test } from 'vitest';
import { handlers } from '../src/events/index.ts';
import { PrismaClient } from '../src/generated/prisma/client.ts';

const database = await demoDatabase('content');
const db = new PrismaClient(prismaOptions(database.url));
afterAll(() => db.$disconnect());

// 김민지 has reported a person and something that says a word of theirs, and has decided on a report of somebody else.
const [minji, junho, communityId] = [demoId('usr', 'minji'), demoId('usr', 'junho'), demoId('com', 'bukhansan')];
const made = {
  communityId,
  reporterId: minji,
  subjectAuthorId: junho,
  reason: '제가 쓴 이유',
  snapshotText: '준호가 쓴 글',
};
await db.report.createMany({
  data: [
    { id: newId('rep'), ...made, subjectKind: 'PERSON', subjectId: junho },
    { id: newId('rep'), ...made, subjectKind: 'POST', subjectId: newId('pst') },
  ],
});
const decided = demoId('rep', 'bukhansan 3');
await db.reportAction.create({ data: { reportId: decided, action: 'DISMISS', actorId: minji, note: '제가 쓴 메모' } });

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
    reports: 'select count(*)::int as count from reports where reporter_id = $1',
    reportDecisions: 'select count(*)::int as count from report_actions where actor_id = $1',
  },
};

test('of reports there is what they wrote, and nothing of what it was about, nor who reported them', async () => {
  const { pieces } = await exportOfMinji(part);
  const items = pieces.filter(({ section }) => section.startsWith('report')).flatMap((piece) => piece.items);
  const text = JSON.stringify(items);
  expect(text).toContain('제가 쓴 이유');
  expect(text).toContain('제가 쓴 메모');
  expect(text).not.toContain('준호가 쓴 글');
  const { reason } = await db.report.findUniqueOrThrow({ where: { id: decided } });
  expect(text).not.toContain(reason);
});

describeExport('content', part);
