import { insertEvents, outboxRow } from '@moim/event-bus';
import { contentReportFiled } from '@moim/events';
import { newId, type VisibleCommunity } from '@moim/subgraph-kit';
import { Prisma } from '../generated/prisma/client.ts';
import { messages } from '../messages.ts';
import { type LimitedRequest, limitReports } from '../rate-limits.ts';
import { findReportable, type Reportable } from './find-reportable.ts';
import { canReport } from './policy.ts';
import { checkReason } from './report-input.ts';
import { authorize, type Outcome, refused, type UseCase } from './use-case.ts';

/**
 * Tells a club's leader and staff that something is wrong with what the viewer sees there, and keeps what it says now. Said again while
 * that is open, it is the same report with its first reason. Throws NOT_FOUND, FORBIDDEN and RATE_LIMITED.
 */
export async function report(
  useCase: UseCase & LimitedRequest,
  reporterId: string,
  input: { subjectId: string; reason: string; communityId?: string | null },
): Promise<Outcome<{ reportId: string }>> {
  const checked = checkReason(input.reason, useCase.locale);
  if (!checked.ok) return checked;
  await limitReports(useCase, reporterId);
  const found = await findReportable(useCase, reporterId, input);
  if (!found.ok) return found;
  const { reportable } = found;
  const community = await authorize(useCase, reportable.communityId, reporterId, (club) =>
    canReport(club, reportable.kind),
  );
  if (reportable.authorId === reporterId)
    return refused('subjectId', 'NOT_REPORTABLE', messages(useCase.locale).ownNotReportable);
  return { ok: true, reportId: await file(useCase, { reporterId, reason: checked.reason, community, reportable }) };
}

interface Filing {
  reporterId: string;
  reason: string;
  community: VisibleCommunity;
  reportable: Reportable;
}

/** The id of the one open report that somebody has made of something, new or not. The unique index makes it one. */
async function file({ db, outbox }: UseCase, filing: Filing): Promise<string> {
  const { reporterId, reason, community, reportable } = filing;
  const { kind, id: subjectId, authorId, text, photoIds } = reportable;
  const staff = await db.$queryRaw<{ id: string }[]>`
    select user_id as id from community_member_cards
    where community_id = ${community.id} and role in ('LEADER', 'STAFF') and user_id not in (${reporterId}, ${authorId}) order by 1`;
  const reportId = newId('rep');
  const event = outboxRow(contentReportFiled, {
    aggregateId: reportId,
    aggregateVersion: 1,
    data: {
      reportId,
      community: { id: community.id, name: community.name },
      subject: { kind, id: subjectId },
      staffIds: staff.map(({ id }) => id),
    },
  });
  // A second time, when the open one was settled just between the two statements.
  for (let attempt = 1; attempt <= 2; attempt++) {
    const filed = await db.$queryRaw<unknown[]>`
      with filed as (
        insert into reports (id, community_id, reporter_id, subject_kind, subject_id, subject_author_id, reason, snapshot_text, snapshot_photo_ids)
        values (${reportId}, ${community.id}, ${reporterId}, ${kind}::report_subject_kind, ${subjectId}, ${authorId}, ${reason}, ${text},
          ${photoIds}::text[])
        on conflict (subject_id, community_id, reporter_id) where status = 'OPEN' do nothing returning id
      ), events as (${insertEvents([event], Prisma.sql`filed`)})
      select id from filed`;
    if (filed.length > 0) {
      outbox.nudge();
      return reportId;
    }
    const [open] = await db.$queryRaw<{ id: string }[]>`
      select id from reports
      where subject_id = ${subjectId} and community_id = ${community.id} and reporter_id = ${reporterId} and status = 'OPEN'`;
    if (open !== undefined) return open.id;
  }
  throw new Error(`reports of ${subjectId} are settled faster than they are filed`);
}
