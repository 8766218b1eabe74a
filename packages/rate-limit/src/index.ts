export { LETTER_RULES } from './letters.ts';
export {
  type Counter,
  connectRateLimits,
  type RateLimitRule,
  type RateLimits,
  rateLimitEnv,
  requireRateLimits,
  TooManyAttempts,
} from './limits.ts';
export { addressKey, counter, countFailures, type Limiter, limitSignIn, SIGN_IN_RULES } from './sign-in.ts';
