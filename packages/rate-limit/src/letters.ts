import type { RateLimitRule } from './limits.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** How often letters are sent that somebody asks for, and what came in them is tried: the same for whoever sends them. */
export const LETTER_RULES = {
  /** Letters to one e-mail address: nobody's inbox is to be filled, and each brings tries at a code. */
  lettersToEmail: { name: 'letters-to-email', limit: 5, seconds: HOUR },
  /** Letters that are asked for from one address. */
  lettersOfAddress: { name: 'letters-of-address', limit: 60, seconds: HOUR },
  /** Codes and links out of letters that are tried from one address. */
  proofsOfAddress: { name: 'proofs-of-address', limit: 60, seconds: 10 * MINUTE },
} satisfies Record<string, RateLimitRule>;
