import { requireId, requireViewer } from '@moim/subgraph-kit';
import { resolveReport as resolveReportUseCase } from '../../domain/resolve-report.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';
import { messages } from '../../messages.ts';

export const resolveReport: MutationResolvers['resolveReport'] = async (_mutation, { input }, context) => {
  const { userId } = requireViewer(context);
  const reportId = requireId('rep', input.reportId, 'reportId');
  const outcome = await resolveReportUseCase(context, userId, { ...input, reportId });
  if (!outcome.ok) return { report: null, hint: null, userErrors: outcome.userErrors };
  const row = await context.loaders.report.load(reportId);
  const isPersonUpheld = row?.subjectKind === 'PERSON' && row.status === 'UPHELD';
  return {
    report: row && { ...row, isForStaff: true },
    hint: isPersonUpheld ? messages(context.locale).removeMemberToo : null,
    userErrors: [],
  };
};
