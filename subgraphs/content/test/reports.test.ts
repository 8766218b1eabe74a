import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { databaseOf, ofCommunity, PAGE, testContent, walk } from './start.ts';

const content = await testContent();
const db = databaseOf(content);
const bukhansan = demoId('com', 'bukhansan');

describe('reports', () => {
  test.each(['minji', 'junho'])('are shown to %s, leader or staff: open ones first, then the rest', async (as) => {
    const { reports } = await ofCommunity(
      content,
      bukhansan,
      'reports { totalCount edges { node { status subjectKind subjectId reason reporter { name } } } }',
      as,
    );
    expect(reports.totalCount).toBe(3);
    expect(reports.edges).toMatchObject([
      {
        node: {
          status: 'OPEN',
          subjectKind: 'COMMENT',
          subjectId: demoId('cmt', 'bukhansan-1 3'),
          reporter: { name: '박서연' },
        },
      },
      { node: { status: 'OPEN', subjectKind: 'POST' } },
      { node: { status: 'DISMISSED', subjectKind: 'PHOTO' } },
    ]);
  });

  test.each(['seoyeon', 'doyun', 'harin', null])('are null for %s', async (as) => {
    const community = await ofCommunity(
      content,
      bukhansan,
      'name reports { totalCount edges { node { reason } } }',
      as,
    );
    expect(community).toEqual({ name: '북한산 등산회', reports: null });
  });

  test('are null for the leader of another club', async () => {
    expect(await ofCommunity(content, demoId('com', 'hangang'), 'reports { totalCount }', 'minji')).toEqual({
      reports: null,
    });
    expect(await ofCommunity(content, demoId('com', 'hangang'), 'reports { totalCount }', 'junho')).toEqual({
      reports: { totalCount: 0 },
    });
  });

  test('are walked one by one, each once, the newest handled one last', async () => {
    await db.report.create({
      data: {
        id: demoId('rep', 'one more'),
        communityId: bukhansan,
        reporterId: demoId('usr', 'seoyeon'),
        subjectKind: 'POST',
        subjectId: demoId('pst', 'bukhansan-3'),
        reason: '같은 글이 두 번 올라왔어요.',
        status: 'UPHELD',
        createdAt: new Date(Date.now() - 3600_000 * 24 * 30),
        handledBy: demoId('usr', 'junho'),
        handledAt: new Date(),
      },
    });
    const ids = await walk(async (after) => {
      const args = after === null ? 'first: 1' : `first: 1, after: "${after}"`;
      return (await ofCommunity(content, bukhansan, `reports(${args}) { ${PAGE} }`, 'minji')).reports;
    });
    expect(ids).toEqual([...[1, 2, 3].map((n) => demoId('rep', `bukhansan ${n}`)), demoId('rep', 'one more')]);
  });

  test.each(['first: 0', 'first: 101', 'after: "nonsense"', 'after: "WzIsMSwyXQ"'])('refuse %s', async (args) => {
    const answer = await content.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Community { reports(${args}) { totalCount } } } }`,
      { r: [{ __typename: 'Community', id: bukhansan }] },
      { as: 'minji' },
    );
    expect(answer.data._entities).toEqual([{ reports: null }]);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
