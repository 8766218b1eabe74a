import { on } from '@moim/event-bus';
import { contentReportResolved } from '@moim/events';
import { removeReportedMessage } from '../domain/remove-reported-message.ts';

/** A message that leader or staff have upheld a report of is taken away. */
export const onContentReportResolved = on(
  contentReportResolved,
  async ({ data: { community, subject, outcome } }, tx) => {
    if (subject.kind === 'MESSAGE' && outcome === 'UPHELD') await removeReportedMessage(tx, community.id, subject.id);
  },
);
