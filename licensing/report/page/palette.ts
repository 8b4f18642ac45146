/** The colours of one theme, as `#rrggbb`. Texts have a contrast of 4.5 at least, parts of charts one of 3 (WCAG 2.2, AA). */
export interface Palette {
  /** Behind everything. */
  page: string;
  /** Behind tables and charts. */
  card: string;
  text: string;
  /** For what is said in passing. */
  muted: string;
  accent: string;
  line: string;
  /** The empty part of a bar. */
  track: string;
  inUse: string;
  review: string;
  removable: string;
  unassigned: string;
}

export const palettes: Readonly<Record<'light' | 'dark', Palette>> = {
  light: {
    page: '#f4f6f9',
    card: '#ffffff',
    text: '#16202e',
    muted: '#536074',
    accent: '#1d4f91',
    line: '#dbe1ea',
    track: '#eaeef4',
    inUse: '#2b66b1',
    review: '#a97a10',
    removable: '#c2452d',
    unassigned: '#7d8798',
  },
  dark: {
    page: '#10141b',
    card: '#181e28',
    text: '#e9edf4',
    muted: '#a5b0c2',
    accent: '#9cc4ff',
    line: '#2d3747',
    track: '#262f3d',
    inUse: '#5f9bea',
    review: '#e0b341',
    removable: '#ff7f63',
    unassigned: '#8994a8',
  },
};
