import { requireViewer } from '@moim/subgraph-kit';
import { exportMyData as exportMyDataUseCase } from '../../domain/export-my-data.ts';
import type { MutationResolvers } from '../../generated/resolver-types.ts';

export const exportMyData: MutationResolvers['exportMyData'] = async (_mutation, _args, context) => {
  const { token, expiresAt } = await exportMyDataUseCase(context, requireViewer(context).userId);
  return { downloadUrl: new URL(`/exports/${token}`, context.publicUrl).href, expiresAt, userErrors: [] };
};
