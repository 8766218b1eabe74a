import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, exportId, instant, userId } from '../parts.ts';

export const userExportRequested = defineEvent({
  name: 'user.export.requested',
  aggregate: 'export',
  description: 'A person asked for their data. Every service gathers its part and answers with its `export.completed`.',
  schema: z.object({ userId, exportId, expiresAt: instant.describe('Parts are removed then') }),
  example: { userId: EXAMPLE.user, exportId: EXAMPLE.export, expiresAt: '2026-11-28T09:00:00.000Z' },
});
