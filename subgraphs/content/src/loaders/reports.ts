import { byId, byParent, byParentAndArgs, countBy, type Page, type RequestDatabase } from '@moim/subgraph-kit';
import type { ReportKey } from '../cursors.ts';
import { isReportShown } from '../domain/policy.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ReportActionRow, ReportRow, ReportSnapshotRow } from '../rows.ts';
import { memberCard, parents } from './sql.ts';

type Row = Omit<ReportRow, 'isForStaff'>;

/** A report `t` with its reporter's card `a`. */
const columns = Prisma.sql`t.id, t.reason, t.created_at as "createdAt", t.status::text, t.subject_kind::text as "subjectKind",
      t.subject_id as "subjectId", t.subject_author_id as "subjectAuthorId", ${memberCard} as reporter`;
const from = Prisma.sql`reports t left join member_cards a on a.user_id = t.reporter_id and a.deleted_at is null`;

function after({ after: key }: Page<ReportKey>): Prisma.Sql {
  if (key === null) return Prisma.sql`true`;
  const [isOpen, createdAt, id] = key;
  return Prisma.sql`(t.status = 'OPEN', t.created_at, t.id) < (${isOpen === 1}, ${createdAt}::timestamptz, ${id}::text)`;
}

/** Reports to clubs; whether the viewer may see those of a club is for the caller to ask the policy. */
export function reportLoaders(db: RequestDatabase, viewerId: string | null) {
  const shown = isReportShown(viewerId);
  return {
    /** For who has made it, or has just settled it. */
    report: byId<Row>(
      (ids) => db.$queryRaw`select ${columns} from ${from} where t.id = any(${ids}::text[])`,
      (report) => report.id,
    ),

    /** A page of a club's reports: open ones, then the rest; newest first. */
    reports: byParentAndArgs<Page<ReportKey>, Row & { parentId: string }>(
      (communityIds, page) => db.$queryRaw`
        select r.* from ${parents(communityIds)} cross join lateral (
          select t.community_id as "parentId", ${columns} from ${from}
          where t.community_id = parent.id and ${shown} and ${after(page)}
          order by (t.status = 'OPEN') desc, t.created_at desc, t.id desc limit ${page.limit + 1}
        ) r`,
      (report) => report.parentId,
    ),

    reportCount: countBy(
      (communityIds) => db.$queryRaw`
        select t.community_id as id, count(*)::int as count from reports t
        where t.community_id = any(${communityIds}::text[]) and ${shown} group by 1`,
    ),

    /** What was reported said then; null when it went with an account. */
    reportSnapshot: byId<ReportSnapshotRow & { id: string }>(
      (ids) => db.$queryRaw`
        select id, snapshot_text as text, snapshot_photo_ids as "photoIds" from reports
        where id = any(${ids}::text[]) and snapshot_text is not null`,
      (snapshot) => snapshot.id,
    ),

    /** What was done about a report, oldest first. */
    reportHistory: byParent<ReportActionRow & { parentId: string }>(
      (reportIds) => db.$queryRaw`
        select t.report_id as "parentId", t.action::text, t.note, t.at, ${memberCard} as actor
        from report_actions t left join member_cards a on a.user_id = t.actor_id and a.deleted_at is null
        where t.report_id = any(${reportIds}::text[]) order by t.report_id, t.id`,
      (action) => action.parentId,
    ),
  };
}
