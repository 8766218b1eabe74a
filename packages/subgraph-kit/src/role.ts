import { ROLES } from '@moim/discovery';
import { ConfigError } from '@moim/service-kit';
import { z } from 'zod';

/** The environment of a subgraph whose readers and writers can be processes of their own. */
export const roleEnv = {
  /** `reader` answers queries; `writer` takes mutations besides, publishes, takes events and does the chores; `both` is all of it in one. */
  ROLE: z.enum(ROLES, `it must be one of ${ROLES.join(', ')}`).default('both'),
  /** A streaming replica of DATABASE_URL, for a reader. */
  DATABASE_READ_URL: z.url().optional(),
};

/** Throws ConfigError where a replica is given to who writes. */
export function requireRole({ ROLE, DATABASE_READ_URL }: z.infer<z.ZodObject<typeof roleEnv>>): void {
  if (DATABASE_READ_URL !== undefined && ROLE !== 'reader')
    throw new ConfigError(['DATABASE_READ_URL is for ROLE=reader: who writes reads what it writes']);
}
