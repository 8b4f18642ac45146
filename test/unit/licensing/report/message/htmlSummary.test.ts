import { htmlSummary } from '../../../../../licensing/report/message/htmlSummary';
import { candidateOf, licenseOf, reportOf } from '../../../../support/reportScene';

describe('the summary for a message', () => {
  it('has the sentences and what can be taken back, with its style in each element', () => {
    const summary = htmlSummary(reportOf());
    expect(summary).toContain('3 of 10 seats lie idle (30%).');
    expect(summary).toMatch(/Microsoft 365 E3<\/th>[\s\S]*>1<\/td>[\s\S]*€432\.00/);
    expect(summary).not.toMatch(/<style|class=|<script|https?:/);
  });

  it('is five licenses long, and sums up the others', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const summary = htmlSummary(
      reportOf({
        input: {
          licenses: names.map((name) => licenseOf({ skuId: name, name })),
          candidates: names.map((name) => candidateOf({ license: { skuId: name, name } })),
        },
      }),
    );
    expect(summary.match(/scope="row"/g)).toHaveLength(6);
    expect(summary).toContain('2 others');
  });

  it('has no table where nothing can be taken back, and no markup of a name', () => {
    const summary = htmlSummary(reportOf({ company: '<b>', input: { candidates: [] } }));
    expect(summary).not.toContain('<table');
    expect(summary).toContain('&lt;b&gt;');
  });
});
