import { type EventHandler, on } from '@moim/event-bus';
import {
  chatErasureCompleted,
  communityErasureCompleted,
  contentErasureCompleted,
  scheduleErasureCompleted,
} from '@moim/events';
import { confirmErasure } from '../domain/account-deletion.ts';
import type { ServiceName } from '../generated/prisma/enums.ts';

const confirm = (definition: typeof chatErasureCompleted, service: ServiceName) =>
  on(definition, ({ data: { deletionId }, occurredAt }, tx) =>
    confirmErasure(tx, { deletionId, service, at: occurredAt }),
  );

/** A service has removed what it had of a person: the deletion is one step further. */
export const onErasureCompleted: EventHandler[] = [
  confirm(communityErasureCompleted, 'COMMUNITY'),
  confirm(scheduleErasureCompleted, 'SCHEDULE'),
  confirm(contentErasureCompleted, 'CONTENT'),
  confirm(chatErasureCompleted, 'CHAT'),
];
