import type { Report } from '../text/report';
import { sentencesOf } from '../text/sentences';

/** The summary for Slack, in its mrkdwn. */
export function slackText(report: Report): string {
  const { title, company } = report;
  const [first = '', ...others] = sentencesOf(report);
  const heading = company === null ? title : `${title}, ${company}`;
  return [
    `*${slackName(heading)}*`,
    `*${slackName(first)}*`,
    ...others.map((sentence) => `• ${escapeSlack(sentence)}`),
  ].join('\n');
}

/** Slack's three control characters ("Formatting text for app surfaces", Escaping text): no mention, link or channel is made. */
export function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Between two asterisks: an asterisk of its own would end the bold letters, and a line break too. */
function slackName(text: string): string {
  return escapeSlack(text.replaceAll('*', '∗').replace(/\s+/gu, ' ').trim());
}
