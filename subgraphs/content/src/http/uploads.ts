import { pipeline, Transform } from 'node:stream';
import { BrokenBodyError, detachedBody } from '@moim/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { UPLOAD_TIMEOUT_MS } from '../domain/photo-files.ts';
import { findUpload, type OpenUpload, receiveUpload } from '../domain/receive-upload.ts';
import type { PrismaClient } from '../generated/prisma/client.ts';
import type { MediaStore } from '../media/media-store.ts';

/** How long nothing of a body may come, in milliseconds. */
const IDLE_MS = 20_000;
/** Bodies at a time in one process: each holds a file open and a buffer of 64 KiB or so. */
const AT_ONCE = 64;

interface Tools {
  db: PrismaClient;
  store: MediaStore;
}

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * `PUT /uploads/<token>`: the bytes of a photo, as many as were announced, once. Whoever has the address may send them; nothing else is
 * asked. 204: they are here. Nothing is kept of what is refused or breaks off, and then they can be sent again while the address is good.
 */
export function serveUploads(app: FastifyInstance, tools: Tools): void {
  const underWay = new Set<string>();
  app.register(async (uploads) => {
    // The body is for `detachedBody`, whatever it is called.
    uploads.removeAllContentTypeParsers();
    uploads.addContentTypeParser('*', (_request, _payload, done) => done(null));
    uploads.put<{ Params: { token: string } }>('/uploads/:token', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      try {
        const upload = await openUpload(request, tools);
        if (underWay.has(upload.id)) throw new Refusal(409, 'The photo is being sent to this address already.');
        if (underWay.size >= AT_ONCE) throw new Refusal(503, 'Too many photos come at this moment.');
        underWay.add(upload.id);
        try {
          await receive(request, reply, upload, tools);
        } finally {
          underWay.delete(upload.id);
        }
        return await reply.status(204).send();
      } catch (error) {
        if (error instanceof Refusal) return refuse(reply, error.status, error.message);
        if (error instanceof BrokenBodyError) return refuse(reply, 408, 'The photo did not come in full.');
        throw error;
      }
    });
  });
}

/** The upload at this address, if the request can be the announced bytes. Throws a Refusal before any of them is read. */
async function openUpload(
  { params, headers }: FastifyRequest<{ Params: { token: string } }>,
  { db }: Tools,
): Promise<OpenUpload> {
  const upload = await findUpload(db, params.token);
  if (upload === null) throw new Refusal(404, 'There is no such upload, or no longer.');
  if (upload === 'RECEIVED') throw new Refusal(409, 'A photo has been sent to this address already.');
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new Refusal(415, 'Send the photo as it is, without Content-Encoding.');
  const announced = headers['content-length'];
  if (announced !== undefined) checkSize(Number(announced), upload.byteSize);
  return upload;
}

function checkSize(byteSize: number, wanted: number): void {
  if (byteSize > wanted) throw new Refusal(413, `The photo has more than the ${wanted} bytes that were announced.`);
  if (byteSize < wanted) throw new Refusal(400, `The photo has less than the ${wanted} bytes that were announced.`);
}

async function receive(request: FastifyRequest, reply: FastifyReply, upload: OpenUpload, tools: Tools): Promise<void> {
  const body = detachedBody(request.raw, reply.raw, IDLE_MS);
  const tooLong = setTimeout(
    () => body.destroy(new BrokenBodyError('the whole body took too long')),
    UPLOAD_TIMEOUT_MS,
  );
  try {
    // Errors of the body reach who reads the counted bytes.
    const counted = pipeline(body, countingTo(upload.byteSize), () => {});
    if (!(await receiveUpload(tools, upload, counted)))
      throw new Refusal(409, 'A photo has been sent to this address already, or its time is over.');
  } finally {
    clearTimeout(tooLong);
  }
}

/** Passes so many bytes on; fails as soon as there are more, and at the end when there were less. */
function countingTo(wanted: number): Transform {
  let count = 0;
  const failure = () => {
    try {
      checkSize(count, wanted);
      return null;
    } catch (error) {
      return error as Error;
    }
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      count += chunk.length;
      if (count > wanted) done(failure());
      else done(null, chunk);
    },
    flush: (done) => done(failure()),
  });
}

function refuse(reply: FastifyReply, status: number, message: string) {
  const code = { 404: 'NOT_FOUND', 409: 'CONFLICT', 503: 'SUBGRAPH_UNAVAILABLE' }[status] ?? 'BAD_USER_INPUT';
  if (status === 503) reply.header('retry-after', 5);
  return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
}
