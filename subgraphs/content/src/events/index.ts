import type { EventHandler } from '@moim/event-bus';
import { communityCardHandlers, memberCardHandlers } from '@moim/subgraph-kit';

/** What other services' events do here. */
export const handlers: EventHandler[] = [...memberCardHandlers(), ...communityCardHandlers()];
