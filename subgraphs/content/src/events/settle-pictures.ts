import { type EventHandler, on } from '@moim/event-bus';
import { communityClosed, communityCreated, communityUpdated, userProfileUpdated } from '@moim/events';
import { settlePictures } from '../domain/pictures.ts';

/** What people and clubs say of their pictures, once the cards have it: behind the cards' handlers. */
export const pictureHandlers: EventHandler[] = [
  on(userProfileUpdated, ({ data: { user } }, tx) => settlePictures(tx, user.id)),
  on(communityCreated, ({ data: { community } }, tx) => settlePictures(tx, community.id)),
  on(communityUpdated, ({ data: { community } }, tx) => settlePictures(tx, community.id)),
  on(communityClosed, ({ data: { community } }, tx) => settlePictures(tx, community.id)),
];
