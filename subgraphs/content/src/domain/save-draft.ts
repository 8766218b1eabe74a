import type { Board } from '../generated/prisma/enums.ts';
import type { DraftRow } from '../rows.ts';
import { canSaveDraft } from './policy.ts';
import { checkDraftText } from './post-input.ts';
import { authorize, type Outcome, type UseCase } from './use-case.ts';

/**
 * Keeps what somebody has begun to write for a club, in the place of what was kept before; one draft a person and club. Empty, there is none.
 * Throws NOT_FOUND and FORBIDDEN as `authorize` does.
 */
export async function saveDraft(
  useCase: UseCase,
  authorId: string,
  input: { communityId: string; board?: Board | null; title?: string; body?: string },
): Promise<Outcome<{ draft: DraftRow | null }>> {
  const { db, locale } = useCase;
  const { communityId, board = null } = input;
  await authorize(useCase, communityId, authorId, canSaveDraft);
  const { value, userErrors } = checkDraftText(input, locale);
  if (userErrors.length > 0) return { ok: false, userErrors };
  const { title, body } = value;
  if (title === '' && body === '') {
    await deleteDraft(useCase, authorId, communityId);
    return { ok: true, draft: null };
  }
  const [draft] = await db.$queryRaw<DraftRow[]>`
    insert into drafts (author_id, community_id, board, title, body, updated_at)
    values (${authorId}, ${communityId}, ${board}::board, ${title}, ${body}, now())
    on conflict (author_id, community_id) do update
    set board = excluded.board, title = excluded.title, body = excluded.body, updated_at = excluded.updated_at
    returning community_id as "communityId", board::text, title, body, updated_at as "updatedAt"`;
  return { ok: true, draft: draft ?? null };
}

/** Throws somebody's own draft away, also of a club that they are no member of any more; twice is as once. */
export async function deleteDraft({ db }: Pick<UseCase, 'db'>, authorId: string, communityId: string): Promise<void> {
  await db.$executeRaw`delete from drafts where author_id = ${authorId} and community_id = ${communityId}`;
}
