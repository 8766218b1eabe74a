import type { Context } from '../context.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { UserError } from '../generated/resolver-types.ts';
import { createLoaders } from '../loaders.ts';
import type { ScheduleRow } from '../rows.ts';

/** A mutation's payload. What the request has read before may be old now: what is selected here and after is read anew. */
export function schedulePayload(
  context: Context,
  outcome: Outcome,
): { schedule: ScheduleRow | null; userErrors: UserError[] } {
  context.loaders = createLoaders(context, context.viewer?.userId ?? null);
  return outcome.ok
    ? { schedule: outcome.schedule, userErrors: [] }
    : { schedule: null, userErrors: outcome.userErrors };
}
