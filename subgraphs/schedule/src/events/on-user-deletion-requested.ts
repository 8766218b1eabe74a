import { scheduleErasureCompleted } from '@moim/events';
import { erasureHandler } from '@moim/subgraph-kit';
import { erasePerson } from '../domain/erase-person.ts';

/** A person who has deleted the account gives back the seats of all meet-ups to come. */
export const onUserDeletionRequested = erasureHandler(scheduleErasureCompleted, erasePerson);
