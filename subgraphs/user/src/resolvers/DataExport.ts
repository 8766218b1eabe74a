import { statusOf } from '../domain/data-export.ts';
import type { DataExportResolvers } from '../generated/resolver-types.ts';

export const DataExport: DataExportResolvers = {
  status: (dataExport, _args, { now }) => statusOf(dataExport, now),
};
