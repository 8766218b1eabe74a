import { catalogue, readData } from '@moim/events';
import type { Locale } from '@moim/service-kit';
import { demoId } from '@moim/stack/demo';
import type { As, GraphQLAnswer, TestSubgraph } from '@moim/test-kit';
import { expect } from 'vitest';
import type { PrismaClient } from '../src/generated/prisma/client.ts';

const SELECTIONS = {
  addPhotos: 'photos { id url thumbnailUrl width height caption uploader { name } }',
  deleteDraft: 'isDeleted',
  saveDraft: 'draft { board title body updatedAt }',
  deletePhoto: 'deletedPhotoId',
  requestPhotoUploads: 'uploads { uploadId uploadUrl expiresAt }',
  createPost: `post { id board title body excerpt isPinned editedAt commentCount viewerCanEdit author { name } photos { id }
    poll { id question isMultipleChoice closesAt totalVotes options { id text voteCount } } }`,
  updatePost: 'post { id title body excerpt editedAt }',
  deletePost: 'deletedPostId',
  pinPost: 'post { id isPinned }',
  addComment: 'comment { id body author { name } } post { id commentCount }',
  deleteComment: 'comment { id body isDeleted author { name } } post { id commentCount }',
  like: 'subject { __typename ... on Post { id likeCount viewerHasLiked } ... on Comment { id likeCount viewerHasLiked } ... on Photo { id likeCount viewerHasLiked } }',
  unlike:
    'subject { __typename ... on Post { id likeCount viewerHasLiked } ... on Comment { id likeCount viewerHasLiked } ... on Photo { id likeCount viewerHasLiked } }',
  report:
    'report { id status reason subjectKind subjectId reporter { name } subjectAuthor { name } snapshot { text } history { note } }',
  resolveReport: 'report { id status history { action note actor { name } } } hint',
  votePoll: 'poll { id totalVotes options { id voteCount viewerHasVoted } }',
};
export type MutationName = keyof typeof SELECTIONS;
type Options = { as?: As; locale?: Locale };

/** Sends a mutation. */
export function send(
  content: TestSubgraph,
  name: MutationName,
  input: object,
  options: Options = {},
): Promise<GraphQLAnswer> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${SELECTIONS[name]} userErrors { field message code } } }`;
  return content.ask(query, { input }, options);
}

/** What a mutation that succeeds answers. */
export async function done(content: TestSubgraph, name: MutationName, input: object, options: Options = {}) {
  const { data, errors } = await send(content, name, input, options);
  expect(errors).toBeUndefined();
  expect(data[name].userErrors).toEqual([]);
  return data[name];
}

/** The code with which a mutation is refused. */
export async function denied(content: TestSubgraph, name: MutationName, input: object, options: Options = {}) {
  const { data, errors } = await send(content, name, input, options);
  expect(data ?? null).toBeNull();
  expect(errors).toHaveLength(1);
  return errors?.[0]?.extensions.code;
}

/** What the person has to put right. */
export async function wrong(content: TestSubgraph, name: MutationName, input: object, options: Options = {}) {
  const { data, errors } = await send(content, name, input, options);
  expect(errors).toBeUndefined();
  const { userErrors, ...result } = data[name];
  for (const value of Object.values(result)) expect(value).toBeNull();
  return userErrors.map(({ field, code }: { field: string[]; code: string }) => `${field.join('.')} ${code}`);
}

/** What was published about an aggregate, in order; each is held to the catalogue, and the versions to be without gaps. */
export async function published(db: PrismaClient, aggregateId: string) {
  const rows = await db.outboxEvent.findMany({ where: { aggregateId }, orderBy: { seq: 'asc' } });
  const events = rows.map(({ subject, aggregateVersion, payload }) => {
    const definition = catalogue.find(({ type }) => type === subject);
    if (definition === undefined) throw new Error(`${subject} is not in the catalogue`);
    const data = readData(definition, definition.version, payload);
    expect(payload).toEqual(data);
    return { name: definition.name, version: aggregateVersion, data };
  });
  const first = events[0]?.version ?? 0;
  expect(events.map(({ version }) => version)).toEqual(events.map((_, n) => first + n));
  return events;
}

export const bukhansan = demoId('com', 'bukhansan');
export const secretReading = demoId('com', 'secret-reading');

/** Makes somebody a member, as an event of the community service would. */
export async function addMember(db: PrismaClient, key: string, name: string, communityId = bukhansan): Promise<string> {
  const userId = demoId('usr', key);
  await db.memberCard.create({ data: { userId, name } });
  await db.communityMemberCard.create({ data: { communityId, userId, role: 'MEMBER' } });
  return userId;
}

/** Writes a post as 박서연 and returns its id. */
export async function newPost(content: TestSubgraph, input: object = {}, as = 'seoyeon'): Promise<string> {
  const all = { communityId: bukhansan, board: 'FREE', title: '제목', body: '내용', ...input };
  return (await done(content, 'createPost', all, { as })).post.id;
}
