import type { RateLimitRule, RateLimits } from '@moim/subgraph-kit';
import type { FastifyBaseLogger } from 'fastify';
import type { UseCase } from './use-case.ts';

/** What a person says and corrects, over all rooms: faster than anybody writes, also with what has waited for a network. */
export const TALKING_RULE: RateLimitRule = { name: 'talking-of-person', limit: 30, seconds: 20 };
/** Reactions are a tap each. */
export const REACTING_RULE: RateLimitRule = { name: 'reacting-of-person', limit: 60, seconds: 30 };

/** Counts one more. Throws RATE_LIMITED, which says when to try again; nothing has happened then. */
export async function takeTurn(
  { limits, ...useCase }: UseCase & { limits: RateLimits; log: FastifyBaseLogger },
  rule: RateLimitRule,
  userId: string,
): Promise<void> {
  await limits.take([{ rule, of: [userId] }], useCase);
}
