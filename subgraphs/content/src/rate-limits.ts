import type { BaseContext, RateLimitRule, RateLimits } from '@moim/subgraph-kit';

/** All the limits there are. */
export const RULES = {
  /** Reports that one person makes, also of what they have reported before: each wakes a club's leader and staff, or may ask the chat service. */
  reportsOfPerson: { name: 'reports-of-person', limit: 20, seconds: 3600 },
  /** Times that one person asks where to send photos, a hundred each time at most. */
  uploadsOfPerson: { name: 'uploads-of-person', limit: 30, seconds: 3600 },
} satisfies Record<string, RateLimitRule>;

/** What limits need of a request. */
export interface LimitedRequest extends Pick<BaseContext, 'locale' | 'log'> {
  limits: RateLimits;
}

/** Counts a report. Throws RATE_LIMITED when there were too many. */
export function limitReports(request: LimitedRequest, reporterId: string): Promise<void> {
  return request.limits.take([{ rule: RULES.reportsOfPerson, of: [reporterId] }], request);
}

/** Counts a request for uploads. Throws RATE_LIMITED when there were too many. */
export function limitUploads(request: LimitedRequest, viewerId: string): Promise<void> {
  return request.limits.take([{ rule: RULES.uploadsOfPerson, of: [viewerId] }], request);
}
