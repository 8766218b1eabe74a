import type { UserError, UserErrorCode } from '../generated/resolver-types.ts';
import type { ScheduleRow } from '../rows.ts';

/** What became of a change of a meet-up: how it stands now, or what the person can put right. */
export type Outcome = { ok: true; schedule: ScheduleRow } | { ok: false; userErrors: UserError[] };

/** Nothing was changed, for one reason. */
export function refused(code: UserErrorCode, message: string, field: string | null = null): Outcome {
  return { ok: false, userErrors: [{ code, message, field: field === null ? null : [field] }] };
}
