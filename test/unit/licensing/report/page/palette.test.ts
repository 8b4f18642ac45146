import { palettes } from '../../../../../licensing/report/page/palette';

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(['light', 'dark'] as const)('the %s colours', (theme) => {
  const palette = palettes[theme];

  it.each(['text', 'muted', 'accent'] as const)('can be read: %s', (name) => {
    expect(contrast(palette[name], palette.page)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[name], palette.card)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['inUse', 'review', 'removable', 'unassigned'] as const)(
    'can be told from the ground: %s',
    (name) => {
      expect(contrast(palette[name], palette.card)).toBeGreaterThanOrEqual(3);
    },
  );
});
