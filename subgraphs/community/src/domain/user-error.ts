import type { UserError, UserErrorCode } from '../generated/resolver-types.ts';

/** What the person can put right; `field` is the one of the input that it is about. */
export function userError(code: UserErrorCode, message: string, field?: string): UserError {
  return { field: field === undefined ? null : [field], message, code };
}
