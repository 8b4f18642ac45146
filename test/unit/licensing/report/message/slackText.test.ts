import fc from 'fast-check';
import { escapeSlack, slackText } from '../../../../../licensing/report/message/slackText';
import { reportOf } from '../../../../support/reportScene';

describe('the text for Slack', () => {
  it('has a heading, the headline and a line for each further sentence', () => {
    expect(slackText(reportOf())).toBe(
      [
        '*Microsoft 365 licenses, Contoso Ltd*',
        '*3 of 10 seats lie idle (30%).*',
        '• The seats cost €4,320.00 a year, €1,296.00 of it for idle seats.',
        '• No subscription is due for renewal in the next 90 days.',
      ].join('\n'),
    );
  });

  it('mentions nobody, whatever the company is called', () => {
    const text = slackText(reportOf({ company: '<!channel> & *Sons*\n<@U123>' }));
    expect(text.split('\n')[0]).toBe('*Microsoft 365 licenses, &lt;!channel&gt; &amp; ∗Sons∗ &lt;@U123&gt;*');
  });

  it('escapes the three control characters, and nothing else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const escaped = escapeSlack(text);
        expect(escaped).not.toMatch(/[<>]/);
        expect(escaped.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(text);
      }),
    );
  });
});
