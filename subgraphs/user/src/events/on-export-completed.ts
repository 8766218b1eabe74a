import { type EventHandler, on } from '@moim/event-bus';
import {
  chatExportCompleted,
  communityExportCompleted,
  contentExportCompleted,
  scheduleExportCompleted,
} from '@moim/events';
import { confirmExport } from '../domain/data-export.ts';
import type { ServiceName } from '../generated/prisma/enums.ts';

const confirm = (definition: typeof chatExportCompleted, service: ServiceName) =>
  on(definition, ({ data: { exportId, pieces }, occurredAt }, tx) =>
    confirmExport(tx, { exportId, service, pieces, at: occurredAt }),
  );

/** A service has gathered its part of somebody's data: the export is one step further. */
export const onExportCompleted: EventHandler[] = [
  confirm(communityExportCompleted, 'COMMUNITY'),
  confirm(scheduleExportCompleted, 'SCHEDULE'),
  confirm(contentExportCompleted, 'CONTENT'),
  confirm(chatExportCompleted, 'CHAT'),
];
