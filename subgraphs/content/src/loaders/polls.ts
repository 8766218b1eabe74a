import { byId, type RequestDatabase } from '@moim/subgraph-kit';
import type { PollRow } from '../rows.ts';

/** Polls, of posts that the viewer was shown. */
export function pollLoaders(db: RequestDatabase, viewerId: string | null) {
  return {
    /** A post's poll with its options, by the post's id; null for a post without one. */
    poll: byId<PollRow>(
      (postIds) => db.$queryRaw`
        select p.id, p.post_id as "postId", p.question, p.is_multiple_choice as "isMultipleChoice",
          p.closes_at as "closesAt", p.voter_count as "totalVotes", (
            select jsonb_agg(jsonb_build_object('id', o.id, 'text', o.text, 'voteCount', o.vote_count, 'viewerHasVoted', exists (
              select from poll_votes v where v.poll_id = p.id and v.option_id = o.id and v.user_id = ${viewerId}
            )) order by o.position)
            from poll_options o where o.poll_id = p.id
          ) as options
        from polls p where p.post_id = any(${postIds}::text[])`,
      (poll) => poll.postId,
    ),
  };
}
