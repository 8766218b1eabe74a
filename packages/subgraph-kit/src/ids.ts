import { TypeID, typeid } from 'typeid-js';
import { badUserInput } from './errors.ts';

/** The kinds of ids: `usr_` + a UUIDv7 in base32, as TypeID writes it (github.com/jetify-com/typeid). */
export const ID_KINDS = [
  'usr',
  'ses',
  'ntf',
  'com',
  'inv',
  'sch',
  'pst',
  'cmt',
  'pho',
  'pol',
  'opt',
  'rep',
  'rom',
  'msg',
  'evt',
  'dlq',
  'del',
  'exp',
  'blk',
  'bat',
] as const;
export type IdKind = (typeof ID_KINDS)[number];

/** A new id; ids of one process rise with time. */
export function newId(kind: IdKind): string {
  return typeid(kind).toString();
}

/** Whether a string is an id of that kind. */
export function isId(kind: IdKind, value: string): boolean {
  try {
    TypeID.fromString(value, kind);
    return true;
  } catch {
    return false;
  }
}

/** The id, when it is one of that kind; throws BAD_USER_INPUT otherwise. For what clients send. */
export function requireId(kind: IdKind, value: string, argument = 'id'): string {
  if (isId(kind, value)) return value;
  throw badUserInput(`${argument}: not an id of the form ${kind}_...`);
}
