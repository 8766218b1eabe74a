/**
 * Where a person's presence on a platform stands: a sorted set, a member for each process in which they are connected, its score the instant (milliseconds since
 * 1970) until which that counts. So a process that dies takes nobody's presence in another one with it.
 */
export const presenceKey = (namespace: string, userId: string) => `${namespace}:presence:${userId}`;
