import { z } from 'zod';
import { EXAMPLE, userId } from '../parts.ts';
import { defineSignal } from '../signal.ts';

export const gatewayViewerWrote = defineSignal({
  type: 'gateway.viewer.wrote.v1',
  description:
    'Somebody has changed something through a gateway: what the others have kept for them before is not shown to them any more.',
  schema: z.object({ userId }),
  example: { userId: EXAMPLE.user },
});
