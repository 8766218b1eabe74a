import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { findPicture } from '../domain/find-picture.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { AddressQuery, PhotoAddresses, PhotoSize } from '../media/photo-addresses.ts';

/** The pictures of a photo never change, so browsers keep them for a week; caches that many share for an hour, for a photo may be deleted. */
const PUBLIC = 'public, max-age=604800, s-maxage=3600, immutable';
/** In the order of who has no preference. */
const TYPES = ['image/jpeg', 'image/webp'];

interface Tools {
  db: PrismaClient;
  store: MediaStore;
  addresses: PhotoAddresses;
}

type Picture = FastifyRequest<{ Params: { folder: string; size: PhotoSize }; Querystring: AddressQuery }>;

/**
 * `GET /media/photos/<folder>/screen` and `.../thumb`: a photo of a club's album. Of a public club for whoever has the address, of a private one
 * while its signature is good. WebP for who says that they take it, else JPEG. 404 for whatever else, and once the photo or the club is gone.
 */
export function serveMedia(app: FastifyInstance, { db, store, addresses }: Tools): void {
  app.get('/media/photos/:folder/:size(^(?:screen|thumb)$)', async (request: Picture, reply) => {
    const { folder, size } = request.params;
    const storageKey = `photos/${folder}`;
    const picture = await findPicture(db, storageKey);
    const seconds = picture?.isPrivate ? addresses.secondsLeft(storageKey, request.query) : 0;
    if (picture === null || (picture.isPrivate && seconds === 0)) return notFound(reply);

    const type = new Negotiator(request.raw).mediaType(TYPES) ?? 'image/jpeg';
    const extension = type === 'image/webp' ? 'webp' : 'jpg';
    const etag = `"${folder}-${size}-${extension}"`;
    reply
      .header('etag', etag)
      .header('vary', 'accept')
      .header('cache-control', picture.isPrivate ? `private, max-age=${seconds}` : PUBLIC)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('cross-origin-resource-policy', 'same-origin')
      .header('content-disposition', `inline; filename="${picture.id}.${extension}"`);
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    const file = await store.open(`${storageKey}/${size}.${extension}`);
    if (file === null) return notFound(reply);
    return reply.type(type).header('content-length', file.byteSize).send(file.stream);
  });
}

function notFound(reply: FastifyReply) {
  for (const name of ['etag', 'vary', 'content-disposition']) reply.removeHeader(name);
  return reply
    .status(404)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message: 'There is no such picture.', extensions: { code: 'NOT_FOUND' } }] });
}
