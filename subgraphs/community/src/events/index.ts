import type { EventHandler } from '@moim/event-bus';
import { memberCardHandlers } from '@moim/subgraph-kit';

/** What other services' events do here. */
export const handlers: EventHandler[] = [...memberCardHandlers({ withInterests: true })];
