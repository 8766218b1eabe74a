import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** How often, and after how long, what is found is looked at again. */
const LOOKS = 8;
const PAUSE_MS = 250;

/** What axe finds on a page as it stands that is serious or worse: the rule, the first element, and what is wrong with it. */
export async function seriousFindings(page: Page, options: { runOnly?: string[] } = {}): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in window"))) await page.evaluate(axe.source);
  let findings = await lookAt(page, options);
  // While colours change, some are the new ones already: what is only there for a moment is nothing.
  for (let i = 0; findings.length > 0 && i < LOOKS; i++) {
    await page.waitForTimeout(PAUSE_MS);
    findings = await lookAt(page, options);
  }
  return findings;
}

async function lookAt(page: Page, options: { runOnly?: string[] }): Promise<string[]> {
  const script = `axe.run(${JSON.stringify({ resultTypes: ['violations'], ...options })})`;
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that axe gives it
  const { violations } = await page.evaluate<any>(script);
  return violations
    .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }: Violation) => `${id}: ${nodes[0]?.html} ${nodes[0]?.any[0]?.message ?? ''}`);
}

interface Violation {
  id: string;
  nodes: { html: string; any: { message: string }[] }[];
}
