import type { ReportResolvers } from '../generated/resolver-types.ts';

// What only leader and staff see is null in the answer to who reports.
export const Report: ReportResolvers = {
  subjectAuthor: ({ isForStaff, subjectAuthorId }, _args, { loaders }) =>
    isForStaff && subjectAuthorId !== null ? loaders.user.load(subjectAuthorId) : null,
  snapshot: ({ isForStaff, id }, _args, { loaders }) => (isForStaff ? loaders.reportSnapshot.load(id) : null),
  history: ({ isForStaff, id }, _args, { loaders }) => (isForStaff ? loaders.reportHistory.load(id) : null),
};
