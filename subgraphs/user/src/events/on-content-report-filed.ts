import { on } from '@moim/event-bus';
import { contentReportFiled } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** Leader and staff, who decide, are told of each report; not who made it. */
export const onContentReportFiled = on(
  contentReportFiled,
  ({ data: { reportId, community, staffIds }, occurredAt }, tx) =>
    notify(
      { tx, emit: tx.emit },
      {
        recipients: all('REPORT_FILED', staffIds),
        actorId: null,
        params: { community: community.name },
        link: `/communities/${community.id}`,
        dedupeKey: `report_filed:${reportId}`,
        at: occurredAt,
      },
    ),
);
