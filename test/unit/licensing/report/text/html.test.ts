import fc from 'fast-check';
import { html } from '../../../../../licensing/report/text/html';

const decoded = (markup: string) =>
  markup
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('the tag html', () => {
  it('escapes values, in text and in attributes', () => {
    const name = `"><script>alert('1')</script> & more`;
    expect(html`<p title="${name}">${name}</p>`.markup).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; more</p>',
    );
  });

  it('keeps what it made itself, joins lists and leaves out null', () => {
    expect(html`${[html`<b>${'<'}</b>`, 1, null, 'a&b']}`.markup).toBe('<b>&lt;</b>1a&amp;b');
  });

  it('makes no markup of any text, and shows the text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { markup } = html`${text}`;
        expect(markup).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
        expect(decoded(markup)).toBe(text.replace(/[^\P{Cc}\t\n\r]/gu, '\uFFFD'));
      }),
    );
  });

  it('replaces what no document may hold: halves of a character and control characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\ud800', '\udfff', '\0', '\u001b', '\u0085', 'a', '😀') }),
        (text) => {
          expect(html`${text}`.markup).not.toMatch(/\p{Cs}|[^\P{Cc}\t\n\r]/u);
        },
      ),
    );
    expect(html`${'a😀\ud83d'}`.markup).toBe('a😀\uFFFD');
  });
});
