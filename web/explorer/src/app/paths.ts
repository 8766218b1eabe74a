/** Addresses within the explorer: each type, field, event and operation has one. */
export const to = {
  overview: '/',
  operations: '/operations',
  operation: (name: string) => `/operations/${name}`,
  map: '/map',
  type: (type: string) => `/map/${type}`,
  field: (type: string, field: string) => `/map/${type}/${field}`,
  plan: '/plan',
  planOf: (name: string) => `/plan/${name}`,
  events: '/events',
  event: (type: string) => `/events/${type}`,
};

/** Where `Type.field` is. */
export function toCoordinate(coordinate: string): string {
  const [type = '', field = ''] = coordinate.split('.');
  return to.field(type, field);
}
