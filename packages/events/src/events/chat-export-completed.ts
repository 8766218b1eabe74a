import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { EXAMPLE, exportId, userId } from '../parts.ts';

export const chatExportCompleted = defineEvent({
  name: 'chat.export.completed',
  aggregate: 'export',
  description: "The chat service has gathered its part of a person's data, to be fetched from it piece by piece.",
  schema: z.object({
    userId,
    exportId,
    pieces: z.number().int().min(0).describe('Pieces to ask for, each at most 512 KiB'),
  }),
  example: { userId: EXAMPLE.user, exportId: EXAMPLE.export, pieces: 1 },
});
