import { pathTo } from '../../app/paths.ts';

/** Where a notification leads: devices are a part of my page; what leads nowhere stays here. */
export function screenOf(link: string | null): string {
  if (link === null) return pathTo('notifications');
  return link.startsWith('/me/') ? pathTo('myPage') : link;
}
