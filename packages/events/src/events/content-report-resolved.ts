import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { communityId, EXAMPLE, exampleCommunity, reportId, reportSubject, userId } from '../parts.ts';

export const contentReportResolved = defineEvent({
  name: 'content.report.resolved',
  aggregate: 'report',
  description: 'Leader or staff of a club have dealt with a report. Nothing in it says who.',
  schema: z.object({
    reportId,
    community: z.object({ id: communityId, name: z.string() }),
    subject: reportSubject,
    outcome: z
      .enum(['UPHELD', 'DISMISSED'])
      .describe('UPHELD: what was reported is taken away; of a person, only noted'),
    reporterId: userId.nullable().describe('Who waits for the answer; null when they have dealt with it themselves'),
  }),
  example: {
    reportId: EXAMPLE.report,
    community: { id: EXAMPLE.community, name: exampleCommunity.name },
    subject: { kind: 'MESSAGE', id: EXAMPLE.message },
    outcome: 'UPHELD',
    reporterId: EXAMPLE.otherUser,
  },
});
