import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityId, EXAMPLE, exampleCommunity, recipients, reportId, reportSubject } from '../parts.ts';

export const contentReportFiled = defineEvent({
  name: 'content.report.filed',
  aggregate: 'report',
  description:
    'Something was reported to a club. Nothing in it says who reported it, or why: leader and staff see that where they look.',
  schema: z.object({
    reportId,
    community: z.object({ id: communityId, name: z.string() }),
    subject: reportSubject,
    staffIds: recipients.describe('Leader and staff who deal with it: neither who reported it nor whom it is about'),
  }),
  example: {
    reportId: EXAMPLE.report,
    community: { id: EXAMPLE.community, name: exampleCommunity.name },
    subject: { kind: 'COMMENT', id: EXAMPLE.comment },
    staffIds: [EXAMPLE.user, EXAMPLE.staff],
  },
});
