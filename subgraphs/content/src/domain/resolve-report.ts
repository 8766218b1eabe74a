import type { Emit, SqlClient } from '@moim/event-bus';
import { contentReportResolved } from '@moim/events';
import { communityForMember, forbidden, notFound, type VisibleCommunity } from '@moim/subgraph-kit';
import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import type { MemberRole, ReportActionKind, ReportStatus, ReportSubjectKind } from '../generated/prisma/enums.ts';
import { removeComment } from './delete-comment.ts';
import { removePhoto } from './delete-photo.ts';
import { removePost } from './delete-post.ts';
import { canResolveReport, canSeeReport } from './policy.ts';
import { checkNote } from './report-input.ts';
import type { Outcome, UseCase } from './use-case.ts';

interface Report {
  id: string;
  communityId: string;
  reporterId: string;
  status: ReportStatus;
  subjectKind: ReportSubjectKind;
  subjectId: string;
  subjectAuthorId: string | null;
  /** What the author is in the club now. */
  subjectAuthorRole: MemberRole | null;
}

interface Decision {
  action: ReportActionKind;
  note: string | null;
}

/**
 * Settles a report with all that are open of the same thing, and takes the thing away when that is decided: one transaction, with what is
 * told of it. Whoever comes second changes nothing. Throws NOT_FOUND and FORBIDDEN as the policy says.
 */
export async function resolveReport(
  useCase: UseCase,
  actorId: string,
  input: { reportId: string; action: ReportActionKind; note?: string | null },
): Promise<Outcome<{ subjectKind: ReportSubjectKind }>> {
  const { db, outbox } = useCase;
  const checked = checkNote(input.note, useCase.locale);
  if (!checked.ok) return checked;
  const report = await find(db, input.reportId);
  const community = await authorizeReport(useCase, actorId, report);
  const decision = { action: input.action, note: checked.note };
  if (report.status === 'OPEN') {
    await outbox.transaction(db, (tx: Prisma.TransactionClient, emit) =>
      settle(tx, emit, { actorId, report, community, decision }),
    );
  }
  return { ok: true, subjectKind: report.subjectKind };
}

async function find(db: PrismaClient, reportId: string): Promise<Report> {
  const [report] = await db.$queryRaw<Report[]>`
    select t.id, t.community_id as "communityId", t.reporter_id as "reporterId", t.status::text, t.subject_kind::text as "subjectKind",
      t.subject_id as "subjectId", t.subject_author_id as "subjectAuthorId", m.role::text as "subjectAuthorRole"
    from reports t left join community_member_cards m on m.community_id = t.community_id and m.user_id = t.subject_author_id
    where t.id = ${reportId}`;
  if (report === undefined) throw notFound();
  return report;
}

async function authorizeReport({ db, asker }: UseCase, actorId: string, report: Report): Promise<VisibleCommunity> {
  const community = await communityForMember({ db, asker }, report.communityId, actorId);
  if (community === null) throw notFound();
  const refusal = () => forbidden('Your part in the club does not allow this.');
  // Who made the report has its id, and nothing more.
  if (!canSeeReport(actorId, community, report)) throw report.reporterId === actorId ? refusal() : notFound();
  if (!canResolveReport(actorId, community, report)) throw refusal();
  return community;
}

interface Settling {
  actorId: string;
  report: Report;
  community: VisibleCommunity;
  decision: Decision;
}

async function settle(tx: SqlClient, emit: Emit, { actorId, report, community, decision }: Settling): Promise<void> {
  const { subjectKind: kind, subjectId } = report;
  // In one order: two who decide at once wait for each other, and the second finds nothing open.
  const open = await tx.$queryRaw<{ id: string; reporterId: string }[]>`
    select id, reporter_id as "reporterId" from reports
    where subject_id = ${subjectId} and community_id = ${community.id} and status = 'OPEN' order by id for no key update`;
  if (!open.some(({ id }) => id === report.id)) return;
  const { action, note } = decision;
  const outcome = action === 'REMOVE' ? 'UPHELD' : 'DISMISSED';
  const ids = open.map(({ id }) => id);
  await tx.$executeRaw`
    with settled as (
      update reports set status = ${outcome}::report_status, handled_by = ${actorId}, handled_at = greatest(now(), created_at),
        version = version + 1
      where id = any(${ids}::text[]) returning id
    )
    insert into report_actions (report_id, action, actor_id, note)
    select id, ${action}::report_action_kind, ${actorId}, ${note}::text from settled`;
  for (const { id: reportId, reporterId } of open) {
    emit(contentReportResolved, {
      aggregateId: reportId,
      aggregateVersion: 2,
      data: {
        reportId,
        community: { id: community.id, name: community.name },
        subject: { kind, id: subjectId },
        outcome,
        reporterId: reporterId === actorId ? null : reporterId,
      },
    });
  }
  if (action === 'REMOVE') await remove(tx, actorId, report);
}

/** Takes what was reported away, unless it is gone already. Messages are the chat service's, which goes by the event; people stay. */
async function remove(tx: SqlClient, actorId: string, { subjectKind, subjectId }: Report): Promise<void> {
  if (subjectKind === 'POST') await removePost(tx, actorId, subjectId);
  if (subjectKind === 'COMMENT') await removeComment(tx, actorId, subjectId);
  if (subjectKind === 'PHOTO') await removePhoto(tx, actorId, subjectId);
}
