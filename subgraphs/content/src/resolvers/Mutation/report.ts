import { requireViewer } from '@moim/subgraph-kit';
import { report as reportUseCase } from '../../domain/report.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const report: MutationResolvers['report'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const outcome = await reportUseCase(context, userId, input);
  if (!outcome.ok) return { report: null, userErrors: outcome.userErrors };
  const row = await context.loaders.report.load(outcome.reportId);
  return { report: row && { ...row, isForStaff: false }, userErrors: [] };
};
