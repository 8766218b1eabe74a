/** Why the server closes a WebSocket, beside the codes of graphql-transport-ws (4400, 4401, 4403, 4406, 4408, 4409, 4429) and of WebSocket itself. */
export const CLOSE = {
  /** The server restarts: connect again, and resume. */
  restart: 1012,
  /** Whoever it was is so no more: no token, or its time is up. Renew it, connect again, and resume. */
  unauthorized: 4401,
  /** The session has ended, or the connection is not allowed: do not come back with the same token. */
  forbidden: 4403,
  /** Too many connections, subscriptions or messages. */
  tooMany: 4451,
  /** The client does not take what it is sent: connect again, and resume. */
  tooSlow: 4450,
} as const;
