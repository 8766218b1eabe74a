import type { ExportSection } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';

/** What this service has of somebody, and nothing of anybody else: no report about them, no comment of others. */
export function exportPerson(userId: string): ExportSection[] {
  return [
    {
      name: 'posts',
      query: Prisma.sql`
        select jsonb_build_object('id', p.id, 'communityId', p.community_id, 'community', c.name, 'board', p.board, 'title', p.title,
          'body', p.body, 'createdAt', p.created_at, 'editedAt', p.edited_at, 'deletedAt', p.deleted_at, 'likeCount', p.like_count,
          'photoIds', array(select photo_id from post_photos h where h.post_id = p.id order by position),
          'poll', (
            select jsonb_build_object('question', o.question, 'closesAt', o.closes_at, 'options',
              array(select text from poll_options t where t.poll_id = o.id order by position))
            from polls o where o.post_id = p.id)) as item
        from posts p join community_cards c on c.community_id = p.community_id
        where p.author_id = ${userId} order by p.created_at, p.id`,
    },
    {
      name: 'earlierTexts',
      query: Prisma.sql`
        select jsonb_build_object('postId', e.post_id, 'revision', e.revision, 'title', e.title, 'body', e.body,
          'replacedAt', e.edited_at) as item
        from posts p join post_edits e on e.post_id = p.id where p.author_id = ${userId} order by e.post_id, e.revision`,
    },
    {
      name: 'drafts',
      query: Prisma.sql`
        select jsonb_build_object('communityId', d.community_id, 'community', c.name, 'board', d.board, 'title', d.title,
          'body', d.body, 'updatedAt', d.updated_at) as item
        from drafts d join community_cards c on c.community_id = d.community_id
        where d.author_id = ${userId} order by d.updated_at, d.community_id`,
    },
    {
      name: 'comments',
      query: Prisma.sql`
        select jsonb_build_object('id', id, 'postId', post_id, 'parentId', parent_id, 'body', body, 'createdAt', created_at,
          'deletedAt', deleted_at, 'likeCount', like_count) as item
        from comments where author_id = ${userId} order by created_at, id`,
    },
    {
      name: 'photos',
      query: Prisma.sql`
        select jsonb_build_object('id', id, 'communityId', community_id, 'storageKey', storage_key, 'caption', caption,
          'width', width, 'height', height, 'createdAt', created_at, 'deletedAt', deleted_at) as item
        from photos where uploader_id = ${userId} order by created_at, id`,
    },
    {
      name: 'pictures',
      query: Prisma.sql`
        select jsonb_build_object('id', id, 'purpose', purpose, 'subjectId', subject_id, 'storageKey', storage_key,
          'width', width, 'height', height, 'createdAt', created_at) as item
        from pictures where uploader_id = ${userId} order by created_at, id`,
    },
    {
      // Begun and no photo yet.
      name: 'photoUploads',
      query: Prisma.sql`
        select jsonb_build_object('id', id, 'purpose', purpose, 'communityId', community_id, 'contentType', content_type, 'byteSize', byte_size,
          'createdAt', created_at, 'receivedAt', received_at) as item
        from photo_uploads where uploader_id = ${userId} and used_at is null order by created_at, id`,
    },
    {
      name: 'likes',
      query: Prisma.sql`
        select jsonb_build_object('subjectId', subject_id, 'createdAt', created_at) as item from (
          select post_id as subject_id, created_at from post_likes where user_id = ${userId}
          union all select comment_id, created_at from comment_likes where user_id = ${userId}
          union all select photo_id, created_at from photo_likes where user_id = ${userId}
        ) likes order by created_at, subject_id`,
    },
    {
      name: 'pollVotes',
      query: Prisma.sql`
        select jsonb_build_object('postId', p.post_id, 'question', p.question, 'option', o.text, 'createdAt', v.created_at) as item
        from poll_votes v join polls p on p.id = v.poll_id join poll_options o on o.id = v.option_id
        where v.user_id = ${userId} order by v.created_at, o.id`,
    },
    {
      name: 'mentions',
      query: Prisma.sql`
        select jsonb_build_object('subjectId', subject_id) as item from (
          select post_id as subject_id from post_mentions where user_id = ${userId}
          union all select comment_id from comment_mentions where user_id = ${userId}
        ) mentions order by subject_id`,
    },
    {
      name: 'reports',
      query: Prisma.sql`
        select jsonb_build_object('id', id, 'communityId', community_id, 'subjectKind', subject_kind,
          'subjectId', case when subject_kind <> 'PERSON' then subject_id end,
          'reason', reason, 'status', status, 'createdAt', created_at) as item
        from reports where reporter_id = ${userId} order by created_at, id`,
    },
    {
      // What they decided for a club, without what they decided on.
      name: 'reportDecisions',
      query: Prisma.sql`
        select jsonb_build_object('communityId', r.community_id, 'action', a.action, 'note', a.note, 'at', a.at) as item
        from report_actions a join reports r on r.id = a.report_id where a.actor_id = ${userId} order by a.at, a.id`,
    },
  ];
}
