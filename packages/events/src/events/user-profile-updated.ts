import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { examplePerson, memberCard } from '../parts.ts';

export const userProfileUpdated = defineEvent({
  name: 'user.profile.updated',
  aggregate: 'user',
  description:
    'A person changed something of what others see: name, picture, region or interests. Carries the whole card, as it is after the change.',
  schema: z.object({ user: memberCard }),
  example: { user: { ...examplePerson, name: '민지' } },
});
