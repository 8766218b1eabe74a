import type { Viewer } from '@moim/service-kit';

/** Whether a person is the viewer: what is somebody's alone (`me`-only fields) is null for everybody else. */
export function isViewer(userId: string, viewer: Viewer | null): boolean {
  return viewer?.userId === userId;
}
