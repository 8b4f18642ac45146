const part = /(<!-- generated -->\n)[\s\S]*?(<!-- end of generated -->)/;

/** docs/performance.md with its generated part made anew; all other text stays. Throws RangeError where there is none. */
export function withGeneratedPart(document: string, content: string): string {
  if (!part.test(document)) throw new RangeError('The document has no generated part.');
  return document.replace(
    part,
    (_, opening: string, closing: string) => `${opening}\n${content}\n\n${closing}`,
  );
}
