import { id, type Size } from './world.ts';

/** A part of a screen, as the gateway asks a subgraph for it. */
export interface Measured {
  name: string;
  service: 'content' | 'community';
  query: string;
  /** The variables of the n-th request: others each time, but for what is typed. */
  variables(n: number): Record<string, unknown>;
}

const POST = `id board title excerpt isPinned createdAt likeCount commentCount viewerHasLiked author { id name avatarUrl } photos { id thumbnailUrl }`;
const CLUB = `id name introduction coverUrl region joinPolicy memberCount memberLimit interest { id name } leader { id name avatarUrl } viewerHasBookmarked`;
const PAGE_INFO = 'pageInfo { hasNextPage endCursor }';
const BOARD = `query ($r: [_Any!]!, $board: Board, $after: String) { _entities(representations: $r) { ... on Community {
  posts(filter: { board: $board }, first: 20, after: $after) { totalCount edges { cursor node { ${POST} } } ${PAGE_INFO} } } } }`;
const POST_SCREEN = `query ($id: ID!, $after: String) { post(id: $id) { id title body likeCount viewerHasLiked viewerCanEdit author { id name }
  community { id } photos { id url } poll { id }
  comments(first: 20, after: $after) { totalCount edges { cursor node { id body isDeleted createdAt likeCount viewerHasLiked author { id name avatarUrl }
    replies(first: 3) { totalCount edges { node { id } } } } } ${PAGE_INFO} } } }`;
const ALBUM = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Community {
  photos(first: 30) { totalCount edges { node { id thumbnailUrl likeCount } } ${PAGE_INFO} } } } }`;
const PROFILE = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on User {
  posts(first: 10) { totalCount edges { node { id title excerpt createdAt community { id } } } } } } }`;
const FEED = `query ($text: String, $after: String) { posts(filter: { text: $text }, first: 10, after: $after) {
  edges { node { id title excerpt createdAt author { id name } community { id } } } ${PAGE_INFO} } }`;
const EXPLORE = `query ($interestId: ID, $region: String, $text: String) { interests { id name communityCount }
  communities(filter: { interestId: $interestId, region: $region, text: $text }, first: 20) { totalCount edges { cursor node { ${CLUB} } } ${PAGE_INFO} } }`;
const MEMBERS = `query ($id: ID!) { community(id: $id) { ${CLUB} bookmarkCount members(first: 12) { totalCount edges { role joinedAt node { id name } } } } }`;
const MINE = `query { me { memberships(first: 20) { totalCount edges { role joinedAt node { id name coverUrl memberCount } } }
  bookmarks(first: 20) { totalCount edges { node { ${CLUB} } } } } recommendedCommunities(first: 10) { ${CLUB} } }`;

/** What is typed, and why. */
const TYPED: readonly [what: string, text: string][] = [
  ['in half of all', '오늘'],
  ['in a tenth', '등산'],
  ['in few', '도자기'],
  ['in nothing', '꿹뷁쉛'],
  ['initials', 'ㄷㅅ'],
  ['one initial', 'ㄷ'],
  ['half typed', '등사'],
  ['other keyboard', 'emdtks'],
  ['two words', '등산 한강'],
  ['English', 'coffee'],
];

/** All that is measured; `middles` are cursors in the middle of long lists. */
export function measured(size: Size, middle: (list: 'board' | 'comments' | 'feed') => string): Measured[] {
  const of = (typename: string, n: number) => [{ __typename: typename, id: n }];
  const entity = (typename: 'Community' | 'User', kind: string) => (n: number) => ({
    r: of(typename, 0).map((one) => ({ ...one, id: id(kind, n) })),
  });
  // The largest, which people look at most: those whose pages are full in the small world, too.
  const club = (n: number) => n % 4;
  const ofClub = (n: number) => entity('Community', 'com')(club(n));
  return [
    { name: 'a club’s board', service: 'content', query: BOARD, variables: (n) => ({ ...ofClub(n), board: 'FREE' }) },
    { name: 'all of a club’s posts', service: 'content', query: BOARD, variables: ofClub },
    { name: '… of the largest club', service: 'content', query: BOARD, variables: () => ofClub(0) },
    {
      name: '… half way down',
      service: 'content',
      query: BOARD,
      variables: () => ({ ...ofClub(0), after: middle('board') }),
    },
    {
      name: 'a post with comments',
      service: 'content',
      query: POST_SCREEN,
      variables: (n) => ({ id: id('pst', (n * 37) % size.posts) }),
    },
    {
      name: '… with the most comments',
      service: 'content',
      query: POST_SCREEN,
      variables: () => ({ id: MOST_COMMENTED }),
    },
    {
      name: '… half way down',
      service: 'content',
      query: POST_SCREEN,
      variables: () => ({ id: MOST_COMMENTED, after: middle('comments') }),
    },
    { name: 'a club’s album', service: 'content', query: ALBUM, variables: ofClub },
    { name: 'a profile’s posts', service: 'content', query: PROFILE, variables: (n) => entity('User', 'usr')(n % 40) },
    { name: 'the newest posts', service: 'content', query: FEED, variables: () => ({}) },
    { name: '… half way down', service: 'content', query: FEED, variables: () => ({ after: middle('feed') }) },
    ...TYPED.map(
      ([what, text]): Measured => ({
        name: `posts: ${text} (${what})`,
        service: 'content',
        query: FEED,
        variables: () => ({ text }),
      }),
    ),
    { name: 'explore', service: 'community', query: EXPLORE, variables: () => ({}) },
    { name: '… an interest', service: 'community', query: EXPLORE, variables: () => ({ interestId: 'hiking' }) },
    { name: '… a region', service: 'community', query: EXPLORE, variables: () => ({ region: '서울' }) },
    {
      name: 'a club with its members',
      service: 'community',
      query: MEMBERS,
      variables: (n) => ({ id: id('com', club(n)) }),
    },
    { name: 'my clubs and bookmarks', service: 'community', query: MINE, variables: () => ({}) },
    ...TYPED.map(
      ([what, text]): Measured => ({
        name: `clubs: ${text} (${what})`,
        service: 'community',
        query: EXPLORE,
        variables: () => ({ text }),
      }),
    ),
  ];
}

const MOST_COMMENTED = id('pst', 0);
