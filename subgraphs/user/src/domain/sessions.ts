/** How sessions are opened and renewed, for who measures it. */
export { openSession } from './open-session.ts';
export { refreshSession } from './refresh-session.ts';
