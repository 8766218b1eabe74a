import { demoId } from '@moim/stack/demo';
import { describe, expect, test } from 'vitest';
import { startOnDemoWorld } from './demo-world.ts';

const { schedule, db } = await startOnDemoWorld();
const secretClub = demoId('com', 'secret-reading');
const secretMeetup = demoId('sch', 'secret-reading 1 0');
const hike = demoId('sch', 'bukhansan-open');

const unknownMeetup = demoId('sch', 'never given out');
const byId = 'query ($id: ID!) { schedule(id: $id) { id community { name } attendees { totalCount } } }';

describe('비밀 독서회, a private club', () => {
  test.each(['harin', 'junho'])('shows its meet-up to %s, who is in it', async (as) => {
    const { data, errors } = await schedule.ask(byId, { id: secretMeetup }, { as });
    expect(errors).toBeUndefined();
    expect(data.schedule).toEqual({
      id: secretMeetup,
      community: { name: '비밀 독서회' },
      attendees: { totalCount: 2 },
    });

    const [club, meetup] = await schedule.entities(
      [
        { __typename: 'Community', id: secretClub },
        { __typename: 'Schedule', id: secretMeetup },
      ],
      '... on Community { name schedules(filter: { upcoming: true }) { totalCount edges { node { id } } } } ... on Schedule { title }',
      { as },
    );
    expect(club).toEqual({
      name: '비밀 독서회',
      schedules: { totalCount: 1, edges: [{ node: { id: secretMeetup } }] },
    });
    expect(meetup).toEqual({ title: '이달의 책: 『스토너』' });
  });

  test.each(['minji', 'doyun', null])('does not exist for %s, along every path', async (as) => {
    const hidden = await schedule.ask(byId, { id: secretMeetup }, { as });
    expect(hidden).toEqual({ data: { schedule: null } });
    // The same answer as for an id that was never given out.
    expect(hidden).toEqual(await schedule.ask(byId, { id: unknownMeetup }, { as }));

    expect(
      await schedule.entities(
        [
          { __typename: 'Community', id: secretClub },
          { __typename: 'Schedule', id: secretMeetup },
          { __typename: 'Schedule', id: hike },
        ],
        '... on Community { schedules { totalCount } } ... on Schedule { id }',
        { as },
      ),
    ).toEqual([null, null, { id: hike }]);
  });

  test('is gone from the list and the count of somebody who left it, although the seat is still there', async () => {
    const upcoming = '{ me { upcomingSchedules(first: 100) { totalCount edges { node { id } } } } }';
    const before = await schedule.ask(upcoming, {}, { as: 'junho' });
    const ids = before.data.me.upcomingSchedules.edges.map((edge: { node: { id: string } }) => edge.node.id);
    expect(ids).toContain(secretMeetup);
    expect(before.data.me.upcomingSchedules.totalCount).toBe(ids.length);

    const junho = { communityId: secretClub, userId: demoId('usr', 'junho') };
    const membership = await db.communityMemberCard.delete({ where: { communityId_userId: junho } });
    const after = await schedule.ask(upcoming, {}, { as: 'junho' });
    await db.communityMemberCard.create({ data: membership });

    expect(after.errors).toBeUndefined();
    expect(after.data.me.upcomingSchedules.totalCount).toBe(ids.length - 1);
    expect(JSON.stringify(after.data)).not.toContain(secretMeetup);
  });
});

describe('a club that was closed', () => {
  test('has no meet-ups any more, for its members neither', async () => {
    const communityId = demoId('com', 'coffee-notes');
    const meetup = demoId('sch', 'coffee-notes 1 0');
    const upcoming = '{ me { upcomingSchedules(first: 100) { totalCount edges { node { id } } } } }';
    const before = await schedule.ask(upcoming, {}, { as: 'minji' });
    expect(JSON.stringify(before.data)).toContain(meetup);

    await db.communityCard.update({ where: { communityId }, data: { closedAt: new Date() } });
    const after = await schedule.ask(upcoming, {}, { as: 'minji' });
    const nodes = await schedule.entities(
      [
        { __typename: 'Community', id: communityId },
        { __typename: 'Schedule', id: meetup },
      ],
      '... on Community { name } ... on Schedule { id }',
      { as: 'minji' },
    );
    const root = await schedule.ask(byId, { id: meetup }, { as: 'minji' });
    await db.communityCard.update({ where: { communityId }, data: { closedAt: null } });

    expect(JSON.stringify(after.data)).not.toContain(meetup);
    // 커피 노트 has two meet-ups ahead, and minji goes to both.
    expect(after.data.me.upcomingSchedules.totalCount).toBe(before.data.me.upcomingSchedules.totalCount - 2);
    expect(nodes).toEqual([null, null]);
    expect(root).toEqual({ data: { schedule: null } });
  });
});

describe("a person's meet-ups", () => {
  const fields = '... on User { name upcomingSchedules { totalCount edges { status } } }';

  test.each(['junho', 'doyun', null])("are nobody else's business: %s does not see 김민지's", async (as) => {
    expect(await schedule.entities([{ __typename: 'User', id: demoId('usr', 'minji') }], fields, { as })).toEqual([
      { name: '김민지', upcomingSchedules: null },
    ]);
  });

  test('are there for the person, as an entity too', async () => {
    const [me] = await schedule.entities([{ __typename: 'User', id: demoId('usr', 'seoyeon') }], fields, {
      as: 'seoyeon',
    });
    expect(me).toEqual({
      name: '박서연',
      upcomingSchedules: { totalCount: 2, edges: [{ status: 'ATTENDING' }, { status: 'WAITLISTED' }] },
    });
  });

  test('me is null when signed out', async () => {
    expect(await schedule.ask('{ me { id } }')).toEqual({ data: { me: null } });
  });
});
