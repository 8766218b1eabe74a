import type { FastifyReply, FastifyRequest } from 'fastify';

/** The fields of a form that was sent; one that is not there is empty. */
export function formOf({ body }: FastifyRequest): (name: string) => string {
  const form = body instanceof URLSearchParams ? body : new URLSearchParams();
  return (name) => form.get(name) ?? '';
}

/** Shows a page that says after how many minutes to come back. */
export function tooMany(reply: FastifyReply, seconds: number, show: (minutes: number) => FastifyReply): FastifyReply {
  reply.header('retry-after', String(seconds));
  return show(Math.ceil(seconds / 60));
}
