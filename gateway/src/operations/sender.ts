import type { GatewayContext } from '../context.ts';

/** Who sends an operation, as far as limits care. */
export type Sender = Pick<GatewayContext, 'viewer' | 'address' | 'log'>;
