import { z } from 'zod';
import { defineQuestion } from '../ask.ts';
import { EXAMPLE, exportId } from '../parts.ts';

const request = z.object({ exportId, piece: z.number().int().min(1).describe('From 1 on') });
const answer = z.object({
  piece: z
    .object({
      section: z.string().describe('What the items are, e.g. `messages`; a section may take several pieces in a row'),
      items: z.array(z.unknown()),
    })
    .nullable()
    .describe('Null when there is no such piece, or not any more'),
});

function exportPieceOf<Service extends 'community' | 'schedule' | 'content' | 'chat'>(service: Service) {
  return defineQuestion({
    type: `${service}.export_piece.v1`,
    description: `A piece of what the ${service} service has gathered for somebody's data export, at most 512 KiB of JSON.`,
    request,
    answer,
    example: {
      request: { exportId: EXAMPLE.export, piece: 1 },
      answer: { piece: { section: 'examples', items: [{ at: '2026-11-21T09:00:00+00:00' }] } },
    },
  });
}

/** Pieces of a data export, by the service that has gathered them. */
export const exportPieces = {
  community: exportPieceOf('community'),
  schedule: exportPieceOf('schedule'),
  content: exportPieceOf('content'),
  chat: exportPieceOf('chat'),
};
