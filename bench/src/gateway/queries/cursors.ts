import { demoId } from '@moim/stack/demo';

const PAGE = '{ __typename edges { cursor } }';

/** Asks for lists of each kind of which the demo world has some. To be asked as one of the demo accounts. */
export const CURSORS_QUERY = `query ($club: ID!, $meetUp: ID!, $post: ID!, $room: ID!) {
  communities(first: 5) ${PAGE}
  posts(first: 5) ${PAGE}
  me {
    posts(first: 5) ${PAGE}
    memberships(first: 5) ${PAGE}
    bookmarks(first: 5) ${PAGE}
    notifications(first: 5) ${PAGE}
    upcomingSchedules(first: 5) ${PAGE}
    chatRooms(first: 5) ${PAGE}
  }
  community(id: $club) {
    members(first: 5) ${PAGE}
    joinRequests(first: 5) ${PAGE}
    bannedMembers(first: 5) ${PAGE}
    schedules(first: 5) ${PAGE}
    posts(first: 5) ${PAGE}
    photos(first: 5) ${PAGE}
    reports(first: 5) ${PAGE}
  }
  schedule(id: $meetUp) { attendees(first: 5) ${PAGE} waitlist(first: 5) ${PAGE} }
  post(id: $post) { comments(first: 5) ${PAGE} }
  chatRoom(id: $room) { members(first: 5) ${PAGE} }
}`;

export const CURSORS_VARIABLES = {
  club: demoId('com', 'bukhansan'),
  meetUp: demoId('sch', 'bukhansan-full'),
  post: demoId('pst', 'bukhansan-1'),
  room: demoId('rom', 'bukhansan'),
};

/** The cursors in an answer, by the type of their connection. */
export function cursorsIn(value: unknown, found = new Map<string, string[]>()): Map<string, string[]> {
  if (typeof value !== 'object' || value === null) return found;
  const { __typename: type, edges } = value as { __typename?: string; edges?: { cursor: string }[] };
  if (type !== undefined && edges !== undefined)
    found.set(type, [...(found.get(type) ?? []), ...edges.map(({ cursor }) => cursor)]);
  for (const inner of Object.values(value)) cursorsIn(inner, found);
  return found;
}
