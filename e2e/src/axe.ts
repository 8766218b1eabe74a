import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds on a page as it stands that is serious or worse: the rule, and the first element. */
export async function seriousFindings(page: Page, options: { runOnly?: string[] } = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  const script = `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })})`;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that axe gives it
  const { violations } = await page.evaluate<any>(script);
  return violations
    .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`);
}
