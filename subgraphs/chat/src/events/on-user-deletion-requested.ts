import { chatErasureCompleted } from '@moim/events';
import { erasureHandler } from '@moim/subgraph-kit';
import { erasePerson } from '../domain/erase-person.ts';

/** A person who has deleted the account leaves their places in the rooms' histories, and no words. */
export const onUserDeletionRequested = erasureHandler(chatErasureCompleted, erasePerson);
