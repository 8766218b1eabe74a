import { on } from '@moim/event-bus';
import { contentReportResolved } from '@moim/events';
import { all, notify } from '../domain/notify.ts';

/** Who reported something is told what became of it; not who decided. */
export const onContentReportResolved = on(
  contentReportResolved,
  ({ data: { reportId, community, outcome, reporterId }, occurredAt }, tx) =>
    notify(
      { tx, emit: tx.emit },
      {
        recipients: all('REPORT_RESOLVED', reporterId === null ? [] : [reporterId]),
        actorId: null,
        params: { community: community.name, outcome },
        link: `/communities/${community.id}`,
        dedupeKey: `report_resolved:${reportId}`,
        at: occurredAt,
      },
    ),
);
