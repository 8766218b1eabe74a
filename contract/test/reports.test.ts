import { demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

// Something is reported to a club, its leader and staff are told and decide, and who reported it is told of the outcome. 김민지 leads
// 북한산 등산회, 이준호 is its staff, 박서연 a member.
const platform = await testPlatform();
const bukhansan = demoId('com', 'bukhansan');
const room = demoId('rom', 'bukhansan');
const reason = '광고 같아요.';

/** Events are here within moments; a test run may keep the machine busy. */
const SOON = { timeout: 10_000, interval: 20 };

async function act(as: string, field: string, input: Record<string, unknown>, selection = '') {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const { data, errors } = await platform.ask(
    `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { field code } } }`,
    { input },
    { as },
  );
  return errors?.[0]?.extensions.code ?? data[field];
}

const report = async (as: string, subjectId: string, communityId?: string): Promise<string> =>
  (await act(as, 'report', { subjectId, reason, communityId }, 'report { id }')).report.id;
const resolve = (as: string, reportId: string, action: string) =>
  act(as, 'resolveReport', { reportId, action }, 'report { status } hint');

/** The newest lines of somebody's feed about reports. */
async function feed(as: string) {
  const { data } = await platform.ask(
    '{ me { notifications(first: 50) { edges { node { kind text link actor { id } } } } } }',
    {},
    { as },
  );
  return data.me.notifications.edges
    .map(({ node }: { node: { kind: string } }) => node)
    .filter(({ kind }: { kind: string }) => kind.startsWith('REPORT_'));
}

const about = { link: `/communities/${bukhansan}`, actor: null };
const filed = { kind: 'REPORT_FILED', text: '북한산 등산회 모임에 새 신고가 들어왔어요.', ...about };
const upheld = {
  kind: 'REPORT_RESOLVED',
  text: '북한산 등산회 모임에서 신고한 내용을 확인하고 조치했어요.',
  ...about,
};
const dismissed = {
  kind: 'REPORT_RESOLVED',
  text: '북한산 등산회 모임에서 신고한 내용을 확인했지만 문제를 찾지 못했어요.',
  ...about,
};

test('a message in the room of a club is reported, judged by what it said, and removed', async () => {
  const said = { roomId: room, text: '등산화 팝니다', clientMessageId: 'to-be-reported' };
  const { message } = await act('junho', 'sendMessage', said, 'message { id seq }');
  // 정하린 is no member: for her there is no such message.
  expect(await act('harin', 'report', { subjectId: message.id, reason }, 'report { id }')).toBe('NOT_FOUND');
  const own = await act('junho', 'report', { subjectId: message.id, reason }, 'report { id }');
  expect(own.userErrors).toEqual([{ field: ['subjectId'], code: 'NOT_REPORTABLE' }]);
  const reportId = await report('seoyeon', message.id);
  await expect.poll(() => feed('minji'), SOON).toEqual([filed]);
  // It is about 이준호, who is staff: neither told nor shown it, nor asked to decide.
  expect(await feed('junho')).toEqual([]);
  expect(await resolve('junho', reportId, 'DISMISS')).toBe('NOT_FOUND');

  await act('junho', 'editMessage', { id: message.id, text: '안녕하세요' });
  const { data } = await platform.ask(
    `query ($id: ID!) { community(id: $id) { reports(first: 1) { edges { node { id subjectKind snapshot { text } subjectAuthor { name } } } } } }`,
    { id: bukhansan },
    { as: 'minji' },
  );
  expect(data.community.reports.edges[0].node).toEqual({
    ...{ id: reportId, subjectKind: 'MESSAGE', snapshot: { text: '등산화 팝니다' }, subjectAuthor: { name: '이준호' } },
  });
  expect(await resolve('minji', reportId, 'REMOVE')).toMatchObject({ report: { status: 'UPHELD' }, userErrors: [] });
  const shown = async () => {
    const query = `query ($id: ID!) { chatRoom(id: $id) { messages(last: 20) { edges { node { id text isDeleted } } } } }`;
    const answer = await platform.ask(query, { id: room }, { as: 'seoyeon' });
    const messages: { id: string; text: string; isDeleted: boolean }[] = answer.data.chatRoom.messages.edges.map(
      ({ node }: { node: unknown }) => node,
    );
    return messages.find(({ id }) => id === message.id);
  };
  await expect.poll(shown, SOON).toEqual({ id: message.id, text: '', isDeleted: true });
  await expect.poll(() => feed('seoyeon'), SOON).toEqual([upheld]);
  // What is gone cannot be reported.
  expect(await act('seoyeon', 'report', { subjectId: message.id, reason }, 'report { id }')).toBe('NOT_FOUND');
});

test('a message of a direct room is for no club’s staff', async () => {
  const direct = demoId('rom', 'minji junho');
  const said = { roomId: direct, text: '둘이서만', clientMessageId: 'alone' };
  const { message } = await act('junho', 'sendMessage', said, 'message { id }');
  const answer = await act('minji', 'report', { subjectId: message.id, reason }, 'report { id }');
  expect(answer).toEqual({ report: null, userErrors: [{ field: ['subjectId'], code: 'NOT_REPORTABLE' }] });
  expect(await act('seoyeon', 'report', { subjectId: message.id, reason }, 'report { id }')).toBe('NOT_FOUND');
});

test('who has just joined a club reports somebody there, whatever events are still on their way', async () => {
  const before = (await feed('minji')).length;
  await act('doyun', 'joinCommunity', { communityId: bukhansan });
  const reportId = await report('doyun', demoId('usr', 'seoyeon'), bukhansan);
  for (const as of ['minji', 'junho']) await expect.poll(async () => (await feed(as)).at(0), SOON).toEqual(filed);
  expect(await feed('minji')).toHaveLength(before + 1);
  const answer = await resolve('junho', reportId, 'DISMISS');
  expect(answer).toMatchObject({ report: { status: 'DISMISSED' }, hint: null });
  await expect.poll(() => feed('doyun'), SOON).toEqual([dismissed]);
  // Whom it was about hears nothing of it.
  expect((await feed('seoyeon')).map(({ kind }: { kind: string }) => kind)).toEqual(['REPORT_RESOLVED']);
});

test('while the chat service is away, messages cannot be reported, and posts can', async () => {
  const input = { communityId: bukhansan, board: 'FREE', title: '팝니다' };
  const { post } = await act('doyun', 'createPost', input, 'post { id }');
  await platform.subgraphs.chat.stop();
  const answer = await act('seoyeon', 'report', { subjectId: demoId('msg', 'bukhansan 150'), reason }, 'report { id }');
  expect(answer).toEqual({ report: null, userErrors: [{ field: ['subjectId'], code: 'TRY_AGAIN' }] });
  expect(await report('seoyeon', post.id)).toMatch(/^rep_/);
});
