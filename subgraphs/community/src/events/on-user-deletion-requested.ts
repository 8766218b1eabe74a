import { communityErasureCompleted } from '@moim/events';
import { erasureHandler } from '@moim/subgraph-kit';
import { erasePerson } from '../domain/erase-person.ts';

/** A person who has deleted the account is in no club any more. */
export const onUserDeletionRequested = erasureHandler(communityErasureCompleted, erasePerson);
