import { byParentAndArgs, countBy, type Page } from '@moim/subgraph-kit';
import type { ReportKey } from '../cursors.ts';
import { Prisma, type PrismaClient } from '../generated/prisma/client.ts';
import type { ReportRow } from '../rows.ts';
import { memberCard, parents } from './sql.ts';

function after({ after: key }: Page<ReportKey>): Prisma.Sql {
  if (key === null) return Prisma.sql`true`;
  const [isOpen, createdAt, id] = key;
  return Prisma.sql`(t.status = 'OPEN', t.created_at, t.id) < (${isOpen === 1}, ${createdAt}::timestamptz, ${id}::text)`;
}

/** Reports to clubs; whether the viewer may see those of a club is for the caller to ask the policy. */
export function reportLoaders(db: PrismaClient) {
  return {
    /** A page of a club's reports: open ones, then the rest; newest first. */
    reports: byParentAndArgs<Page<ReportKey>, ReportRow & { parentId: string }>(
      (communityIds, page) => db.$queryRaw`
        select r.* from ${parents(communityIds)} cross join lateral (
          select t.community_id as "parentId", t.id, t.reason, t.created_at as "createdAt", t.status::text,
            t.subject_kind::text as "subjectKind", t.subject_id as "subjectId", ${memberCard} as reporter
          from reports t left join member_cards a on a.user_id = t.reporter_id and a.deleted_at is null
          where t.community_id = parent.id and ${after(page)}
          order by (t.status = 'OPEN') desc, t.created_at desc, t.id desc limit ${page.limit + 1}
        ) r`,
      (report) => report.parentId,
    ),

    reportCount: countBy(
      (communityIds) => db.$queryRaw`
        select community_id as id, count(*)::int as count from reports
        where community_id = any(${communityIds}::text[]) group by 1`,
    ),
  };
}
