import { DEMO_PASSWORD, demoId } from '@moim/stack/demo';
import { expect, test } from 'vitest';
import { testPlatform } from './platform.ts';

// A newcomer does one thing after the other, each in another service, and none of them waits for an event.
const platform = await testPlatform();
const bukhansan = demoId('com', 'bukhansan');

async function mutate(token: string | null, field: string, input: Record<string, unknown>, selection: string) {
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const { data, errors } = await platform.ask(
    `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { field code } } }`,
    { input },
    { headers },
  );
  expect(errors, field).toBeUndefined();
  expect(data[field].userErrors, field).toEqual([]);
  return data[field];
}

test.each(Array.from({ length: 8 }, (_, n) => n))(
  'newcomer %i signs up, joins, posts, comes along and says hello',
  async (n) => {
    const { session, user } = await mutate(
      null,
      'signUp',
      {
        email: `newcomer-${n}@example.org`,
        password: `${DEMO_PASSWORD}-${n}-newcomer`,
        name: `새내기 ${n}`,
        interestIds: ['hiking'],
      },
      'user { id name } session { accessToken }',
    );
    const token: string = session.accessToken;
    const { community } = await mutate(
      token,
      'joinCommunity',
      { communityId: bukhansan },
      'community { id viewerMembership { role status } }',
    );
    expect(community.viewerMembership).toEqual({ role: 'MEMBER', status: 'ACTIVE' });

    const [{ post }, { schedule }, { message }] = await Promise.all([
      mutate(
        token,
        'createPost',
        { communityId: bukhansan, board: 'INTRODUCTION', title: '반갑습니다', body: '잘 부탁드려요.' },
        'post { id author { id name } }',
      ),
      mutate(
        token,
        'attendSchedule',
        { scheduleId: demoId('sch', 'bukhansan-open'), joinWaitlist: true },
        'schedule { viewerAttendance { status } }',
      ),
      mutate(
        token,
        'sendMessage',
        { roomId: demoId('rom', 'bukhansan'), text: '안녕하세요!', clientMessageId: `hello-${n}` },
        'message { text sender { id name } }',
      ),
    ]);
    const author = { id: user.id, name: `새내기 ${n}` };
    expect(post.author).toEqual(author);
    expect(['ATTENDING', 'WAITLISTED']).toContain(schedule.viewerAttendance.status);
    expect(message).toEqual({ text: '안녕하세요!', sender: author });
  },
);

test('a club that was just founded has its chat room in the same answer', async () => {
  const token = await platform.token('doyun');
  const { community } = await mutate(
    token,
    'createCommunity',
    {
      name: '도윤의 사진 산책',
      introduction: '카메라를 들고 걸어요.',
      interestId: 'photography',
      region: '서울 종로구',
      visibility: 'PRIVATE',
      joinPolicy: 'APPROVAL',
    },
    'community { id name viewerMembership { role status } chatRoom { id } }',
  );
  expect(community).toMatchObject({
    name: '도윤의 사진 산책',
    viewerMembership: { role: 'LEADER', status: 'ACTIVE' },
    chatRoom: { id: expect.stringMatching(/^rom_/) },
  });
  const { post } = await mutate(
    token,
    'createPost',
    { communityId: community.id, board: 'NOTICE', title: '첫 모임', body: '곧 알려 드릴게요.' },
    'post { board community { name } }',
  );
  expect(post).toEqual({ board: 'NOTICE', community: { name: '도윤의 사진 산책' } });
});
