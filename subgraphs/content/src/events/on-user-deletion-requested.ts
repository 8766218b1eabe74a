import { contentErasureCompleted } from '@moim/events';
import { erasureHandler } from '@moim/subgraph-kit';
import { erasePerson } from '../domain/erase-person.ts';

/** A person who has deleted the account leaves their posts and comments without a name, and nothing else. */
export const onUserDeletionRequested = erasureHandler(contentErasureCompleted, erasePerson);
