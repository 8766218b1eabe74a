import { isIP } from 'node:net';
import { z } from 'zod';

/** `10.0.0.1`, `fd00::/8`: one address, or the network that a prefix of at least a bit leaves. */
function isAddressOrNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const bits = isIP(address) === 4 ? 32 : 128;
  const isPrefix = prefix === undefined || (/^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= bits);
  return isIP(address) !== 0 && isPrefix && rest.length === 0;
}

/** TRUST_PROXY in the environment of what people reach: proxies whose X-Forwarded-For is believed, addresses and networks. */
export const trustProxyVariable = z
  .string()
  .transform((list) => list.split(',').map((one) => one.trim()))
  .refine(
    (list) => list.every(isAddressOrNetwork),
    'it must be IP addresses or networks such as 10.0.0.0/8, separated by commas',
  )
  .optional();
