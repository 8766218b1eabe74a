import { z } from 'zod';
import { defineEvent } from '../define.ts';
import { examplePerson, memberCard } from '../parts.ts';

export const userRegistered = defineEvent({
  name: 'user.registered',
  aggregate: 'user',
  description: 'Somebody made an account. The first event of every person.',
  schema: z.object({ user: memberCard }),
  example: { user: examplePerson },
});
