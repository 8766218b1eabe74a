import { communityExportCompleted } from '@moim/events';
import { exportHandler } from '@moim/subgraph-kit';
import { exportPerson } from '../domain/export-person.ts';

/** Gathers what this service has of a person who wants a copy of it. */
export const onUserExportRequested = exportHandler(communityExportCompleted, exportPerson);
