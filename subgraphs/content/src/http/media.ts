import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { findPicture } from '../domain/find-picture.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { AddressQuery, PhotoAddresses, PhotoSize } from '../media/photo-addresses.ts';

/** The pictures of a photo never change, so browsers keep them for a week; caches that many share for an hour, for a photo may be deleted. */
const PUBLIC = 'public, max-age=604800, s-maxage=3600, immutable';
/** What a picture is kept as, and how its files end: in the order of who has no preference. */
const EXTENSIONS = new Map([
  ['image/jpeg', 'jpg'],
  ['image/avif', 'avif'],
  ['image/webp', 'webp'],
]);

interface Tools {
  db: PrismaClient;
  store: MediaStore;
  addresses: PhotoAddresses;
}

type Picture = FastifyRequest<{ Params: { folder: string; size: PhotoSize }; Querystring: AddressQuery }>;

/**
 * `GET /media/photos/<folder>/screen` and `.../thumb`: a photo of a club's album. Of a public club for whoever has the address, of a private one
 * while its signature is good. AVIF or WebP for who says that they take it, else JPEG; what was added before there was
 * AVIF has none, and is then what is liked next best. 404 for whatever else, and once the photo or the club is gone.
 */
export function serveMedia(app: FastifyInstance, { db, store, addresses }: Tools): void {
  app.get('/media/photos/:folder/:size(^(?:screen|thumb)$)', async (request: Picture, reply) => {
    const { folder, size } = request.params;
    const storageKey = `photos/${folder}`;
    const picture = await findPicture(db, storageKey);
    const seconds = picture?.isPrivate ? addresses.secondsLeft(storageKey, request.query) : 0;
    if (picture === null || (picture.isPrivate && seconds === 0)) return notFound(reply);

    for (const type of typesFor(request)) {
      const extension = EXTENSIONS.get(type);
      const etag = `"${folder}-${size}-${extension}"`;
      const isKnown = request.headers['if-none-match'] === etag;
      const file = isKnown ? null : await store.open(`${storageKey}/${size}.${extension}`);
      if (!isKnown && file === null) continue;
      reply
        .header('etag', etag)
        .header('vary', 'accept')
        .header('cache-control', picture.isPrivate ? `private, max-age=${seconds}` : PUBLIC)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cross-origin-resource-policy', 'same-origin')
        .header('content-disposition', `inline; filename="${picture.id}.${extension}"`);
      if (file === null) return reply.status(304).send();
      return reply.type(type).header('content-length', file.byteSize).send(file.stream);
    }
    return notFound(reply);
  });
}

/** What the client takes, best liked first; at last JPEG, which everybody can show. */
function typesFor(request: Picture): string[] {
  const liked = new Negotiator(request.raw).mediaTypes([...EXTENSIONS.keys()]);
  return [...new Set([...liked, 'image/jpeg'])];
}

function notFound(reply: FastifyReply) {
  return reply
    .status(404)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message: 'There is no such picture.', extensions: { code: 'NOT_FOUND' } }] });
}
